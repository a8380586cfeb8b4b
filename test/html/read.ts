import assert from "node:assert/strict";
import { type CheerioAPI, load } from "cheerio";
import { controls } from "../../policypack/controls";
import { toHtml } from "../../policypack/hosts/report/html";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";

const everyElement = ($: CheerioAPI) => $.root().find("*");

/** Elements of a document. */
export type Elements = ReturnType<typeof everyElement>;

/** The HTML of a report, with the descriptions of the catalogue. */
export function htmlOf(report: JsonReport, described = controls): string {
	return toHtml(report, { controls: described });
}

/** The document of a report, as an HTML parser reads it. */
export function documentOf(report: JsonReport): CheerioAPI {
	return load(htmlOf(report));
}

/** A text as people read it. */
export function textIn(element: Elements): string {
	return element.text().replace(/\s+/g, " ").trim();
}

/** The rows of a table, each as the texts of its cells. */
export function rowsOf(
	$: CheerioAPI,
	table: Elements,
): readonly (readonly string[])[] {
	return table
		.find("tbody > tr")
		.toArray()
		.map((row) =>
			$(row)
				.children("th, td")
				.toArray()
				.map((cell) => textIn($(cell))),
		);
}

/** The table that has this caption. */
export function tableWith($: CheerioAPI, caption: string): Elements {
	const found = $("table").filter((_, table) =>
		textIn($(table).children("caption")).startsWith(caption),
	);
	assert.equal(found.length, 1, `tables with the caption ${caption}`);
	return found;
}

/** The section with this heading. */
export function sectionOf($: CheerioAPI, heading: string): Elements {
	const found = $("section, article").filter(
		(_, section) => textIn($(section).children("h2, h3")) === heading,
	);
	assert.equal(found.length, 1, `sections with the heading ${heading}`);
	return found;
}

/** What a definition list says of a term. */
export function factIn($: CheerioAPI, list: Elements, term: string) {
	const found = list
		.find("dt")
		.filter((_, name) => textIn($(name)) === term)
		.next("dd");
	return textIn(found.first());
}
