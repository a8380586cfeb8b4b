import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import {
	assertNothingDone,
	assertPasses,
	assertWent,
} from "../kit/engine/assertions";
import type { EngineRun } from "../kit/engine/harness";
import { deliversAll } from "../kit/engine/outcomes";
import { go } from "../kit/languages/go";
import type { LanguageRun } from "../kit/languages/languageRun";
import { node } from "../kit/languages/node";
import { python } from "../kit/languages/python";
import { yaml } from "../kit/languages/yaml";
import { classRun, resourcesIn } from "./classRun";

const languages = [yaml, node, python, go];

const mistakes = [
	"cloudtrail-compliance:index:ComplianceTrail resource 'audit' has a problem: ComplianceTrail audit: 2 arguments are not valid:",
	"\t\t- property dataEvents[0].fields[0].equals with value [] has a problem: must not be empty: add a value.",
	"\t\t- property retention.expirationDays with value 30 has a problem: must be a whole number from 365 to 36500; got the number 30.",
].join("\n");

const unknownByProvider =
	/- property retention\.expirationDay with value 400 has a problem: is not a known argument \(did you mean expirationDays\?\)\./;

/** The types of the component's resources that an operation began. */
const resourcesBegun = ({ steps }: EngineRun): readonly string[] =>
	steps.map(({ urn }) => urn).filter((urn) => urn.includes("ComplianceTrail$"));

describe("ComplianceTrail, registered from", () => {
	let ofClass: LanguageRun;

	before(async () => {
		ofClass = await classRun();
		for (const run of ofClass.runs) assertWent(run);
	});

	for (const { name, run } of languages)
		describe(name, () => {
			for (const program of ["example", "arguments"])
				describe(`the program "${program}"`, () => {
					let done: LanguageRun;

					before(async () => {
						done = await run(program, ["preview", "up", "preview"]);
					});

					it("passes all seven controls in a preview, without a finding", () => {
						const [previewed] = done.runs;
						assert.ok(previewed);
						assertPasses(previewed);
						assert.deepEqual(previewed.ownEvents, []);
					});

					it("passes all seven controls in an update, and can deliver", () => {
						const [, updated] = done.runs;
						assert.ok(updated);
						assertPasses(updated);
						assert.ok(deliversAll(updated), updated.stdout);
					});

					it("has nothing to do afterwards", () => {
						const [, , again] = done.runs;
						assert.ok(again);
						assertNothingDone(again, 20);
					});

					it("has strings as outputs", () => {
						const { trailArn, alarmTopicArn } = done.outputs;
						assert.equal(
							trailArn,
							"arn:aws:cloudtrail:us-east-1:111122223333:trail/audit",
						);
						assert.equal(
							alarmTopicArn,
							"arn:aws:sns:us-east-1:111122223333:cloudtrail-audit-alarms",
						);
						if (program === "example")
							assert.match(String(done.outputs.bucketName), /^audit-logs-/);
					});

					if (program === "arguments")
						it("registers the resources that the class registers", () => {
							assert.deepEqual(resourcesIn(done), resourcesIn(ofClass));
						});
				});

			it("is refused with the property path of a mistake", async () => {
				const { runs } = await run("mistake", ["preview"]);
				const [refused] = runs;
				assert.ok(refused);
				assert.equal(refused.ok, false);
				assert.equal(refused.errors[0], mistakes);
				assert.deepEqual(resourcesBegun(refused), []);
			});
		});

	// Go's compiler refuses it, and the language host of YAML by the schema.
	for (const [{ name, run }, message] of [
		[
			yaml,
			/Property expirationDay does not exist on 'cloudtrail-compliance:index:Retention'\n *on Pulumi\.yaml line 10:/,
		],
		[node, unknownByProvider],
		[python, unknownByProvider],
	] as const)
		it(`${name}: an unknown property is refused by its path`, async () => {
			const { runs } = await run("unknown", ["preview"]);
			const [refused] = runs;
			assert.ok(refused);
			assert.equal(refused.ok, false);
			const said = [...refused.errors, refused.stdout].join("\n");
			assert.match(stripVTControlCharacters(said), message);
			assert.deepEqual(resourcesBegun(refused), []);
		});
});
