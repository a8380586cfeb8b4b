import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { shellWord } from "../../policypack/providers/shell";
import { commandsIn, faultsOf, wordsOf } from "../kit/awsCli";
import { fixesIn } from "./inDialect";

describe("the commands in the fixes of a live account", () => {
	const found = fixesIn("live").flatMap(({ where, fix }) =>
		commandsIn(fix).map((command) => ({ where, command })),
	);

	it("are commands of the AWS CLI, with its options", () => {
		for (const { where, command } of found)
			assert.deepEqual(faultsOf(command), [], `${where}: ${command}`);
	});

	it("are there for each control that AWS lets one fix", () => {
		const named = new Set(found.map(({ where }) => where.split(":")[0]));
		for (const number of [1, 2, 3, 4, 5, 6, 7, 9, 10])
			assert.ok(named.has(`CloudTrail.${number}`), `CloudTrail.${number}`);
	});

	it("name the trail, and the Region that it is at home in", () => {
		const ofTrails = found.filter(({ command }) =>
			/ (?:update-trail|start-logging) /.test(command),
		);
		for (const { command } of ofTrails)
			assert.match(command, / --name (?:[\w-]+) .*--region eu-west-1$|NAME/);
	});

	it("are not named for a resource that a program declares", () => {
		for (const dialect of ["aws", "aws-native", "other"] as const)
			for (const { where, fix } of fixesIn(dialect))
				assert.deepEqual(commandsIn(fix), [], where);
	});

	it("would not pass with a mistake", () => {
		const mistakes: Readonly<Record<string, string>> = {
			"aws cloudtrail start-trail --name audit":
				"no operation start-trail of cloudtrail",
			"aws cloudtrail update-trail --name audit --kms-key KEY":
				"no option --kms-key",
			"aws cloudtrail update-trail --name --kms-key-id KEY":
				"no value of --name",
			"aws cloudtrail update-trail --name audit --is-multi-region-trail true":
				"a value of --is-multi-region-trail",
			"aws s3api put-public-access-block --bucket logs --public-access-block-configuration BlockAll=true":
				"no BlockAll in PublicAccessBlockConfiguration | undefined",
			'aws s3api put-bucket-logging --bucket logs --bucket-logging-status \'{"LoggingEnabled":{"Bucket":"x"}}\'':
				"no Bucket in LoggingEnabled | undefined",
			"aws trail start-logging --name audit": "no service trail",
		};
		for (const [command, fault] of Object.entries(mistakes))
			assert.deepEqual(faultsOf(command), [fault], command);
	});
});

describe("a word of a command", () => {
	it("is left as it is where a shell does so", () => {
		for (const name of ["audit", "my-trail_1.x", "arn:aws:s3:::logs"])
			assert.equal(shellWord(name), name);
	});

	it("is quoted otherwise", () => {
		assert.equal(shellWord("a b"), "'a b'");
		assert.equal(shellWord("it's"), "'it'\\''s'");
		assert.equal(shellWord("$(date)"), "'$(date)'");
		assert.equal(shellWord(""), "''");
	});

	it("arrives as it was written", () => {
		const words = fc.array(fc.string({ unit: "grapheme-ascii" }), {
			minLength: 1,
			maxLength: 20,
		});
		fc.assert(
			fc.property(words, (all) => {
				const script = `for word in ${all.map(shellWord).join(" ")}; do printf '%s\\n' "$word"; done`;
				const printed = execFileSync("sh", ["-c", script], {
					encoding: "utf8",
				});
				assert.equal(printed, all.map((one) => `${one}\n`).join(""));
			}),
			{ numRuns: 20 },
		);
	});

	it("is taken apart again by these tests", () =>
		assert.deepEqual(wordsOf(`aws x ${shellWord("it's")} b`), [
			"aws",
			"x",
			"it's",
			"b",
		]));
});
