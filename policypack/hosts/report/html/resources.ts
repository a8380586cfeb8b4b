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
	if (findings.length === open + 1) return tableOf(findings);
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
	(finding) =>
		html`<tr><td>${resourceOf(finding)}</td>${hasLocation && html`<td>${locationOf(finding) ?? "Not known"}</td>`}</tr>
`,
)}</tbody></table>`;
}

/** The name, the type and the URN or ARN of a finding's resource. */
export function resourceOf({ name, type, resource }: JsonFinding): Markup {
	return html`<div class="resource">${folded(name, html`<b>${nameOf(name)}</b>`)} ${folded(type, html`<span class="type">${type}</span>`)} ${folded(resource, codeOf(resource))}</div>`;
}

/** The file and line of a finding's resource, if they are known. */
export function locationOf({ location }: JsonFinding): Markup | undefined {
	if (!location) return undefined;
	const text = `${location.file}:${location.line}`;
	return folded(text, codeOf(text));
}
