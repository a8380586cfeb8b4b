import assert from "node:assert/strict";
import { load } from "cheerio";
import { controls } from "../../policypack/controls";
import { toHtml } from "../../policypack/hosts/report/html";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import {
	accountId,
	accountWith,
	disputedAccounts,
	failingAccounts,
	manyAccounts,
} from "../kit/accounts";
import { disagreementWith } from "../kit/disagreements";
import { reportWith } from "../kit/reports";

const pageOf = (report: JsonReport) => load(toHtml(report, { controls }));

/** Names in the first column of the tables of a page, by the table's caption. */
function rowsIn($: ReturnType<typeof pageOf>, caption: RegExp) {
	const table = $(".matrix").filter((_, one) =>
		caption.test($(one).find("caption").text()),
	);
	return table
		.find("tbody th")
		.toArray()
		.map((one) => $(one).text().trim());
}

/** Links of a page that lead nowhere. */
function deadLinks($: ReturnType<typeof pageOf>): readonly string[] {
	const ids = new Set(
		$("[id]")
			.toArray()
			.map((one) => `#${$(one).attr("id")}`),
	);
	return $('a[href^="#"]')
		.toArray()
		.map((one) => $(one).attr("href") ?? "")
		.filter((href) => !ids.has(href));
}

describe("the HTML report of 1,000 accounts", () => {
	const report = manyAccounts(1000);
	const $ = pageOf(report);

	it("has a row for each account, those that did not pass first", () => {
		const worse = rowsIn($, /in which one failed/);
		const fine = rowsIn($, /in which nothing failed/);
		assert.equal(worse[0], accountId(7));
		assert.ok(worse.includes(accountId(8)));
		assert.ok(fine.includes(accountId(1)));
		const all = report.sources.map(({ source }) => source.name);
		assert.deepEqual([...worse, ...fine].sort(), [...all].sort());
	});
	it("folds the accounts that passed, with their number", () => {
		const folded = $("details.fine");
		assert.equal(folded.attr("open"), undefined);
		assert.equal(
			folded.find("summary").text(),
			"900 accounts in which nothing failed or is unknown",
		);
	});
	it("has evidence of what did not pass, and of nothing else", () => {
		const text = $("main").text();
		assert.match(
			text,
			new RegExp(`Trail main of ${accountId(7)} does not meet`),
		);
		assert.match(
			text,
			new RegExp(`Trail main of ${accountId(8)} does not meet`),
		);
		const articles = $(".control")
			.toArray()
			.map((one) => $(one).attr("class"));
		assert.ok(articles.every((name) => !/passed|no-data/.test(name ?? "")));
	});
	it("leads to the accounts that did not pass, and from each to the next", () => {
		const link = $(".contents a").filter((_, one) =>
			/^Accounts that did not pass \(100\)$/.test($(one).text()),
		);
		const first = link.attr("href");
		assert.equal(first, "#source-8");
		const next = $(`${first} .steps a`).last();
		assert.match(next.text(), /^Next account: /);
		assert.equal($(next.attr("href") ?? "").length, 1);
	});
	it("has no link that leads nowhere", () => {
		for (const page of [
			$,
			pageOf(disputedAccounts(60)),
			pageOf(failingAccounts(60)),
		])
			assert.deepEqual(deadLinks(page), []);
	});
	it("has accounts in its verdict", () => {
		assert.match(
			$(".sentence").text(),
			/100 of 7,000 checks failed in 50 of 1,000 accounts/,
		);
	});
	it("is smaller than 2 MB, and than 20 MB where every control failed", () => {
		assert.ok(toHtml(report, { controls }).length < 2_000_000);
		assert.ok(toHtml(failingAccounts(1000), { controls }).length < 20_000_000);
	});
	it("has every failure where every control of every account failed", () => {
		const page = pageOf(failingAccounts(200));
		const text = page("main").text();
		for (const place of [0, 57, 199])
			assert.match(
				text,
				new RegExp(
					`Trail main of ${accountId(place)} does not meet CloudTrail\\.6`,
				),
			);
	});
	it("states that nothing failed, where nothing did", () => {
		const passed = Array.from({ length: 60 }, (_, place) =>
			accountWith(accountId(place), "PPPPPPP"),
		);
		const page = pageOf(reportWith(...passed));
		assert.match(page("#results").text(), /Nothing failed or is unknown\./);
		assert.deepEqual(deadLinks(page), []);
	});
});

describe("the HTML report of 50 accounts", () => {
	it("has evidence of each control of each account", () => {
		const $ = pageOf(manyAccounts(50));
		assert.equal($("details.fine").length, 0);
		assert.match($("#source-2").text(), new RegExp(accountId(1)));
		assert.ok($("#source-2 .control.passed").length > 0);
		assert.deepEqual(deadLinks($), []);
	});
});

describe("the HTML report with disagreements with AWS", () => {
	const given = disagreementWith({
		aws: {
			...disagreementWith().aws,
			reason: "<b>Validation</b> is off.",
			observedAt: "2027-03-30T08:12:00.000Z",
		},
		ours: { result: "EXEMPT", reason: "It moves" },
	});
	const report = reportWith({
		...accountWith("111122223333", "PPPPPPP"),
		disagreements: [given],
	});

	it("has a section with both results and reasons, as text", () => {
		const $ = pageOf(report);
		const text = $("#disagreements").text();
		assert.match(text, /CloudTrail\.4 central/);
		assert.match(text, /AWS: Failed\. /);
		assert.match(text, /This report: Exempt\. It moves\./);
		assert.match(
			text,
			/Security Hub CSPM in eu-west-1: <b>Validation<\/b> is off\./,
		);
		assert.match(text, /AWS evaluated it on 2027-03-30 08:12 UTC, 49 hours/);
		assert.match(text, /It moves\./);
		assert.equal($('.contents a[href="#disagreements"]').length, 1);
	});
	it("has no such section without one", () => {
		const $ = pageOf(reportWith(accountWith("111122223333", "PPPPPPP")));
		assert.equal($("#disagreements").length, 0);
		assert.deepEqual(deadLinks($), []);
	});
	it("names sources that were counted together", () => {
		const [one] = report.sources;
		assert.ok(one);
		const source = { ...one.source, sources: ["infra.json", "logs.json"] };
		const text = pageOf(reportWith({ ...one, source }))("#source-1").text();
		assert.match(text, /Counted together\s*infra\.json\s*logs\.json/);
	});
});
