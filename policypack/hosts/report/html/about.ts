import type { JsonReport, JsonResult } from "../jsonSchema";
import { MOST_SOURCES, sourceNoun } from "../sourceMatrix";
import { timeOf } from "./dates";
import { badge, codeOf, folded, nameOf, section } from "./elements";
import { html, joined, type Markup } from "./markup";
import { clipped } from "./visible";
import { countOf, KINDS, STATUS_MEANINGS, WORST_FIRST } from "./words";

/** What was checked, by what, when and with which configuration. */
export function aboutOf(report: JsonReport): Markup {
	const { tool, generatedAt, configuration, schemaVersion, sources } = report;
	return section(
		"about",
		html`About this report`,
		html`<dl class="grid">
${row("Tool", html`${tool.name} ${tool.version}`)}
${row("Generated", timeOf(generatedAt))}
${row("Configuration", configuration === undefined ? html`Default` : folded(configuration, codeOf(configuration)))}
${row("Data", html`JSON report, schema version ${schemaVersion}`)}
</dl>
<h3>Sources and enforcement levels</h3>
${grouped(sources).map(sourceFacts)}
<h3>Meaning of each status</h3>
<dl class="grid meanings">
${WORST_FIRST.map((status) => row(badge(status), html`${STATUS_MEANINGS[status]}`))}
</dl>
<p class="lead">Severities, titles and related requirements are those of AWS Security Hub. A mandatory control fails the check; an advisory control is reported only.</p>`,
	);
}

/** Sources in groups with the same facts, where there are many. */
function grouped(
	sources: readonly JsonResult[],
): readonly (readonly JsonResult[])[] {
	if (sources.length <= MOST_SOURCES) return sources.map((one) => [one]);
	const groups = new Map<string, JsonResult[]>();
	for (const one of sources) {
		const { name: _, ...rest } = one.source;
		const levels = one.controls.map(({ id, enforcement }) => [id, enforcement]);
		const key = JSON.stringify([rest, levels]);
		const group = groups.get(key);
		if (group) group.push(one);
		else groups.set(key, [one]);
	}
	return [...groups.values()];
}

/** Characters of a source's name in a list of many. */
const NAME = 60;

function namesOf(group: readonly JsonResult[]): Markup {
	const [first] = group;
	const { name = "" } = first?.source ?? {};
	if (group.length === 1) return folded(name, nameOf(name));
	return html`<details><summary>${countOf(group.length, sourceNoun({ sources: group }))}</summary>${joined(
		group.map(({ source }) => nameOf(clipped(source.name, NAME))),
		", ",
	)}</details>`;
}

function sourceFacts(group: readonly JsonResult[]): Markup {
	const [first] = group;
	if (!first) return html``;
	const { source, controls } = first;
	const { kind, partition } = source;
	return html`<dl class="grid source-facts">
${row("Source", html`${namesOf(group)} (${KINDS[kind]}${partition !== undefined && html`, partition ${partition}`})`)}
${regionRows(source)}${levelRows(controls)}</dl>
`;
}

/** Which sources were counted together, and which Regions of an account were read. */
export function regionRows({
	regions,
	sources = [],
}: JsonResult["source"]): Markup {
	const together =
		sources.length > 0 &&
		row(
			"Counted together",
			html`<ul class="plain">${sources.map((name) => html`<li>${folded(name, nameOf(name))}</li>`)}</ul>`,
		);
	if (!regions) return html`${together}`;
	const { read, notRead, others } = regions;
	return html`${together}${row("Regions read", folded(read.join(), html`${read.join(", ") || "None"}`))}
${
	notRead.length > 0 &&
	row(
		"Regions not read",
		html`<ul class="plain">${notRead.map(({ name, reason }) => html`<li>${nameOf(name)}: ${folded(reason, nameOf(reason))}</li>`)}</ul>`,
	)
}${others !== null && row("Other Regions", html`Not listed: ${folded(others.reason, nameOf(others.reason))}`)}`;
}

function levelRows(controls: JsonResult["controls"]): Markup {
	const levels = [...new Set(controls.map(({ enforcement }) => enforcement))];
	return html`${levels.map((level) =>
		row(
			`${level.charAt(0).toUpperCase()}${level.slice(1)}`,
			joined(
				controls
					.filter(({ enforcement }) => enforcement === level)
					.map(({ id }) => id),
				", ",
			),
		),
	)}`;
}

function row(name: string | Markup, value: Markup): Markup {
	return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}
