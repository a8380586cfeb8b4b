import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import {
	exported,
	goodBucket,
	goodTrail,
	run,
	temporaryFolder,
} from "../kit/command";
import { resultIn } from "../kit/jsonReport";
import { expectAllPassed, expectOutcomes, saidOf } from "../kit/outcomes";
import { state } from "../kit/states";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("cloudtrail-compliance check", () => {
	const folder = temporaryFolder();
	after(() => folder.remove());

	const good = folder.write(
		"good.json",
		exported(goodTrail(), ...goodBucket()),
	);
	const bad = folder.write(
		"bad.json",
		exported(goodTrail({ enableLogFileValidation: false }), ...goodBucket()),
	);
	const undecided = folder.write(
		"undecided.json",
		exported(goodTrail({ enableLogFileValidation: UNKNOWN }), ...goodBucket()),
	);

	describe("exit codes", () => {
		it("0: nothing failed", () => assert.equal(run(["check", good]).code, 0));
		it("1: a mandatory control failed", () =>
			assert.equal(run(["check", bad]).code, 1));
		it("0: what could not be decided, without --strict", () =>
			assert.equal(run(["check", undecided]).code, 0));
		it("3: what could not be decided, with --strict", () =>
			assert.equal(run(["check", "--strict", undecided]).code, 3));
		it("1: a failure is louder than ignorance, with --strict", () =>
			assert.equal(run(["check", "--strict", bad, undecided]).code, 1));
		it("0: only an advisory control failed", () => {
			const config = folder.write("a.json", { "cloudtrail-4": "advisory" });
			assert.equal(run(["check", "--config", config, bad]).code, 0);
		});
		it("1: a control set to remediate failed", () => {
			const config = folder.write("r.json", { "cloudtrail-4": "remediate" });
			assert.equal(run(["check", "--config", config, bad]).code, 1);
		});
		it("0: a disabled control is not judged", () => {
			const config = folder.write("d.json", {
				"cloudtrail-4": { enforcementLevel: "disabled" },
			});
			const { code, stdout } = run(["check", "--config", config, bad]);
			assert.equal(code, 0);
			assert.match(stdout, /NO DATA +CloudTrail\.4 .*\(disabled\)/);
		});
		it("1: one of several sources fails", () =>
			assert.equal(run(["check", good, bad]).code, 1));
	});

	describe("wrong sources end with 2 and one line", () => {
		const cases: readonly (readonly [string, string | undefined, RegExp])[] = [
			["not JSON", "resources: []", /not valid JSON, or is truncated/],
			["truncated", '{"deployment":{"resources":[{"urn":', /is truncated/],
			["empty", "", /is empty/],
			["another shape", '{"hello":1}', /neither a stack export nor a preview/],
			["a list", "[]", /neither a stack export nor a preview/],
			["null", "null", /neither a stack export nor a preview/],
			["resources no list", '{"deployment":{"resources":7}}', /not an array/],
			["steps no list", '{"steps":"no"}', /not an array/],
			[
				"a preview that could not begin",
				'{"steps":[],"diagnostics":[{"severity":"error","message":"x"}]}',
				/a preview that could not start\. Pulumi reported: x\./,
			],
			[
				"a failed preview that shows nothing",
				'{"steps":[],"diagnostics":[{"severity":"error","message":"error: preview failed\\n"}]}',
				/a preview that could not start/,
			],
			[
				"a failed preview of a program in YAML",
				JSON.stringify({
					steps: [{ op: "create", urn: "u", newState: { urn: "u" } }],
					diagnostics: [
						{
							severity: "info#err",
							message: '\u001B[31mError\u001B[0m: "nosuch" not found\n',
						},
					],
				}),
				/a preview that failed\. Pulumi reported: Error: "nosuch" not found\./,
			],
			["not there", undefined, /does not exist/],
		];
		for (const [name, text, says] of cases)
			it(name, () => {
				const file =
					text === undefined
						? `${folder.path}/nowhere.json`
						: folder.write("wrong.json", text);
				const { code, stdout, stderr } = run(["check", file]);
				assert.equal(code, 2);
				assert.equal(stdout, "");
				assert.match(stderr, says);
				assert.equal(stderr.trimEnd().split("\n").length, 1);
				assert.ok(stderr.includes(file), "names the file");
				assert.doesNotMatch(stderr, /\n\s+at /);
			});
		for (const name of ["index.ts", "main.mjs"])
			it(`a program's file, ${name}`, () => {
				const file = folder.write(name, "export const a = 1;\n");
				const { code, stderr } = run(["check", file]);
				assert.equal(code, 2);
				assert.equal(
					stderr,
					`cloudtrail-compliance: ${file} is a program file: use the folder that contains its Pulumi.yaml.\n`,
				);
			});
		for (const command of ["check", "audit", "controls"])
			it(`an option that ${command} has not leads to its help`, () => {
				const { code, stderr } = run([command, "--nope"]);
				assert.equal(code, 2);
				assert.match(
					stderr,
					new RegExp(`Run "cloudtrail-compliance ${command} --help"`),
				);
			});
		it("a stack without a file is said, and no error", () => {
			folder.write("Pulumi.yaml", "name: shop\nruntime: nodejs\n");
			const { stderr } = run(["check", "--stack", "prod", folder.path]);
			assert.match(
				stderr,
				/warning: .* has no configuration file for stack prod: the program runs without/,
			);
			rmSync(join(folder.path, "Pulumi.yaml"));
		});
		it("an empty state is said to be one", () => {
			const file = folder.write("empty.json", {
				version: 3,
				deployment: { resources: [] },
			});
			const { stderr } = run(["check", file]);
			assert.match(stderr, /warning: .*empty\.json has no resources: /);
		});
		it("a folder without a program", () => {
			const { code, stderr } = run(["check", folder.path]);
			assert.equal(code, 2);
			assert.equal(stderr.trimEnd().split("\n").length, 1);
			assert.match(stderr, /Pulumi\.yaml/);
		});
	});

	it("judges a preview that a policy refused: all of the stack is in it", () => {
		const { deployment } = exported(goodTrail(), ...goodBucket());
		const file = folder.write("refused.json", {
			steps: deployment.resources.map((newState) => ({
				op: "create",
				urn: (newState as { readonly urn: string }).urn,
				newState,
			})),
			diagnostics: [{ severity: "error", message: "error: preview failed\n" }],
		});
		const { code, stdout } = run(["check", file]);
		assert.equal(code, 0);
		expectAllPassed(stdout);
	});

	describe("a preview of a stack that is there", () => {
		const unchanged = (...shown: readonly { readonly urn: string }[]) =>
			folder.write("unchanged.json", {
				steps: shown.map((newState) => ({
					op: "same",
					urn: newState.urn,
					oldState: newState,
					newState: { ...newState, outputs: undefined },
				})),
				changeSummary: { same: goodBucket().length + 1 },
			});

		it("that shows only what changes is refused, with what to do", () => {
			const { code, stdout, stderr } = run(["check", unchanged(goodTrail())]);
			assert.equal(code, 2);
			assert.equal(stdout, "");
			assert.match(stderr, /shows only changes, without \d unchanged/);
			assert.match(stderr, /pulumi preview --json --show-sames/);
			assert.equal(stderr.trimEnd().split("\n").length, 1);
		});

		it("that shows all of it is judged", () => {
			const { code, stdout } = run([
				"check",
				unchanged(goodTrail(), ...goodBucket()),
			]);
			assert.equal(code, 0, stdout);
			expectAllPassed(stdout);
		});

		it("has the names that the provider chose before", () => {
			const [bucket, ...rest] = goodBucket();
			assert.ok(bucket);
			const { code, stdout } = run([
				"check",
				unchanged(
					goodTrail(),
					Object.assign({}, bucket, { inputs: {} }),
					...rest,
				),
			]);
			assert.equal(code, 0, stdout);
			expectAllPassed(stdout);
		});
	});

	it("reads either kind of file on standard input", () => {
		const input = JSON.stringify(exported(goodTrail(), ...goodBucket()));
		const { code, stdout } = run(["check", "-"], { input });
		assert.equal(code, 0);
		assert.match(stdout, /standard input \(state\)/);
	});

	it("reads a preview: what will be, and not what goes", () => {
		const step = (op: string, newState: { urn: string }) => ({
			op,
			urn: newState.urn,
			newState,
		});
		const file = folder.write("preview.json", {
			steps: [
				step("create", goodTrail()),
				...goodBucket().map((one) => step("same", one)),
				step(
					"delete",
					state("aws:cloudtrail/trail:Trail", "old", { s3BucketName: "x" }),
				),
			],
		});
		const { code, stdout } = run(["check", file]);
		assert.equal(code, 0, stdout);
		assert.match(stdout, /\(preview\)/);
	});

	it("takes a preview's inputs, not the outputs that were", () => {
		const file = folder.write("changed.json", {
			steps: [
				...goodBucket().map((newState) => ({
					op: "same",
					urn: newState.urn,
					newState,
				})),
				{
					op: "update",
					urn: goodTrail().urn,
					newState: {
						...goodTrail({ enableLogFileValidation: false }),
						outputs: { enableLogFileValidation: true },
					},
				},
			],
		});
		assert.equal(run(["check", file]).code, 1);
	});

	it("says where in the program, and why, and what to do", () => {
		const { stdout } = run(["check", bad]);
		assert.match(stdout, /audit \(failed\) {2}index\.ts:14/);
		assert.match(stdout, /Trail audit does not validate its log files\./);
		assert.match(stdout, /Fix: Set enableLogFileValidation to true\./);
		const failed = { "cloudtrail-4": "FAILED" };
		expectOutcomes(saidOf(stdout), failed, { others: "PASSED" });
		assert.match(
			stdout,
			/^\d+ controls: 1 failed, 1 finding, 1 low; 1 no data, \d+ passed$/m,
		);
	});

	it("tells masked and encrypted values from bad ones", () => {
		const masked = folder.write(
			"masked.json",
			exported(goodTrail(), ...goodBucket().slice(0, 1), goodBucket()[2], {
				...state("aws:s3/bucketPolicy:BucketPolicy", "policy", {
					bucket: "logs-111122223333",
					policy: "[secret]",
				}),
			}),
		);
		const { code, stdout } = run(["check", "--format", "json", masked]);
		assert.equal(code, 0, stdout);
		const six = resultIn(stdout).controls.find(
			({ policy }) => policy === "cloudtrail-6",
		);
		assert.equal(six?.status, "UNKNOWN");
		assert.equal(six.findings[0]?.cause, "unreadable");
	});
});
