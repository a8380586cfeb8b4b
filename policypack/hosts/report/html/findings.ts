import type { StatementTexts } from "../../../text/statements";
import { missingTexts } from "../findingRows";
import type { JsonFinding } from "../jsonSchema";
import { badge, classOf, folded } from "./elements";
import { exemptionText } from "./exemptionText";
import { type FindingGroup, groupsOf } from "./findingGroups";
import { html, joined, type Markup } from "./markup";
import { aroundName } from "./nameInText";
import { locationOf, resourceOf, resourcesOf } from "./resources";
import { CAUSES, countOf, numberOf } from "./words";

/** Groups that are shown open. */
const OPEN = 10;

/** Groups that are folded together. */
const FOLDED = 100;

/** The findings of one control, grouped. */
export function findingsOf(findings: readonly JsonFinding[]): Markup {
	const groups = groupsOf(findings);
	const rest = groups.slice(OPEN);
	const parts: Markup[] = groups.slice(0, OPEN).map(groupMarkup);
	for (let start = 0; start < rest.length; start += FOLDED) {
		const part = rest.slice(start, start + FOLDED);
		const from = OPEN + start + 1;
		parts.push(
			html`<details class="more"><summary>Groups of findings ${numberOf(from)} to ${numberOf(from + part.length - 1)} of ${numberOf(groups.length)}</summary>${part.map(groupMarkup)}</details>`,
		);
	}
	return html`${parts}`;
}

function groupMarkup(group: FindingGroup): Markup {
	const { first, findings } = group;
	const { status, reason, fix, cause, exemption } = first;
	const isPlainPass = status === "PASSED" && !reason;
	const rows = [
		reason &&
			row(status === "PASSED" ? "Advice" : "Reason", textOf(reason, group)),
		cause && row("Cause", html`${CAUSES[cause]}`),
		fix && row(status === "NO_DATA" ? "Note" : "Fix", textOf(fix, group)),
		exemption && row("Exemption", exemptionText(exemption)),
		...(findings.length === 1 && status !== "EXEMPT"
			? missingTexts(first).map(statementRow)
			: []),
		...(findings.length === 1 ? resourceRows(first) : []),
	].map((one) => one || undefined);
	return html`<div class="group ${classOf(status)}">
<p class="group-head">${badge(status)} <span>${countOf(findings.length, "resource")}</span></p>
${
	rows.some(Boolean) &&
	html`<dl class="grid">${rows}</dl>
`
}${findings.length > 1 && resourcesOf(findings, isPlainPass)}
</div>
`;
}

/** Statements to paste. */
function statementRow({ heading, json }: StatementTexts): Markup {
	return row(
		"Policy",
		html`<p>${heading}:</p><pre tabindex="0" role="region" aria-label="${heading}"><code>${json}</code></pre>`,
	);
}

function resourceRows(finding: JsonFinding): readonly Markup[] {
	const location = locationOf(finding);
	return [
		row("Resource", resourceOf(finding)),
		...(location ? [row("Location", location)] : []),
	];
}

function row(name: string, value: Markup): Markup {
	return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** A reason or a fix, with the name of its resource set apart. */
function textOf(text: string, { first, isOfOneName }: FindingGroup): Markup {
	const name = isOfOneName
		? html`<bdi>${first.name}</bdi>`
		: html`<var>name</var>`;
	const shown = html`<div class="text" dir="auto">${joined(aroundName(text, first.name), name)}</div>`;
	return folded(text, shown);
}
