import type { HtmlControl } from "../html";
import type { JsonResult } from "../jsonSchema";
import { regionRows } from "./about";
import { controlSection } from "./controlSection";
import { folded, idOf, nameOf, section, sourceAnchor } from "./elements";
import { html, joined, type Markup } from "./markup";
import { isEvidence } from "./shown";
import { clipped } from "./visible";
import { countOf, KINDS, numberOf, STATUS_WORDS, WORST_FIRST } from "./words";

/** Characters of a source's name in its heading. */
const NAME = 120;

/** How much of a source is shown. */
export interface SectionOptions {
	/** Whether controls that passed, or without data, are only named. */
	readonly isBrief: boolean;
	/** What follows the controls. */
	readonly after: Markup;
}

/** One source, with each of its controls. */
export function sourceSection(
	result: JsonResult,
	place: number,
	sources: number,
	described: ReadonlyMap<string, HtmlControl>,
	{ isBrief, after }: SectionOptions,
): Markup {
	const { source, controls, summary } = result;
	const { kind, name, partition, regions, sources: together } = source;
	const counts = WORST_FIRST.filter((status) => summary[status] > 0).map(
		(status) =>
			html`${numberOf(summary[status])} ${STATUS_WORDS[status].toLowerCase()}`,
	);
	return section(
		sourceAnchor(place),
		html`<span class="overline">Source${sources > 1 && ` ${numberOf(place + 1)} of ${numberOf(sources)}`}: ${KINDS[kind]}${partition !== undefined && html`, partition ${partition}`}</span> ${nameOf(clipped(name, NAME))}`,
		html`<p class="lead">${counts.length > 0 ? html`${countOf(controls.length, "control")}: ${joined(counts, ", ")}.` : "No control is configured."}</p>
${name.length > NAME && folded(name, html`<p>${nameOf(name)}</p>`)}${(regions || together) && html`<dl class="grid regions">${regionRows(source)}</dl>`}
${isBrief && briefly(controls)}${controls.map((control, index) => (isBrief && !isEvidence(control) ? undefined : controlSection(control, described.get(control.id), place, index)))}${after}`,
	);
}

/** The controls that are only named, by status. */
function briefly(controls: JsonResult["controls"]): Markup {
	const rest = controls.filter((control) => !isEvidence(control));
	const parts = WORST_FIRST.flatMap((status) => {
		const ids = rest
			.filter((control) => control.status === status)
			.map(({ id }) => idOf(id));
		return ids.length > 0
			? [html`${STATUS_WORDS[status]}: ${joined(ids, ", ")}.`]
			: [];
	});
	return parts.length > 0
		? html`<p>${joined(parts, " ")}</p>
`
		: html``;
}
