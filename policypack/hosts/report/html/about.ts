import type { JsonReport, JsonResult } from "../jsonSchema";
import { timeOf } from "./dates";
import { badge, codeOf, folded, nameOf, section } from "./elements";
import { html, joined, type Markup } from "./markup";
import { KINDS, STATUS_MEANINGS, WORST_FIRST } from "./words";

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
${sources.map(sourceFacts)}
<h3>Meaning of each status</h3>
<dl class="grid meanings">
${WORST_FIRST.map((status) => row(badge(status), html`${STATUS_MEANINGS[status]}`))}
</dl>
<p class="lead">Severities, titles and related requirements are those of AWS Security Hub. A mandatory control fails the check; an advisory control is reported only.</p>`,
	);
}

function sourceFacts({ source, controls }: JsonResult): Markup {
	const { kind, name, partition } = source;
	return html`<dl class="grid source-facts">
${row("Source", html`${folded(name, nameOf(name))} (${KINDS[kind]}${partition !== undefined && html`, partition ${partition}`})`)}
${regionRows(source)}${levelRows(controls)}</dl>
`;
}

/** Which Regions of an account were read; nothing of another source. */
export function regionRows({ regions }: JsonResult["source"]): Markup {
	if (!regions) return html``;
	const { read, notRead, others } = regions;
	return html`${row("Regions read", folded(read.join(), html`${read.join(", ") || "None"}`))}
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
