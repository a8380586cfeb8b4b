import type { HtmlControl } from "../html";
import type { JsonReport } from "../jsonSchema";
import { type MatrixRow, sourceNoun } from "../sourceMatrix";
import { nameOf, sourceAnchor } from "./elements";
import { html, joined, type Markup } from "./markup";
import type { Shown } from "./shown";
import { sourceSection } from "./sourceSection";
import { clipped } from "./visible";
import { numberOf, STATUS_WORDS, WORST_FIRST } from "./words";

/** Sections that are open, where there are many sources. */
const OPEN = 20;

/** Characters of a source's name in a link. */
const NAME = 60;

/**
 * A section for each source that is shown. Of many, only the first are open, and
 * each leads to the next one.
 */
export function sourceSections(
	{ sources }: JsonReport,
	shown: Shown,
	described: ReadonlyMap<string, HtmlControl>,
): Markup {
	const { isLarge, rows } = shown;
	return html`${rows.map((row, at) => {
		const one = sourceSection(
			row.result,
			row.place,
			sources.length,
			described,
			{
				isBrief: isLarge,
				after: isLarge
					? stepsOf(rows[at + 1], sourceNoun({ sources }))
					: html``,
			},
		);
		return isLarge && at >= OPEN
			? html`<details class="more"><summary>${summaryOf(row)}</summary>${one}</details>`
			: one;
	})}`;
}

function summaryOf({ result: { source, summary } }: MatrixRow): Markup {
	const counts = WORST_FIRST.filter((status) => summary[status] > 0).map(
		(status) =>
			html`${numberOf(summary[status])} ${STATUS_WORDS[status].toLowerCase()}`,
	);
	return html`${nameOf(clipped(source.name, NAME))}: ${joined(counts, ", ")}`;
}

function stepsOf(next: MatrixRow | undefined, noun: string): Markup {
	return html`<p class="steps"><a href="#results">Back to the results</a>${
		next &&
		html` <a href="#${sourceAnchor(next.place)}">Next ${noun}: ${nameOf(clipped(next.result.source.name, NAME))}</a>`
	}</p>
`;
}
