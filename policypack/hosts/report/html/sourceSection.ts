import type { HtmlControl } from "../html";
import type { JsonResult } from "../jsonSchema";
import { regionRows } from "./about";
import { controlSection } from "./controlSection";
import { folded, nameOf, section, sourceAnchor } from "./elements";
import { html, joined, type Markup } from "./markup";
import { clipped } from "./visible";
import { countOf, KINDS, numberOf, STATUS_WORDS, WORST_FIRST } from "./words";

/** Characters of a source's name in its heading. */
const NAME = 120;

/** One source, with each of its controls. */
export function sourceSection(
	result: JsonResult,
	place: number,
	sources: number,
	described: ReadonlyMap<string, HtmlControl>,
): Markup {
	const { source, controls, summary } = result;
	const { kind, name, partition, regions } = source;
	const counts = WORST_FIRST.filter((status) => summary[status] > 0).map(
		(status) =>
			html`${numberOf(summary[status])} ${STATUS_WORDS[status].toLowerCase()}`,
	);
	return section(
		sourceAnchor(place),
		html`<span class="overline">Source${sources > 1 && ` ${numberOf(place + 1)} of ${numberOf(sources)}`}: ${KINDS[kind]}${partition !== undefined && html`, partition ${partition}`}</span> ${nameOf(clipped(name, NAME))}`,
		html`<p class="lead">${counts.length > 0 ? html`${countOf(controls.length, "control")}: ${joined(counts, ", ")}.` : "No control is configured."}</p>
${name.length > NAME && folded(name, html`<p>${nameOf(name)}</p>`)}${regions && html`<dl class="grid regions">${regionRows(source)}</dl>`}
${controls.map((control, index) => controlSection(control, described.get(control.id), place, index))}`,
	);
}
