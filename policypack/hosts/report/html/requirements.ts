import type { JsonReport } from "../jsonSchema";
import { sourceNoun } from "../sourceMatrix";
import { badge, controlAnchor, idOf, section } from "./elements";
import { html, joined, type Markup } from "./markup";
import {
	type Framework,
	frameworksOf,
	type RequirementControl,
} from "./requirementTree";
import type { Shown } from "./shown";
import { statusCounts } from "./tally";
import { countOf, numberOf, STATUS_WORDS, WORST_FIRST } from "./words";

/** The requirements of each framework, with the controls they rest on. */
export function requirementsOf(report: JsonReport, shown: Shown): Markup {
	const frameworks = frameworksOf(report);
	return section(
		"requirements",
		html`Requirements`,
		frameworks.length === 0
			? html`<p>The controls of this report have no related requirements.</p>`
			: html`<p class="lead">Related requirements in AWS Security Hub. A requirement has the status of its controls that needs most attention, and is passed only if all of them passed in every source. These controls cover a part of each requirement, so a passed status alone does not show that a requirement is met.</p>
${frameworks.map((framework, place) => frameworkMarkup(framework, place, report.sources, shown))}`,
	);
}

function frameworkMarkup(
	{ name, requirements }: Framework,
	place: number,
	sources: JsonReport["sources"],
	shown: Shown,
): Markup {
	const counts = statusCounts(requirements);
	const summary = WORST_FIRST.filter((status) => counts[status] > 0).map(
		(status) =>
			html`${numberOf(counts[status])} ${STATUS_WORDS[status].toLowerCase()}`,
	);
	const id = `framework-${place + 1}`;
	return html`<article class="framework" aria-labelledby="${id}">
<h3 id="${id}">${name}</h3>
<table class="requirements">
<caption>${countOf(requirements.length, "requirement")}: ${joined(summary, ", ")}</caption>
<thead><tr><th scope="col">Requirement</th><th scope="col">Status</th><th scope="col">Rests on</th></tr></thead>
<tbody>
${requirements.map(
	({ name: requirement, status, controls }) =>
		html`<tr><th scope="row">${requirement}</th><td>${badge(status)}</td><td><ul class="rests">${controls.map(
			(control) => html`<li>${controlMarkup(control, sources, shown)}</li>`,
		)}</ul></td></tr>
`,
)}</tbody>
</table>
</article>
`;
}

/** Such as "CloudTrail.4: failed in 1, passed in 2 sources". */
function controlMarkup(
	{ id, statuses, worst }: RequirementControl,
	results: JsonReport["sources"],
	{ hasEvidence }: Shown,
): Markup {
	const sources = results.length;
	const [source, place] = worst;
	const control = results[source]?.controls[place];
	const link =
		control && hasEvidence(source, control)
			? html`<a href="#${controlAnchor(source, place)}">${idOf(id)}</a>`
			: idOf(id);
	const [first] = statuses;
	if (sources === 1 && statuses.length === 1 && first)
		return html`${link} ${STATUS_WORDS[first].toLowerCase()}`;
	const counts = statusCounts(statuses.map((status) => ({ status })));
	const parts = WORST_FIRST.filter((status) => counts[status] > 0).map(
		(status) =>
			html`${STATUS_WORDS[status].toLowerCase()} in ${numberOf(counts[status])}`,
	);
	return html`${link} ${joined(parts, ", ")} of ${countOf(sources, sourceNoun({ sources: results }))}`;
}
