import assert from "node:assert/strict";
import {
	exported,
	goodBucket,
	goodTrail,
	run,
	temporaryFolder,
} from "../kit/command";
import { reportIn } from "../kit/jsonReport";
import { expectOutcomes, saidOf } from "../kit/outcomes";
import { state } from "../kit/states";

describe("--config", () => {
	const folder = temporaryFolder();
	after(() => folder.remove());
	const bad = folder.write(
		"bad.json",
		exported(goodTrail({ enableLogFileValidation: false }), ...goodBucket()),
	);
	const withConfig = (content: unknown, source = bad) =>
		run(["check", source, "--config", folder.write("config.json", content)]);

	describe("takes what the CLI takes", () => {
		for (const [name, content, code] of [
			["an empty file", "", 1],
			["an empty object", {}, 1],
			["a level for all", { all: "advisory" }, 0],
			[
				"a level for all, as an object",
				{ all: { enforcementLevel: "advisory" } },
				0,
			],
			["a bare level", { "cloudtrail-4": "advisory" }, 0],
			[
				"a level in an object",
				{ "cloudtrail-4": { enforcementLevel: "advisory" } },
				0,
			],
			[
				"one policy's level before that of all",
				{ all: "advisory", "cloudtrail-4": "mandatory" },
				1,
			],
		] as const)
			it(name, () => assert.equal(withConfig(content).code, code));
	});

	describe("refuses all that is wrong with 2, in one line, with where and what is allowed", () => {
		const exemption = (patch: object) => ({
			"cloudtrail-4": {
				exemptions: [{ resource: "audit", reason: "known", ...patch }],
			},
		});
		for (const [name, content, says] of [
			["not JSON", "{", /:1 is not valid JSON/],
			[
				"not JSON in its third line",
				'{\n"cloudtrail-4": "advisory",\n}',
				/:3 is not valid JSON: correct the file\./,
			],
			["not an object", "[]", /not a JSON object/],
			[
				"an unknown policy",
				{ "cloudtrail-98": "advisory" },
				/unknown policy "cloudtrail-98".*cloudtrail-7/,
			],
			[
				"an unknown property",
				{ "cloudtrail-4": { pendign: "deny" } },
				/cloudtrail-4 has the unknown property "pendign": did you mean pending\?$/m,
			],
			[
				"outside, where there is none",
				{ "cloudtrail-4": { outside: "deny" } },
				/unknown property "outside"/,
			],
			[
				"an unknown level",
				{ "cloudtrail-4": "strict" },
				/enforcementLevel must be one of mandatory, advisory/,
			],
			[
				"a level of the wrong type",
				{ "cloudtrail-4": { enforcementLevel: 7 } },
				/enforcementLevel/,
			],
			[
				"a policy of the wrong type",
				{ "cloudtrail-4": 7 },
				/cloudtrail-4 must be an object or an enforcement level; a level must be one of/,
			],
			[
				"an unknown value",
				{ "cloudtrail-6": { pending: "no" } },
				/cloudtrail-6\.pending must be one of advise, ignore, deny/,
			],
			[
				"an unknown value of outside",
				{ "cloudtrail-1": { outside: "no" } },
				/cloudtrail-1\.outside must be one of/,
			],
			[
				"exemptions that are no list",
				{ "cloudtrail-4": { exemptions: "audit" } },
				/exemptions must be an array such as/,
			],
			[
				"an exemption without a reason",
				{ "cloudtrail-4": { exemptions: [{ resource: "audit" }] } },
				/exemptions\[0\] requires "reason"/,
			],
			[
				"an empty reason",
				exemption({ reason: "" }),
				/reason must not be empty/,
			],
			[
				"a blank reason",
				exemption({ reason: "  " }),
				/reason must not be empty/,
			],
			[
				"a bad date",
				exemption({ expires: "31.12.2026" }),
				/expires must be a date/,
			],
			[
				"a day that is none",
				exemption({ expires: "2026-02-30" }),
				/expires must be a date/,
			],
			[
				"an unknown property of an exemption",
				exemption({ until: "2026-12-31" }),
				/unknown property "until"/,
			],
		] as const)
			it(name, () => {
				const { code, stdout, stderr } = withConfig(content);
				assert.equal(code, 2, stdout);
				assert.match(stderr, says);
				assert.equal(stderr.trimEnd().split("\n").length, 1, stderr);
				assert.match(stderr, /config\.json/);
			});
		it("a file that is not there", () => {
			const { code, stderr } = run(["check", bad, "--config", "nowhere.json"]);
			assert.equal(code, 2);
			assert.match(stderr, /nowhere\.json cannot be read/);
		});
		it("a value is never echoed", () => {
			const { stderr } = withConfig({ "cloudtrail-6": { pending: "hunter2" } });
			assert.ok(!stderr.includes("hunter2"));
		});
	});

	describe("exemptions", () => {
		const exempting = (...exemptions: readonly object[]) =>
			withConfig({ "cloudtrail-4": { exemptions } });

		it("set a finding aside, with the reason told", () => {
			const { code, stdout } = exempting({
				resource: "aud*",
				reason: "Replaced next quarter",
				expires: "2999-12-31",
				ticket: "SEC-1",
			});
			assert.equal(code, 0);
			assert.match(stdout, /EXEMPT +CloudTrail\.4/);
			assert.match(stdout, /Replaced next quarter, until 2999-12-31 \(SEC-1\)/);
		});
		it("match the URN, too", () => {
			const resource = "urn:pulumi:prod::*::audit";
			assert.equal(exempting({ resource, reason: "known" }).code, 0);
		});
		it("that have expired let the failure stand, and say so", () => {
			const { code, stdout } = exempting({
				resource: "audit",
				reason: "Was new",
				expires: "2020-01-31",
			});
			assert.equal(code, 1);
			assert.match(
				stdout.replace(/\s+/g, " "),
				/\(Was new\) expired on 2020-01-31/,
			);
		});
		describe("hold to the end of their last day, by --today", () => {
			const expires = "2030-06-30";
			const on = (today: string, ...more: readonly string[]) =>
				run([
					...["check", bad, "--today", today, ...more],
					...["--config"],
					folder.write("config.json", {
						"cloudtrail-4": {
							exemptions: [{ resource: "audit", reason: "Was new", expires }],
						},
					}),
				]);

			for (const today of ["2024-02-29", "2030-06-29", "2030-06-30"])
				it(`${today}: exempt`, () => {
					const { code, stdout } = on(today);
					assert.equal(code, 0, stdout);
					assert.match(stdout, /EXEMPT +CloudTrail\.4/);
				});
			for (const today of ["2030-07-01", "2031-01-01"])
				it(`${today}: expired, with its reason`, () => {
					const { code, stdout } = on(today);
					assert.equal(code, 1);
					assert.match(
						stdout.replace(/\s+/g, " "),
						/\(Was new\) expired on 2030-06-30/,
					);
				});
			it("the report is of now, all the same", () => {
				const { stdout } = on("2030-07-01", "--format", "json");
				const { generatedAt } = reportIn(stdout);
				assert.ok(Math.abs(Date.now() - Date.parse(generatedAt)) < 120_000);
			});
			for (const today of [
				"",
				"tomorrow",
				"2030-02-30",
				"2030-6-1",
				"01.07.2030",
			])
				it(`"${today}" is refused, with what to write`, () => {
					const { code, stdout, stderr } = on(today);
					assert.equal(code, 2);
					assert.equal(stdout, "");
					assert.match(
						stderr,
						/--today .*is not a valid date: use a date such as 2026-12-31\.\n$/,
					);
				});
			it("the help says what it is for", () => {
				const { stdout } = run(["check", "--help"]);
				assert.match(
					stdout,
					/--today <date> +evaluate exemptions as of this date/,
				);
			});
		});

		it("that set nothing aside are listed", () => {
			const { code, stdout } = exempting(
				{ resource: "audit", reason: "known" },
				{ resource: "other-*", reason: "gone" },
			);
			assert.equal(code, 0);
			assert.match(stdout, /Unused exemption of cloudtrail-4: other-\*/);
			assert.doesNotMatch(stdout, /Unused exemption of cloudtrail-4: audit/);
		});
		it("of one control silence no other", () => {
			const { code } = withConfig({
				"cloudtrail-2": { exemptions: [{ resource: "*", reason: "known" }] },
			});
			assert.equal(code, 1);
		});
	});

	it("of one resource silence no other", () => {
		const two = folder.write(
			"two.json",
			exported(
				goodTrail({ enableLogFileValidation: false }),
				state("aws:cloudtrail/trail:Trail", "audit-2", {
					...goodTrail().inputs,
					enableLogFileValidation: false,
				}),
				...goodBucket(),
			),
		);
		const { code, stdout } = withConfig(
			{ "cloudtrail-4": { exemptions: [{ resource: "audit", reason: "x" }] } },
			two,
		);
		assert.equal(code, 1);
		assert.match(stdout, /- audit \(exempt\)/);
		assert.match(stdout, /- audit-2 \(failed\)/);
	});

	it("outside: ignore asks no trail of a stack", () => {
		const empty = folder.write("empty.json", exported());
		assert.equal(run(["check", empty]).code, 1);
		const { code, stdout } = withConfig(
			{
				"cloudtrail-1": { outside: "ignore" },
				"cloudtrail-3": { outside: "ignore" },
			},
			empty,
		);
		assert.equal(code, 0);
		expectOutcomes(saidOf(stdout), {}, { others: "NO DATA" });
	});

	it("outside: deny wants the trail's bucket in the stack", () => {
		const alone = folder.write("alone.json", exported(goodTrail()));
		assert.equal(run(["check", alone]).code, 0);
		const denied = withConfig({ "cloudtrail-7": { outside: "deny" } }, alone);
		assert.equal(denied.code, 1);
		assert.match(denied.stdout, /FAILED +CloudTrail\.7/);
	});

	it("pending: deny fails what is not known yet", () => {
		const pending = folder.write(
			"pending.json",
			exported(
				goodTrail({
					enableLogFileValidation: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
				}),
				...goodBucket(),
			),
		);
		assert.equal(run(["check", pending]).code, 0);
		const denied = withConfig({ "cloudtrail-4": { pending: "deny" } }, pending);
		assert.equal(denied.code, 1);
	});
});
