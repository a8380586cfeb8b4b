import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { controls } from "../../policypack/controls";
import { requirementText } from "../../policypack/judging/requirement";
import {
	exported,
	goodBucket,
	goodTrail,
	run,
	temporaryFolder,
} from "../kit/command";
import { defaultControls, ownControls } from "../kit/controls";
import { reportIn, resultIn } from "../kit/jsonReport";

function requirementsOf(wanted: string): readonly string[] {
	const control = controls.find(({ id }) => id === wanted);
	return control?.requirements.map(requirementText) ?? [];
}

describe("what the command writes", () => {
	const folder = temporaryFolder();
	after(() => folder.remove());
	const bad = folder.write(
		"bad.json",
		exported(goodTrail({ enableLogFileValidation: false })),
	);

	describe("JSON", () => {
		const { stdout } = run(["check", "--format", "json", bad]);
		const report = reportIn(stdout);
		const result = resultIn(stdout);

		it("has the shape that users rely on", () => {
			assert.deepEqual(Object.keys(report), [
				"schemaVersion",
				"tool",
				"generatedAt",
				"sources",
			]);
			assert.equal(report.schemaVersion, 2);
			assert.equal(report.tool.name, "cloudtrail-compliance");
			assert.match(report.tool.version, /^\d+\.\d+\.\d+/);
			assert.match(
				report.generatedAt,
				/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
			);
			assert.deepEqual(Object.keys(result), [
				"source",
				"controls",
				"unusedExemptions",
				"summary",
			]);
			assert.deepEqual(result.source, { kind: "state", name: bad });
			assert.deepEqual(
				result.controls.map(({ id }) => id),
				[...defaultControls, ...ownControls].map(({ id }) => id),
			);
		});

		it("says of a control all that there is", () => {
			const found = result.controls.find(({ id }) => id === "CloudTrail.4");
			assert.ok(found);
			const { findings, ...four } = found;
			assert.deepEqual(four, {
				id: "CloudTrail.4",
				policy: "cloudtrail-4",
				title: "CloudTrail log file validation should be enabled",
				severity: "Low",
				enforcement: "mandatory",
				status: "FAILED",
				requirements: [
					"PCI DSS v3.2.1/10.5.2",
					"PCI DSS v3.2.1/10.5.5",
					"CIS AWS Foundations Benchmark v1.2.0/2.2",
					"CIS AWS Foundations Benchmark v1.4.0/3.2",
					"NIST.800-53.r5 AU-9",
					"NIST.800-53.r5 SI-4",
					"NIST.800-53.r5 SI-7(1)",
					"NIST.800-53.r5 SI-7(3)",
					"NIST.800-53.r5 SI-7(7)",
					"CIS AWS Foundations Benchmark v3.0.0/3.2",
					"CIS AWS Foundations Benchmark v5.0.0/3.2",
					"NIST.800-171.r2 3.3.8",
					"PCI DSS v4.0.1/10.3.2",
				],
			});
			assert.deepEqual(findings, [
				{
					status: "FAILED",
					resource: "urn:pulumi:prod::shop::aws:cloudtrail/trail:Trail::audit",
					type: "aws:cloudtrail/trail:Trail",
					name: "audit",
					reason: "Trail audit does not validate its log files.",
					fix: "Set enableLogFileValidation to true.",
					cause: null,
					location: { file: "index.ts", line: 14 },
					exemption: null,
				},
			]);
		});

		it("counts each control once", () => {
			assert.deepEqual(result.summary, {
				PASSED: 4,
				FAILED: 1,
				UNKNOWN: 0,
				NO_DATA: 3,
				EXEMPT: 0,
			});
		});

		it("has several sources in the order that they are given in", () => {
			const good = folder.write(
				"good.json",
				exported(goodTrail(), ...goodBucket()),
			);
			const { sources } = reportIn(
				run(["check", "--format", "json", bad, good]).stdout,
			);
			assert.deepEqual(
				sources.map(({ source, summary }) => [source.name, summary.FAILED]),
				[
					[bad, 1],
					[good, 0],
				],
			);
		});
	});

	it("writes several formats, each where it is told to", () => {
		const json = `${folder.path}/report.json`;
		const { stdout, code } = run([
			"check",
			bad,
			"--format",
			"json",
			"--output",
			json,
			"--format",
			"text",
		]);
		assert.equal(code, 1);
		assert.match(stdout, /\d+ controls:/);
		assert.equal(reportIn(readFileSync(json, "utf8")).schemaVersion, 2);
	});

	for (const [name, args, says] of [
		["an unknown format", ["--format", "pdf"], /use one of text, json/],
		[
			"two on standard output",
			["--format", "json", "--format", "text"],
			/--output/,
		],
		[
			"two in one file",
			["--output", "same.txt", "--format", "json", "--output", "same.txt"],
			/Two reports would be written to same\.txt/,
		],
		["a file without a name", ["--output", ""], /The --output file cannot/],
		[
			"a configuration without a name",
			["--config", ""],
			/The --config file cannot be read/,
		],
		[
			"a file in no folder",
			["--output", "/nowhere/at/all.txt"],
			/cannot be written/,
		],
	] as const)
		it(`refuses ${name} with 2`, () => {
			const { code, stderr } = run(["check", bad, ...args]);
			assert.equal(code, 2);
			assert.match(stderr, says);
		});

	describe("text", () => {
		it("keeps within 80 columns, but for a longer word alone on its line", () => {
			const { stdout } = run(["check", bad]);
			for (const line of stdout.split("\n"))
				assert.ok(
					line.length <= 80 || !line.trim().includes(" "),
					`too wide: ${line}`,
				);
		});

		it("cuts no URN, however long", () => {
			const name = "n".repeat(150);
			const long = goodTrail({ enableLogFileValidation: false });
			const urn = long.urn.replace(/audit$/, name);
			const file = folder.write("long.json", exported({ ...long, urn }));
			const lines = run(["check", file]).stdout.split("\n");
			assert.ok(lines.some((line) => line.trim() === urn));
			for (const line of lines)
				assert.ok(line.length <= 80 || !line.trim().includes(" "), line);
		});

		it("has no colour where there is no terminal", () => {
			assert.ok(!run(["check", bad]).stdout.includes("\u001B"));
		});

		it("names every control in one line with its status", () => {
			const { stdout } = run(["check", bad]);
			for (const { id, topic } of defaultControls)
				assert.match(
					stdout,
					new RegExp(`^(PASSED|FAILED|NO DATA) +${id} .*${topic}$`, "m"),
				);
		});
	});

	it("advises where a pass could be safer", () => {
		const bucket = goodBucket().filter(({ urn }) => !urn.includes("Block"));
		const file = folder.write("advice.json", exported(goodTrail(), ...bucket));
		const { stdout, code } = run(["check", file]);
		assert.equal(code, 0);
		assert.match(stdout, /PASSED +CloudTrail\.6/);
		assert.match(stdout, /logs \(advice\)/);
	});

	describe("controls", () => {
		it("lists all", () => {
			const { stdout, code } = run(["controls"]);
			assert.equal(code, 0);
			for (const { id, policy } of controls) {
				assert.ok(stdout.includes(id));
				assert.ok(stdout.includes(policy));
			}
		});
		for (const word of ["CloudTrail.4", "cloudtrail-4", "4"])
			it(`tells ${word} in full`, () => {
				const { stdout, code } = run(["controls", word]);
				assert.equal(code, 0);
				for (const requirement of requirementsOf("CloudTrail.4"))
					assert.ok(stdout.includes(requirement));
			});
		it("tells them to machines, where it is told to", () => {
			const file = `${folder.path}/controls.json`;
			const { code, stdout } = run([
				"controls",
				...["--format", "json", "--output", file, "--no-color"],
			]);
			assert.deepEqual([code, stdout], [0, ""]);
			const all = JSON.parse(readFileSync(file, "utf8"));
			assert.deepEqual(
				all.map(({ id }: { readonly id: string }) => id),
				controls.map(({ id }) => id),
			);
			const one = run(["controls", "CloudTrail.5", "--format", "json"]).stdout;
			const five = all.find(
				({ id }: { readonly id: string }) => id === "CloudTrail.5",
			);
			assert.deepEqual(JSON.parse(one), five);
			assert.equal(five.severity, "Medium");
			const { text, framework, version, requirement, readOn } =
				five.requirements[0];
			assert.deepEqual(
				{ text, framework, version, requirement },
				{
					text: "PCI DSS v3.2.1/10.5.3",
					framework: "PCI DSS",
					version: "v3.2.1",
					requirement: "10.5.3",
				},
			);
			assert.match(readOn.url, /cloudtrail-controls\.html$/);
		});
		it("refuses an unknown one with 2", () => {
			const { code, stderr } = run(["controls", "CloudTrail.98"]);
			assert.equal(code, 2);
			assert.match(stderr, /use one of CloudTrail\.1/);
		});
	});

	for (const args of [["--help"], ["check", "--help"], ["controls", "--help"]])
		it(`${args.join(" ")} helps and ends with 0`, () => {
			const { code, stdout } = run(args);
			assert.equal(code, 0);
			assert.match(stdout, /Usage: cloudtrail-compliance/);
		});
	for (const args of [[], ["chekc"], ["check"], ["check", "--nope", "x"]])
		it(`"${args.join(" ")}" is bad usage and ends with 2`, () => {
			const { code, stdout, stderr } = run(args);
			assert.equal(code, 2);
			assert.equal(stdout, "");
			assert.notEqual(stderr, "");
		});
});
