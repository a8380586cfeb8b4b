import assert from "node:assert/strict";
import { load } from "cheerio";
import MarkdownIt from "markdown-it";
import { controls } from "../../policypack/controls";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import { toMarkdown } from "../../policypack/hosts/report/markdown";
import { accountId, accountWith, manyAccounts } from "../kit/accounts";
import { disagreementWith } from "../kit/disagreements";
import { HOSTILE, reportWith } from "../kit/reports";

const help = Object.fromEntries(
	controls.map((control) => [control.id, control]),
);

function written(report: JsonReport, limit?: number): string {
	return toMarkdown(report, { help, ...(limit !== undefined && { limit }) });
}

/** The first table, as GitHub renders it: the texts of its cells by row. */
function matrixIn(markdown: string): readonly (readonly string[])[] {
	const $ = load(new MarkdownIt({ html: true }).render(markdown));
	const table = $("table").first();
	return table
		.find("tr")
		.toArray()
		.map((row) =>
			$(row)
				.find("th, td")
				.toArray()
				.map((cell) => $(cell).text().trim()),
		);
}

const THREE = reportWith(
	accountWith("111122223333", "PPPPPPP"),
	accountWith("444455556666", "PFPUEP-"),
	accountWith("777788889999", "FPPPPPP"),
);

describe("Markdown of several accounts", () => {
	it("has a matrix first, the worst account first", () => {
		assert.deepEqual(matrixIn(written(THREE)), [
			["Account", "CT.1", "CT.2", "CT.3", "CT.4", "CT.5", "CT.6", "CT.7"],
			["777788889999", "❌", "✅", "✅", "✅", "✅", "✅", "✅"],
			["444455556666", "✅", "❌", "✅", "❔", "E", "✅", "➖"],
			["111122223333", "✅", "✅", "✅", "✅", "✅", "✅", "✅"],
		]);
	});
	it("has the number of accounts in the verdict", () => {
		assert.match(written(THREE), /^\*\*7 controls in 3 accounts: /m);
	});
	it("has no matrix for one account", () => {
		const [one] = THREE.sources;
		assert.ok(one);
		assert.doesNotMatch(written(reportWith(one)), /CT\.1/);
	});
	for (const [what, name] of Object.entries(HOSTILE))
		it(`has one row for a source with ${what} in its name`, () => {
			const [one, two] = THREE.sources;
			assert.ok(one && two);
			const source = { ...one.source, name };
			const rows = matrixIn(written(reportWith({ ...one, source }, two)));
			assert.equal(rows.length, 3);
			for (const row of rows) assert.equal(row.length, 8);
		});
	it("fits into a comment with 1,000 accounts, and counts those that passed", () => {
		const markdown = written(manyAccounts(1000));
		assert.ok(markdown.length <= 65_536);
		assert.match(
			markdown,
			/… and 900 more accounts in which nothing failed or is unknown\./,
		);
		const names = matrixIn(markdown).map(([name]) => name);
		assert.ok(names.includes(accountId(7)));
		assert.ok(!names.includes(accountId(1)));
	});
	for (const [limit, every] of [
		[65_536, 2],
		[65_536, 20],
		[8_000, 20],
	] as const)
		it(`counts what does not fit into ${limit} characters, one in ${every} failing`, () => {
			// Every account fails where none has the place of a passing one.
			const failing = manyAccounts(1000, every).sources.map(({ source }) =>
				accountWith(source.name, "FFFFFFF"),
			);
			const markdown = written(reportWith(...failing), limit);
			assert.ok(markdown.length <= limit);
			const rows = matrixIn(markdown).length - 1;
			const [, more = ""] =
				/… and ([\d,]+) more accounts with a control that failed/.exec(
					markdown,
				) ?? [];
			assert.equal(rows + Number(more.replace(",", "")), 1000);
		});
	it("names the sources that were counted together", () => {
		const [one] = THREE.sources;
		assert.ok(one);
		const source = { ...one.source, sources: ["infra.json", "logs_2.json"] };
		assert.match(
			load(
				new MarkdownIt({ html: true }).render(
					written(reportWith({ ...one, source })),
				),
			).text(),
			/Counted together: infra\.json, logs_2\.json/,
		);
	});
});

describe("Markdown with disagreements with AWS", () => {
	const disputed = (count: number, reason = "Validation is off.") => {
		const one = disagreementWith();
		return reportWith({
			...accountWith("111122223333", "PPPPPPP"),
			disagreements: Array.from({ length: count }, () => ({
				...one,
				aws: { ...one.aws, reason },
			})),
		});
	};

	it("has them in a block that can be opened, with both results", () => {
		const markdown = written(disputed(1));
		assert.match(markdown, /<summary>⚖️ 1 disagreement with AWS\./);
		assert.match(
			markdown,
			/- CloudTrail\.4 `central` \(AWS: failed, this report: passed\)\. \*\*AWS:\*\* Security Hub CSPM in eu-west-1: Validation is off\./,
		);
	});
	it("counts what does not fit", () => {
		const markdown = written(disputed(500, "x".repeat(900)));
		assert.ok(markdown.length <= 65_536);
		assert.match(markdown, /500 disagreements with AWS/);
		assert.match(markdown, /- … and \d+ more\n/);
	});
	it("shows a hostile reason as text", () => {
		const markdown = written(disputed(1, `<img src=x> @octocat | a`));
		assert.doesNotMatch(markdown, /<img|@octocat/);
	});
	it("has no block without one", () => {
		assert.doesNotMatch(written(THREE), /disagreement/);
	});
});
