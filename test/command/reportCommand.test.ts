import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { run, temporaryFolder } from "../kit/command";
import { reportIn } from "../kit/jsonReport";
import {
	controlWith,
	EVERYTHING,
	findingWith,
	reportOf,
	reportWith,
	resultWith,
} from "../kit/reports";

describe("cloudtrail-compliance report", () => {
	const folder = temporaryFolder();
	after(() => folder.remove());
	const failing = reportOf(findingWith());
	const file = folder.write("failing.json", failing);

	it("ends with 0, whatever is in the report", () => {
		const { code, stdout, stderr } = run(["report", file]);
		assert.deepEqual([code, stderr], [0, ""]);
		assert.match(stdout, /^1 control: 1 failed, 1 finding, 1 low\n/);
	});

	it("writes the same JSON", () => {
		const all = folder.write("all.json", EVERYTHING);
		const { stdout } = run(["report", all, "--format", "json"]);
		assert.deepEqual(reportIn(stdout), EVERYTHING);
	});

	it("reads standard input, and UTF-16 as PowerShell writes it", () => {
		const input = JSON.stringify(failing);
		const { code, stdout } = run(["report", "-", "--format", "json"], {
			input,
		});
		assert.equal(code, 0);
		assert.deepEqual(reportIn(stdout), failing);
		const wide = folder.write("wide.json", "");
		folder.bytes(wide, Buffer.from(`\uFEFF${input}`, "utf16le"));
		assert.equal(run(["report", wide]).code, 0);
		folder.bytes(wide, gzipSync(input));
		assert.equal(run(["report", wide]).code, 0);
	});

	it("joins several reports, as of the newest", () => {
		const of = (name: string, generatedAt: string, configuration?: string) =>
			folder.write(`${name}.json`, {
				...reportWith(
					resultWith([controlWith([findingWith()])], { kind: "state", name }),
				),
				tool: { name: "cloudtrail-compliance", version: `1.0.${name.length}` },
				generatedAt,
				...(configuration && { configuration }),
			});
		const { stdout, code, stderr } = run([
			"report",
			of("one", "2027-04-01T09:30:00.000Z", "a.json"),
			of("three", "2027-04-02T01:00:00Z"),
			of("four", "2027-04-01T23:00:00.000Z", "b.json"),
			...["--format", "json"],
		]);
		assert.equal(code, 0, stderr);
		const joined = reportIn(stdout);
		assert.deepEqual(
			joined.sources.map(({ source }) => source.name),
			["one", "three", "four"],
		);
		assert.equal(joined.generatedAt, "2027-04-02T01:00:00Z");
		assert.equal(joined.tool.version, "1.0.5");
		assert.equal(joined.configuration, "a.json, b.json");
	});

	describe("refuses with 2 and one line", () => {
		const changed = (change: (report: Record<string, unknown>) => void) => {
			const report = JSON.parse(JSON.stringify(failing));
			change(report);
			return report;
		};
		const inFirst = (
			name: "finding" | "control",
			key: string,
			value: unknown,
		) => {
			const report = JSON.parse(JSON.stringify(failing));
			const [control] = report.sources[0].controls;
			const object = name === "control" ? control : control.findings[0];
			if (value === undefined) delete object[key];
			else object[key] = value;
			return report;
		};
		const FINDING = "sources\\[0\\]\\.controls\\[0\\]\\.findings\\[0\\]";
		const cases: readonly (readonly [string, unknown, RegExp])[] = [
			["an empty file", "", /is empty: use a file that `check` or `audit`/],
			["blanks", " \n", /is empty/],
			["no JSON", "tool: x", /is not valid JSON, or is truncated: use a file/],
			[
				"a truncated report",
				JSON.stringify(failing).slice(0, 300),
				/wrong\.json.* is not valid JSON, or is truncated/,
			],
			["a list", [failing], /is not a JSON report of this command/],
			["null", "null", /is not a JSON report/],
			[
				"a stack export",
				{ version: 3, deployment: { resources: [] } },
				/is not a JSON report of this command: use a file that `check` or `audit` wrote with --format json --output FILE/,
			],
			[
				"version 1",
				changed((report) => {
					report.schemaVersion = 1;
				}),
				/schema version 1, and this command reads version 2: write the report again/,
			],
			[
				"a version as text",
				changed((report) => {
					report.schemaVersion = "2";
				}),
				/schema version unknown/,
			],
			[
				"another tool",
				changed((report) => {
					report.tool = { name: "other", version: "1.0.0" };
				}),
				/report\.tool\.name must be "cloudtrail-compliance"/,
			],
			[
				"no sources",
				changed((report) => {
					report.sources = [];
				}),
				/report\.sources must not be empty/,
			],
			[
				"sources by name",
				changed((report) => {
					report.sources = {};
				}),
				/report\.sources must be an array, in brackets/,
			],
			[
				"a time that is none",
				changed((report) => {
					report.generatedAt = "today";
				}),
				/report\.generatedAt must be date and time in UTC/,
			],
			[
				"another status",
				inFirst("finding", "status", "failed"),
				new RegExp(`${FINDING}\\.status must be one of PASSED, FAILED, `),
			],
			[
				"a cause that is unknown",
				inFirst("finding", "cause", "denied"),
				new RegExp(`${FINDING}\\.cause must be one of pending, .*, null`),
			],
			[
				"line 0",
				inFirst("finding", "location", { file: "a.ts", line: 0 }),
				new RegExp(`${FINDING}\\.location\\.line must be a whole number of at`),
			],
			[
				"a number for a name",
				inFirst("finding", "name", 7),
				new RegExp(`${FINDING}\\.name must be a string, in quotes`),
			],
			[
				"no reason",
				inFirst("finding", "reason", undefined),
				new RegExp(`${FINDING} requires "reason": add it`),
			],
			[
				"findings that are no array",
				inFirst("control", "findings", null),
				/controls\[0\]\.findings must be an array, in brackets/,
			],
			[
				"a misspelt property, by a version that is named",
				inFirst("control", "severty", "Low"),
				/controls\[0\] has the unknown property "severty": did you mean severity\?; the report is by version 1\.2\.3 of the package, and this is version \d/,
			],
		];
		for (const [words, content, says] of cases)
			it(words, () => {
				const wrong = folder.write("wrong.json", content);
				for (const args of [
					["report", wrong],
					["report", file, wrong],
					["diff", wrong, file],
					["diff", file, wrong],
					["check", file, "--baseline", wrong],
				].slice(0, content === "" ? 5 : 1)) {
					const { code, stdout, stderr } = run(args);
					assert.equal(code, 2, args.join(" "));
					assert.equal(stdout, "");
					assert.match(stderr, says);
					assert.ok(stderr.includes("wrong.json"), "names the file");
					assert.equal(stderr.trimEnd().split("\n").length, 1);
					assert.doesNotMatch(stderr, /internal error|undefined/);
				}
			});

		for (const [words, path, says] of [
			["a file that is not there", "no/such.json", /\(ENOENT\): use a file/],
			["a folder", ".", /\(EISDIR\): use a file that/],
			["no name", "", /The report cannot be read \(ENOENT\)/],
		] as const)
			it(words, () => {
				const { code, stdout, stderr } = run(["report", path]);
				assert.deepEqual([code, stdout], [2, ""]);
				assert.match(stderr, says);
				assert.equal(stderr.trimEnd().split("\n").length, 1);
			});

		it("standard input twice", () => {
			for (const args of [
				["report", "-", "-"],
				["diff", "-", "-"],
			]) {
				const { code, stderr } = run(args, { input: JSON.stringify(failing) });
				assert.equal(code, 2);
				assert.match(stderr, /- is given more than once/);
			}
		});

		it("no file", () => {
			const { code, stderr } = run(["report"]);
			assert.equal(code, 2);
			assert.match(stderr, /missing required argument 'file'/);
		});
	});
});
