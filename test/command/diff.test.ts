import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { run, temporaryFolder } from "../kit/command";
import {
	controlWith,
	findingWith,
	HOSTILE,
	hostileReport,
	reportOf,
	reportWith,
	resultWith,
} from "../kit/reports";

const CHANGES = ["new", "fixed", "changed", "remaining"] as const;

describe("cloudtrail-compliance diff", () => {
	const folder = temporaryFolder();
	after(() => folder.remove());
	const failing = (...names: readonly string[]) =>
		names.map((name) => findingWith({ name }));
	const unknown = findingWith({
		name: "turned",
		status: "UNKNOWN",
		reason: "Known after the update.",
		cause: "pending",
	});
	const before = folder.write(
		"before.json",
		reportOf(...failing("old", "stays", "turned")),
	);
	const later = reportOf(...failing("stays", "added"), unknown);
	const after_ = folder.write("after.json", later);

	it("lists what is new, fixed, changed and remaining as text", () => {
		const { stdout, code } = run(["diff", before, after_]);
		assert.equal(code, 1);
		const counts = "1 new, 1 fixed, 1 changed, 1 remaining";
		const lines = stdout.trimEnd().split("\n");
		assert.deepEqual([lines[0], lines.at(-1)], [counts, counts]);
		for (const [title, name] of [
			["NEW", "added"],
			["FIXED", "old"],
			["CHANGED", "turned"],
			["REMAINING", "stays"],
		])
			assert.match(
				stdout,
				new RegExp(
					`^${title} \\(1\\)\\n {2}CloudTrail\\.4 {2}Low {2}${name} {2}infra/index\\.ts:12$`,
					"m",
				),
			);
		assert.match(stdout, /Trail added does not validate its log files\./);
		assert.match(stdout, /Fix: Set enableLogFileValidation to true\./);
		assert.match(stdout, /Status: FAILED -> UNKNOWN/);
		for (const line of lines) assert.ok(line.length <= 80, line);
	});

	it("lists them as JSON", () => {
		const args = ["--format", "json"];
		const { stdout, code } = run(["diff", before, after_, ...args]);
		assert.equal(code, 1);
		const diff = JSON.parse(stdout);
		assert.deepEqual(
			CHANGES.map((change) =>
				diff[change].map(({ name }: { readonly name: string }) => name),
			),
			[["added"], ["old"], ["turned"], ["stays"]],
		);
		assert.deepEqual(diff.summary, {
			new: 1,
			fixed: 1,
			changed: 1,
			remaining: 1,
		});
		assert.deepEqual(Object.keys(diff), [
			...["schemaVersion", "tool", "before", "after"],
			...CHANGES,
			"summary",
		]);
		const [turned] = diff.changed;
		assert.equal(turned.before.status, "FAILED");
		assert.equal(turned.after.status, "UNKNOWN");
		assert.equal(diff.new[0].before, null);
		assert.equal(diff.fixed[0].after, null);
		assert.deepEqual(diff.after, {
			file: after_,
			generatedAt: later.generatedAt,
		});
	});

	it("lists them as Markdown", () => {
		const args = ["--format", "markdown"];
		const { stdout } = run(["diff", before, after_, ...args]);
		assert.match(stdout, /^## CloudTrail compliance: 1 new, 1 fixed, /);
		for (const [title, name] of [
			["New failures", "added"],
			["Fixed", "old"],
			["Changed", "turned"],
			["Remaining failures", "stays"],
		])
			assert.match(
				stdout,
				new RegExp(
					`^### ${title} \\(1\\)\\n\\n\\| Control .*\\n\\| ---.*\\n\\| CloudTrail\\.4 \\| Low \\| ${name} \\|`,
					"m",
				),
			);
	});

	it("writes several formats at once", () => {
		const file = `${folder.path}/diff.json`;
		const { stdout, code } = run([
			...["diff", before, after_, "--format", "json", "--output", file],
			...["--format", "text", "--quiet"],
		]);
		assert.equal(code, 1);
		assert.equal(stdout, "1 new, 1 fixed, 1 changed, 1 remaining\n");
		assert.equal(JSON.parse(readFileSync(file, "utf8")).summary.new, 1);
	});

	describe("ends with", () => {
		it("0: nothing is new", () => {
			assert.equal(run(["diff", before, before]).code, 0);
			const fixed = folder.write("fixed.json", reportOf(...failing("stays")));
			assert.equal(run(["diff", before, fixed]).code, 0);
		});
		it("0: only an advisory control fails anew", () => {
			const advisory = folder.write(
				"advisory.json",
				reportWith(
					resultWith([
						controlWith(failing("added"), { enforcement: "advisory" }),
					]),
				),
			);
			assert.equal(run(["diff", before, advisory]).code, 0);
		});
		for (const [severity, code] of [
			["low", 1],
			["medium", 0],
		] as const)
			it(`${code}: what is new is Low, with --fail-on ${severity}`, () =>
				assert.equal(
					run(["diff", before, after_, "--fail-on", severity]).code,
					code,
				));
		it("1: one of both on standard input", () => {
			const input = JSON.stringify(later);
			assert.equal(run(["diff", before, "-"], { input }).code, 1);
		});
		it("2: one report alone", () =>
			assert.equal(run(["diff", before]).code, 2));
		it("2: a format that only other commands have", () => {
			const { code, stderr } = run([
				"diff",
				before,
				after_,
				"--format",
				"html",
			]);
			assert.equal(code, 2);
			assert.match(
				stderr,
				/html is unknown: use one of text, markdown, json\./,
			);
		});
	});

	it("groups failures from one line, but not with --all", () => {
		const none = folder.write("none.json", reportOf());
		const names = Array.from({ length: 350 }, (_, at) => `t-${at}`);
		const many = folder.write("many.json", reportOf(...failing(...names)));
		const grouped = run(["diff", none, many]).stdout;
		assert.match(
			grouped,
			/^NEW \(350\)\n {2}CloudTrail\.4 {2}Low {2}t-0 and 349 more/m,
		);
		assert.ok(grouped.split("\n").length < 20);
		const each = run(["diff", none, many, "--all"]).stdout;
		assert.equal(each.match(/^ {2}CloudTrail\.4/gm)?.length, 350);
	});

	it("writes no more Markdown than a comment may have", () => {
		const none = folder.write("none.json", reportOf());
		const names = Array.from(
			{ length: 2_000 },
			(_, at) => `${at}-${"x".repeat(400)}`,
		);
		const many = folder.write("many.json", reportOf(...failing(...names)));
		const args = ["--format", "markdown"];
		const { stdout } = run(["diff", none, many, ...args]);
		assert.ok(stdout.length <= 65_536, `${stdout.length}`);
		assert.match(stdout, /### New failures \(2000\)/);
		const rows = stdout.match(/^\| CloudTrail\.4/gm)?.length ?? 0;
		assert.ok(rows > 10);
		assert.ok(stdout.includes(`${2_000 - rows} more are not shown.`));
	});

	for (const [words, text] of Object.entries(HOSTILE))
		it(`keeps ${words} without its effect`, () => {
			const none = folder.write("none.json", reportOf());
			const hostile = folder.write("hostile.json", hostileReport(text));
			const file = `${folder.path}/diff.md`;
			const { code, stdout, stderr } = run([
				...["diff", none, hostile, "--format", "markdown", "--output", file],
				...["--format", "text"],
			]);
			assert.equal(code, 1, stderr);
			assert.match(stdout, /^NEW \(1\)$/m);
			for (const written of [stdout, readFileSync(file, "utf8")])
				assert.doesNotMatch(
					written.replaceAll("\n", ""),
					/\p{Cc}|[\u200E\u200F\u2028-\u202E\u2066-\u2069]/u,
				);
			const markdown = readFileSync(file, "utf8").replaceAll("<br>", "");
			assert.doesNotMatch(markdown, /<|https?:\/\/|[^#]#[^#\s\d]/);
			for (const row of markdown.split("\n").filter((line) => line[0] === "|"))
				assert.equal(row.split("|").length, 7, row.slice(0, 200));
		});
});
