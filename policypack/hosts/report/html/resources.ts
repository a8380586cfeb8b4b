import type { JsonFinding } from "../jsonSchema";
import { codeOf, folded, nameOf } from "./elements";
import { html, type Markup } from "./markup";
import { countOf, numberOf } from "./words";

/** Resources that are shown open. */
const OPEN = 5;

/** Resources that are folded together. */
const FOLDED = 500;

/**
 * The resources of findings as tables.
 * @param areFolded Whether all are folded, because nothing is to be done.
 */
export function resourcesOf(
	findings: readonly JsonFinding[],
	areFolded: boolean,
): Markup {
	const open = areFolded && findings.length > 1 ? 0 : OPEN;
	if (findings.length <= open + 1) return tableOf(findings);
	const rest = findings.slice(open);
	const parts: Markup[] = open === 0 ? [] : [tableOf(findings.slice(0, open))];
	for (let start = 0; start < rest.length; start += FOLDED) {
		const part = rest.slice(start, start + FOLDED);
		parts.push(
			html`<details><summary>${summaryOf(open, start, part.length, findings.length)}</summary>${tableOf(part)}</details>`,
		);
	}
	return html`${parts}`;
}

/** Such as "345 more resources" or "Resources 506 to 1,005 of 2,000". */
function summaryOf(
	open: number,
	start: number,
	count: number,
	all: number,
): string {
	if (all - open > FOLDED) {
		const from = open + start + 1;
		return `Resources ${numberOf(from)} to ${numberOf(from + count - 1)} of ${numberOf(all)}`;
	}
	return open === 0
		? countOf(all, "resource")
		: countOf(count, "more resource");
}

function tableOf(findings: readonly JsonFinding[]): Markup {
	const hasLocation = findings.some(({ location }) => location);
	return html`<table class="resources"><thead><tr><th scope="col">Resource</th>${hasLocation && html`<th scope="col">Location</th>`}</tr></thead><tbody>
${findings.map(
	({ name, type, resource, location }) =>
		html`<tr><td>${folded(name, html`<b>${nameOf(name)}</b>`)} <span class="type">${type}</span> ${folded(resource, codeOf(resource))}</td>${hasLocation && html`<td>${location ? codeOf(`${location.file}:${location.line}`) : "Not known"}</td>`}</tr>
`,
)}</tbody></table>`;
}
