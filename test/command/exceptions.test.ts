import assert from "node:assert/strict";
import {
	exported,
	goodBucket,
	goodTrail,
	run,
	temporaryFolder,
} from "../kit/command";
import { resultIn } from "../kit/jsonReport";
import { state } from "../kit/states";

const trail = goodTrail({ enableLogFileValidation: false });
const audit = trail.urn;
const stack = "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod";

describe("--config with a version 2 file", () => {
	const folder = temporaryFolder();
	after(() => folder.remove());
	const bad = folder.write("bad.json", exported(trail, ...goodBucket()));
	const empty = folder.write("empty.json", exported());

	const check = (content: unknown, source = bad, ...more: string[]) =>
		run([
			...["check", source, ...more],
			...["--config", folder.write("config.json", content)],
		]);
	const told = (content: unknown, source = bad) => {
		const { code, stdout, stderr } = check(content, source, "--format", "json");
		const report = resultIn(stdout);
		return {
			code,
			stderr,
			report,
			of: (policy: string) =>
				report.controls.find((control) => control.policy === policy),
		};
	};
	const excepting = (
		policies: readonly string[],
		targets: readonly string[],
		more: object = {},
	) => ({
		version: 2,
		exceptions: {
			"EXC-1": {
				reason: "Replaced next quarter",
				match: [{ policies, targets }],
			},
		},
		...more,
	});

	describe("and its policies", () => {
		for (const [words, policies, code] of [
			["none", {}, 1],
			["a level for all", { all: "advisory" }, 0],
			["a level for one", { "cloudtrail-4": "disabled" }, 0],
			["a level for another", { "cloudtrail-2": "disabled" }, 1],
		] as const)
			it(words, () => {
				const ended = check({ version: 2, policies });
				assert.equal(ended.code, code, ended.stdout);
				assert.equal(ended.stderr, "");
			});
	});

	describe("and an exception", () => {
		it("sets the violation aside, with its reason and ID", () => {
			const { code, of, report, stderr } = told(
				excepting(["cloudtrail-4"], [audit]),
			);
			assert.equal(code, 0);
			assert.equal(stderr, "");
			assert.equal(of("cloudtrail-4")?.status, "EXEMPT");
			assert.deepEqual(of("cloudtrail-4")?.findings[0]?.exemption, {
				resource: audit,
				reason: "Replaced next quarter",
				exception: "EXC-1",
			});
			assert.deepEqual(report.unusedExemptions, []);
		});

		it("says so in the text", () => {
			const { code, stdout } = check(excepting(["cloudtrail-4"], [audit]));
			assert.equal(code, 0);
			assert.match(stdout, /EXEMPT +CloudTrail\.4/);
			assert.match(
				stdout,
				/Exempt: Replaced next quarter \(policy exception EXC-1\)/,
			);
			assert.doesNotMatch(stdout, /Unused/);
		});

		it("of the stack sets aside what the stack lacks", () => {
			const { code, of } = told(
				excepting(["cloudtrail-1", "cloudtrail-3"], [stack]),
				empty,
			);
			assert.equal(code, 0);
			assert.equal(of("cloudtrail-1")?.status, "EXEMPT");
			assert.equal(of("cloudtrail-3")?.status, "EXEMPT");
		});

		for (const [words, content] of [
			["another policy's", excepting(["cloudtrail-2"], [audit])],
			["another resource's", excepting(["cloudtrail-4"], [`${audit}-2`])],
			["another stack's", excepting(["cloudtrail-4"], [stack])],
			[
				"one that would match as a glob alone",
				excepting(
					["cloudtrail-4"],
					[
						"urn:pulumi:prod::shop::*::audit",
						"urn:pulumi:**::*::*::*",
						audit.replace("audit", "aud[i]t"),
					],
				),
			],
			[
				"one whose policy and target are in two entries",
				{
					version: 2,
					exceptions: {
						"EXC-1": {
							reason: "x",
							match: [
								{ policies: ["cloudtrail-4"], targets: [stack] },
								{ policies: ["cloudtrail-2"], targets: [audit] },
							],
						},
					},
				},
			],
		] as const)
			it(`${words} matches no finding, and is listed`, () => {
				const { code, of, report } = told(content);
				assert.equal(code, 1);
				assert.equal(of("cloudtrail-4")?.status, "FAILED");
				assert.ok(report.unusedExemptions.length > 0);
				for (const unused of report.unusedExemptions)
					assert.equal(unused.exception, "EXC-1");
			});

		it("that matches no finding is listed in the text", () => {
			const { stdout } = check(
				excepting(["cloudtrail-4"], [audit, `${audit}-2`]),
			);
			const text = stdout.replace(/\s+/g, " ");
			assert.ok(
				text.includes(
					`Unused exception EXC-1 of cloudtrail-4: ${audit}-2 matches no finding.`,
				),
				stdout,
			);
			assert.ok(!text.includes(`${audit} sets nothing`));
		});

		it("of one resource silences no other", () => {
			const two = folder.write(
				"two.json",
				exported(
					trail,
					state("aws:cloudtrail/trail:Trail", "audit-2", trail.inputs),
					...goodBucket(),
				),
			);
			const { code, of } = told(excepting(["cloudtrail-4"], [audit]), two);
			assert.equal(code, 1);
			assert.deepEqual(
				of("cloudtrail-4")?.findings.map(({ name, status }) => [name, status]),
				[
					["audit", "EXEMPT"],
					["audit-2", "FAILED"],
				],
			);
		});

		it("leaves what is not known yet unknown", () => {
			const pending = folder.write(
				"pending.json",
				exported(
					goodTrail({
						enableLogFileValidation: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
					}),
					...goodBucket(),
				),
			);
			const content = excepting(["cloudtrail-4"], [audit]);
			const { of, report } = told(content, pending);
			assert.equal(of("cloudtrail-4")?.status, "UNKNOWN");
			assert.deepEqual(report.unusedExemptions, []);
			const denied = excepting(["cloudtrail-4"], [audit], {
				policies: { "cloudtrail-4": { pending: "deny" } },
			});
			assert.equal(told(denied, pending).of("cloudtrail-4")?.status, "EXEMPT");
		});

		it("holds where an exemption of the policy's own has expired", () => {
			const exemptions = [
				{ resource: "audit", reason: "Was new", expires: "2020-01-31" },
			];
			const { code, of } = told(
				excepting(["cloudtrail-4"], [audit], {
					policies: { "cloudtrail-4": { exemptions } },
				}),
			);
			assert.equal(code, 0);
			assert.equal(of("cloudtrail-4")?.status, "EXEMPT");
		});

		it("speaks by the lowest ID, with digits as numbers", () => {
			const match = [{ policies: ["cloudtrail-4"], targets: [audit] }];
			const { of } = told({
				version: 2,
				exceptions: {
					"EXC-10": { reason: "ten", match },
					"EXC-100": { reason: "hundred", match },
					"EXC-9": { reason: "nine", match },
				},
			});
			const [found] = of("cloudtrail-4")?.findings ?? [];
			assert.deepEqual(found?.exemption, {
				resource: audit,
				reason: "nine",
				exception: "EXC-9",
			});
		});
	});

	describe("warns in one line, and goes on,", () => {
		const lines = (stderr: string) => stderr.trimEnd().split("\n");

		for (const [words, content] of [
			["version 1", { environments: ["security/policies"] }],
			["version 2", { version: 2, environments: ["a", "b"] }],
		] as const)
			it(`of environments that only Pulumi reads: ${words}`, () => {
				const { code, stderr } = check(content);
				assert.equal(code, 1);
				assert.equal(lines(stderr).length, 1, stderr);
				assert.match(
					stderr,
					/warning: .*config\.json: this command does not read Pulumi ESC environments/,
				);
			});

		it("but not of a list of no environments", () => {
			assert.equal(check({ environments: [] }).stderr, "");
			assert.equal(check({ version: 2, environments: null }).stderr, "");
		});

		it("of a policy that the pack does not have", () => {
			const { code, stderr } = check(
				excepting(["cloudtrail-4", "gone", "gone"], [audit]),
			);
			assert.equal(code, 0);
			assert.deepEqual(lines(stderr).length, 1, stderr);
			assert.match(stderr, /exceptions\.EXC-1 names the policy "gone"/);
		});

		it("of what Pulumi ignores in an exception, as an end", () => {
			const match = [{ policies: ["cloudtrail-4"], targets: [audit] }];
			const { code, stderr } = check({
				version: 2,
				exceptions: { a: { reason: "x", expires: "2020-01-01", match } },
			});
			assert.equal(code, 0);
			assert.match(
				stderr,
				/exceptions\.a has the property "expires", which Pulumi ignores\.\n$/,
			);
		});
	});

	it("refuses what is wrong with 2, in one line", () => {
		const { code, stdout, stderr } = check(
			excepting(["cloudtrail-4"], ["audit"]),
		);
		assert.equal(code, 2);
		assert.equal(stdout, "");
		assert.match(
			stderr,
			/^cloudtrail-compliance: .*config\.json: exceptions\.EXC-1\.match\[0\]\.targets\[0\] must be .*\n$/,
		);
	});
});
