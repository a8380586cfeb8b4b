import type {
	JsonControl,
	JsonReport,
	JsonResult,
	JsonStatus,
} from "../jsonSchema";
import {
	type MatrixRow,
	type SourceMatrix,
	sourceMatrix,
	sourceNoun,
} from "../sourceMatrix";
import {
	badge,
	classOf,
	controlAnchor,
	idOf,
	nameOf,
	scrolling,
	section,
	sourceAnchor,
} from "./elements";
import { html, type Markup } from "./markup";
import type { Shown } from "./shown";
import { statusCounts } from "./tally";
import { clipped } from "./visible";
import { countOf, KINDS, STATUS_WORDS } from "./words";

/** Sources above which each is a row instead of a column. */
const MOST_COLUMNS = 4;

/** Characters of a source's name that the matrix shows. */
const NAME = 60;

/** Rows above which the table scrolls below its head. */
const TALL = 25;

/** The matrix of sources and controls. */
export function matrixOf({ sources }: JsonReport, shown: Shown): Markup {
	const matrix = sourceMatrix(sources);
	return section(
		"results",
		html`Results`,
		html`<p class="lead">Select a status to go to its evidence. The number of findings with that status is beside it.</p>
${sources.length > MOST_COLUMNS ? bySource(matrix, sources, shown) : scrolling("Results by source and control", byControl(sources, matrix.controls))}`,
	);
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

/** A row for each source, the worst first; those that are only counted are folded. */
function bySource(
	matrix: SourceMatrix,
	sources: readonly JsonResult[],
	{ fine, isLarge, rows }: Shown,
): Markup {
	const { controls } = matrix;
	const noun = sourceNoun({ sources });
	if (!isLarge)
		return table(
			"Results by source and control",
			"Status of each control in each source",
			controls,
			matrix.rows.map((row) => linkedRow(row, controls)),
		);
	const worse = countOf(rows.length, noun);
	const [first] = rows;
	return html`${
		first
			? html`<p class="lead"><a href="#${sourceAnchor(first.place)}">Go to the evidence of ${worse}</a> in which a control failed or is unknown, the worst first.</p>
${table(
	`Results of ${worse} by control`,
	`Status of each control in ${worse} in which one failed or is unknown`,
	controls,
	rows.map((row) => largeRow(row)),
)}`
			: html`<p class="lead">Nothing failed or is unknown.</p>
`
	}${
		fine.length > 0 &&
		html`<details class="fine"><summary>${countOf(fine.length, noun)} in which nothing failed or is unknown</summary>
${table(
	`Results of ${countOf(fine.length, noun)} without a failure`,
	`Status of each control in ${countOf(fine.length, noun)} in which nothing failed or is unknown`,
	controls,
	fine.map((row) => largeRow(row)),
)}</details>
`
	}`;
}

function table(
	label: string,
	caption: string,
	controls: readonly JsonControl[],
	rows: readonly Markup[],
): Markup {
	return scrolling(
		label,
		html`<table class="matrix by-source">
<caption>${caption}</caption>
<thead><tr><th scope="col">Source</th>${controls.map(
			({ id, severity }) =>
				html`<th scope="col">${idOf(id)} ${severityOf(severity)}</th>`,
		)}</tr></thead>
<tbody>
${rows}</tbody>
</table>`,
		rows.length > TALL,
	);
}

function linkedRow(
	{ place, result }: MatrixRow,
	controls: readonly JsonControl[],
): Markup {
	return html`<tr><th scope="row">${sourceLink(result.source, place)}</th>${controls.map(
		({ id }) => cell(result, place, id),
	)}</tr>
`;
}

/** A row of many: plain text where nothing is to be done. */
function largeRow({ cells, isFine, place, result }: MatrixRow): Markup {
	const name = nameOf(clipped(result.source.name, NAME));
	return html`<tr><th scope="row">${isFine ? name : html`<a href="#${sourceAnchor(place)}">${name}</a>`}</th>${cells.map(
		(control) => {
			if (!control) return NOT_CONFIGURED;
			const { id, status } = control;
			return isFine || status === "PASSED" || status === "NO_DATA"
				? html`<td class="plain ${classOf(status)}">${STATUS_WORDS[status]}</td>`
				: cell(result, place, id, wordOf);
		},
	)}</tr>
`;
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

const NOT_CONFIGURED = html`<td><span class="none">Not configured</span></td>`;

/** A status without its symbol: thousands of symbols take seconds to lay out. */
function wordOf(status: JsonStatus): Markup {
	return html`<span class="badge ${classOf(status)}">${STATUS_WORDS[status]}</span>`;
}

function cell(
	result: JsonResult,
	source: number,
	id: string,
	shownAs: (status: JsonStatus) => Markup = badge,
): Markup {
	const place = result.controls.findIndex((control) => control.id === id);
	const control = result.controls[place];
	if (!control) return NOT_CONFIGURED;
	const { status, enforcement } = control;
	const count = statusCounts(control.findings)[status];
	const counted = status !== "PASSED" && count > 0;
	return html`<td><a class="cell" href="#${controlAnchor(source, place)}">${shownAs(status)}${counted && html` <span class="count"><span class="unseen">, </span>${countOf(count, "finding")}</span>`}</a>${enforcement !== "mandatory" && html` <span class="level">${enforcement}</span>`}</td>`;
}
