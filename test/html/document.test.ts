import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { load } from "cheerio";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import {
	largeReport,
	mixedReport,
	report,
	sourcesReport,
} from "../kit/htmlReports";
import { documentOf, htmlOf, textIn } from "./read";

const REPORTS: Readonly<Record<string, JsonReport>> = {
	"of one source": mixedReport(),
	"of three sources": sourcesReport(3),
	"of twelve sources": sourcesReport(12),
	"with 500 findings": largeReport(500),
	"without controls": report([
		{
			source: { kind: "state", name: "empty.json" },
			controls: [],
			unusedExemptions: [],
			summary: { PASSED: 0, FAILED: 0, UNKNOWN: 0, NO_DATA: 0, EXEMPT: 0 },
		},
	]),
};

for (const [name, given] of Object.entries(REPORTS))
	describe(`the HTML document ${name}`, () => {
		const $ = documentOf(given);

		it("needs no script and no other file", () => {
			assert.equal(
				$("script, link, img, iframe, object, embed, base, form").length,
				0,
			);
			const addresses = $("[href], [src], [action], [style], [srcset]")
				.toArray()
				.map(({ tagName, attribs }) => [tagName, attribs] as const);
			for (const [tag, { href = "", ...others }] of addresses) {
				for (const other of ["src", "action", "style", "srcset"])
					assert.ok(!(other in others), `${tag} has ${other}`);
				assert.match(href, /^(#|https:\/\/docs\.aws\.amazon\.com\/)/);
			}
			assert.doesNotMatch($("style").text(), /@import|url\((?!#)/);
		});

		it("lets a browser load nothing, and apply its own style only", () => {
			const policy = $("meta[http-equiv=Content-Security-Policy]").attr(
				"content",
			);
			const style = $("style").text();
			const hash = createHash("sha256").update(style).digest("base64");
			assert.equal(
				policy,
				`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
			);
		});

		it("has a language, a title, landmarks and a skip link", () => {
			assert.equal($("html").attr("lang"), "en");
			assert.match($("head > title").text(), /CloudTrail compliance report of/);
			for (const landmark of ["header", "nav", "main", "footer"])
				assert.equal($(landmark).length, 1, landmark);
			const first = $("body").find("a, button, summary, [tabindex]").first();
			assert.equal(first.attr("href"), "#main");
			assert.equal($("main").attr("id"), "main");
		});

		it("has headings in order, the first one once", () => {
			const levels = $("h1, h2, h3, h4, h5, h6")
				.toArray()
				.map(({ tagName }) => Number(tagName.slice(1)));
			assert.equal(levels[0], 1);
			assert.equal(levels.filter((level) => level === 1).length, 1);
			for (const [place, level] of levels.entries())
				assert.ok(level <= (levels[place - 1] ?? 0) + 1, `h${level}`);
		});

		it("has the sections in the order in which an auditor reads them", () => {
			const ids = $("main > section")
				.toArray()
				.map(({ attribs }) => attribs.id ?? "");
			assert.deepEqual(ids, [
				"results",
				...given.sources.map((_, place) => `source-${place + 1}`),
				"requirements",
				"exemptions",
				"drawing",
				"about",
			]);
		});

		it("has an anchor for each link in it, and each anchor once", () => {
			const ids = $("[id]")
				.toArray()
				.map(({ attribs }) => attribs.id);
			assert.equal(new Set(ids).size, ids.length);
			const known = new Set(ids.map((id) => `#${id}`));
			const targets = $("[href^='#']")
				.toArray()
				.map(({ attribs }) => attribs.href ?? "");
			assert.deepEqual(
				targets.filter((target) => !known.has(target)),
				[],
			);
			const labels = $("[aria-labelledby]")
				.toArray()
				.flatMap(({ attribs }) =>
					(attribs["aria-labelledby"] ?? "").split(" "),
				);
			assert.deepEqual(
				labels.filter((label) => !known.has(`#${label}`)),
				[],
			);
		});

		it("has a header for each column and row of its tables", () => {
			const tables = $("table").toArray();
			for (const table of tables) {
				const heads = $(table).find("thead > tr > th[scope=col]").length;
				assert.ok(heads > 0);
				for (const row of $(table).find("tbody > tr").toArray())
					assert.equal($(row).children().length, heads);
			}
			assert.equal($("th:not([scope])").length, 0);
		});

		it("says each status in words", () => {
			const badges = $(".badge").toArray();
			assert.deepEqual(
				badges.filter((badge) => textIn($(badge)) === ""),
				[],
			);
		});
	});

describe("the verdict of the HTML document", () => {
	it("leads with the numbers of what failed", () => {
		const $ = documentOf(sourcesReport(3));
		assert.equal(textIn($("h1")), "CloudTrail compliance report Failed");
		assert.equal(
			textIn($(".sentence")),
			"7 of 21 checks failed in 3 of 3 sources, 1 of them advisory.",
		);
		const tiles = $(".tile")
			.toArray()
			.map(
				(tile) =>
					`${textIn($(tile).children("dt"))} ${textIn($(tile).children("dd"))}`,
			);
		for (const tile of [
			"Critical 1 failed",
			"Checked 3 sources",
			"Checked 7 controls",
		])
			assert.ok(tiles.includes(tile), tiles.join("; "));
	});

	it("is in the title, beside the source", () => {
		assert.equal(
			documentOf(mixedReport())("head > title").text(),
			"Failed: CloudTrail compliance report of infra/audit, 2027-04-01",
		);
	});

	it("is the same for the same report", () => {
		assert.equal(htmlOf(mixedReport()), htmlOf(mixedReport()));
	});

	it("is well-formed: a parser writes the same elements again", () => {
		const html = htmlOf(mixedReport());
		const tags = (text: string) => [...text.matchAll(/<[a-z]+\d?/gi)].length;
		assert.equal(tags(load(html).html()), tags(html));
	});
});
