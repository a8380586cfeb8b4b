import type { JsonControl, JsonReport, JsonResult } from "../jsonSchema";
import {
	badge,
	controlAnchor,
	idOf,
	nameOf,
	scrolling,
	section,
	sourceAnchor,
} from "./elements";
import { html, type Markup } from "./markup";
import { statusCounts } from "./tally";
import { clipped } from "./visible";
import { countOf, KINDS } from "./words";

/** Sources above which each is a row instead of a column. */
const MOST_COLUMNS = 4;

/** Characters of a source's name that the matrix shows. */
const NAME = 60;

/** The matrix of sources and controls. */
export function matrixOf({ sources }: JsonReport): Markup {
	const controls = controlsIn(sources);
	const table =
		sources.length > MOST_COLUMNS
			? bySource(sources, controls)
			: byControl(sources, controls);
	return section(
		"results",
		html`Results`,
		html`<p class="lead">Select a status to go to its evidence. The number of findings with that status is beside it.</p>
${scrolling("Results by source and control", table)}`,
	);
}

/** Each control of the report once, in its order. */
function controlsIn(sources: readonly JsonResult[]): readonly JsonControl[] {
	const all = sources.flatMap(({ controls }) => controls);
	return [...new Map(all.map((control) => [control.id, control])).values()];
}

function byControl(
	sources: readonly JsonResult[],
	controls: readonly JsonControl[],
): Markup {
	return html`<table class="matrix by-control">
<caption>Status of each control in each source</caption>
<thead><tr><th scope="col">Control</th>${sources.map(
		({ source }, place) =>
			html`<th scope="col">${sourceLink(source, place)}</th>`,
	)}</tr></thead>
<tbody>
${controls.map(
	({ id, title, severity }) =>
		html`<tr><th scope="row">${idOf(id)} ${severityOf(severity)} <span class="title">${title}</span></th>${sources.map(
			(result, place) => cell(result, place, id),
		)}</tr>
`,
)}</tbody>
</table>`;
}

function bySource(
	sources: readonly JsonResult[],
	controls: readonly JsonControl[],
): Markup {
	return html`<table class="matrix by-source">
<caption>Status of each control in each source</caption>
<thead><tr><th scope="col">Source</th>${controls.map(
		({ id, severity }) =>
			html`<th scope="col">${idOf(id)} ${severityOf(severity)}</th>`,
	)}</tr></thead>
<tbody>
${sources.map(
	(result, place) =>
		html`<tr><th scope="row">${sourceLink(result.source, place)}</th>${controls.map(
			({ id }) => cell(result, place, id),
		)}</tr>
`,
)}</tbody>
</table>`;
}

function severityOf(severity: JsonControl["severity"]): Markup {
	return html`<span class="severity ${severity.toLowerCase()}">${severity}</span>`;
}

function sourceLink(
	{ kind, name }: JsonResult["source"],
	place: number,
): Markup {
	return html`<a href="#${sourceAnchor(place)}">${nameOf(clipped(name, NAME))}</a> <span class="kind">${KINDS[kind]}</span>`;
}

function cell(result: JsonResult, source: number, id: string): Markup {
	const place = result.controls.findIndex((control) => control.id === id);
	const control = result.controls[place];
	if (!control) return html`<td><span class="none">Not configured</span></td>`;
	const { status, enforcement } = control;
	const count = statusCounts(control.findings)[status];
	const counted = status !== "PASSED" && count > 0;
	return html`<td><a class="cell" href="#${controlAnchor(source, place)}">${badge(status)}${counted && html` <span class="count"><span class="unseen">, </span>${countOf(count, "finding")}</span>`}</a>${enforcement !== "mandatory" && html` <span class="level">${enforcement}</span>`}</td>`;
}
