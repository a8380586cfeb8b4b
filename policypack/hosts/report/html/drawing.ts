import type { HtmlControl } from "../html";
import type { JsonReport, JsonResult } from "../jsonSchema";
import { type Diagram, diagramOf } from "./drawing/diagram";
import { narrowDrawing } from "./drawing/narrow";
import { type Drawn, wideDrawing } from "./drawing/wide";
import { badge, nameOf, section } from "./elements";
import { html, type Markup } from "./markup";
import type { Shown } from "./shown";
import { clipped } from "./visible";
import { countOf, numberOf, STATUS_WORDS } from "./words";

/** Drawings of a report with many sources. */
const DRAWN = 10;

/** A drawing for each source: the trail, its resources, and their controls. */
export function drawingsOf(
	{ sources }: JsonReport,
	described: ReadonlyMap<string, HtmlControl>,
	{ isLarge, rows }: Shown,
): Markup {
	const drawn = isLarge ? rows.slice(0, DRAWN) : rows;
	const left = sources.length - drawn.length;
	return section(
		"drawing",
		html`Trail and its resources`,
		html`<p class="lead">Each control at the connection or the resource that it judges. The drawing shows kinds of resources, not how many there are.</p>
${
	left > 0 &&
	html`<p class="lead">${countOf(drawn.length, "source")} of ${numberOf(sources.length)}: those with the most severe failures.</p>
`
}${drawn.map(({ place, result }) => figureOf(result, place, described))}`,
	);
}

function figureOf(
	result: JsonResult,
	place: number,
	described: ReadonlyMap<string, HtmlControl>,
): Markup {
	const diagram = diagramOf(result, described);
	const name = clipped(result.source.name, 80);
	const text = descriptionOf(diagram);
	const id = `drawing-${place + 1}`;
	return html`<article class="drawing" aria-labelledby="${id}">
<h3 id="${id}">${nameOf(name)}</h3>
${framed(wideDrawing(diagram), "wide", id, name, text)}${framed(narrowDrawing(diagram), "narrow", id, name, text)}${
	diagram.others.length > 0 &&
	html`<p>Not in the drawing:</p><ul class="plain">${diagram.others.map(({ id, status }) => html`<li>${id} ${badge(status)}</li>`)}</ul>`
}
</article>
`;
}

function framed(
	{ width, height, body }: Drawn,
	kind: "wide" | "narrow",
	id: string,
	name: string,
	description: string,
): Markup {
	return html`<svg class="${kind}" role="img" aria-labelledby="${id}-${kind}-title ${id}-${kind}-text" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><title id="${id}-${kind}-title">Trail and its resources in ${name}</title><desc id="${id}-${kind}-text">${description}</desc>
${body}</svg>
`;
}

/** The drawing in words. */
function descriptionOf({ nodes, edges }: Diagram): string {
	const titles = new Map(nodes.map(({ id, title }) => [id, title]));
	const resultsOf = (controls: Diagram["others"]) =>
		controls.length === 0
			? "no control"
			: controls
					.map(({ id, status }) => `${id} ${STATUS_WORDS[status]}`)
					.join(", ");
	return [
		...edges.map(
			({ from, to, label, controls }) =>
				`${titles.get(from)} to ${titles.get(to)}, ${label}: ${resultsOf(controls)}.`,
		),
		...nodes
			.filter(({ controls }) => controls.length > 0)
			.map(({ title, controls }) => `${title}: ${resultsOf(controls)}.`),
	].join(" ");
}
