import type { HtmlControl } from "../html";
import type { JsonControl } from "../jsonSchema";
import { badge, classOf, controlAnchor, idOf, linkTo } from "./elements";
import { findingsOf } from "./findings";
import { html, joined, type Markup } from "./markup";
import { statusCounts } from "./tally";
import { numberOf, STATUS_WORDS, WORST_FIRST } from "./words";

/** One control of a source: what it requires, its status and its evidence. */
export function controlSection(
	control: JsonControl,
	described: HtmlControl | undefined,
	source: number,
	place: number,
): Markup {
	const { id, title, severity, enforcement, status, findings } = control;
	const anchor = controlAnchor(source, place);
	return html`<article class="control ${classOf(status)}" id="${anchor}" aria-labelledby="${anchor}-title">
<h3 id="${anchor}-title">${idOf(id)} ${title}</h3>
<dl class="facts">
<div><dt>Status</dt><dd>${badge(status)}</dd></div>
<div><dt>Severity</dt><dd class="severity ${severity.toLowerCase()}">${severity}</dd></div>
<div><dt>Enforcement</dt><dd>${enforcement}</dd></div>
<div><dt>Findings</dt><dd>${countsText(control)}</dd></div>
</dl>
${
	described &&
	html`<p class="requires">${described.requires} ${linkTo(described.url, html`AWS documentation<span class="unseen"> of ${id}</span>`)}</p>
`
}${findings.length === 0 ? nothing(control) : findingsOf(findings)}
</article>
`;
}

/** Such as "350 failed, 2 passed". */
function countsText({ findings }: JsonControl): Markup {
	const counts = statusCounts(findings);
	const parts = WORST_FIRST.filter((status) => counts[status] > 0).map(
		(status) =>
			html`${numberOf(counts[status])} ${STATUS_WORDS[status].toLowerCase()}`,
	);
	return parts.length > 0 ? joined(parts, ", ") : html`none`;
}

function nothing({ enforcement }: JsonControl): Markup {
	return enforcement === "disabled"
		? html`<p class="nothing">The configuration disables this control. It was not checked.</p>`
		: html`<p class="nothing">The source has no resource that this control checks.</p>`;
}
