import type { JsonReport } from "../jsonSchema";
import { folded, idOf, nameOf, section } from "./elements";
import {
	ENDS_SOON_DAYS,
	exemptionsIn,
	type ListedExemption,
} from "./exemptionList";
import { referenceOf } from "./exemptionText";
import { html, type Markup } from "./markup";
import { clipped } from "./visible";
import { countOf, numberOf } from "./words";

/** The exemptions of a report, with what is to be done about them. */
export function exemptionsOf(report: JsonReport): Markup {
	const all = exemptionsIn(report);
	return section(
		"exemptions",
		html`Exemptions`,
		all.length === 0
			? html`<p>There are no exemptions.</p>`
			: html`<p class="lead">${summaryOf(all)}</p>
<table class="exemptions stacked" role="table">
<caption>Exemptions and policy exceptions</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">State</th><th scope="col" role="columnheader">Applies to</th><th scope="col" role="columnheader">Reason and ticket</th></tr></thead>
<tbody role="rowgroup">
${all.map((one) => rowOf(one, report.sources.length > 1))}</tbody>
</table>`,
	);
}

function summaryOf(all: readonly ListedExemption[]): string {
	const count = (state: ListedExemption["state"]) =>
		all.filter((one) => one.state === state).length;
	const notes = [
		[count("expired"), "expired"],
		[count("endsSoon"), `ending within ${ENDS_SOON_DAYS} days of this report`],
		[all.filter(({ isUnused }) => isUnused).length, "unused"],
	] as const;
	const text = notes
		.filter(([number]) => number > 0)
		.map(([number, what]) => `${numberOf(number)} ${what}`)
		.join(", ");
	return `${countOf(all.length, "exemption")}${text === "" ? "" : `: ${text}`}.`;
}

function rowOf(one: ListedExemption, hasSources: boolean): Markup {
	const { control, exemption, findings, isUnused, source } = one;
	const { reason, resource } = exemption;
	return html`<tr role="row"><td role="cell">${stateOf(one)}</td><td role="cell">${idOf(control)} ${isUnused ? "No finding matches" : countOf(findings, "finding")}${hasSources && html` in ${nameOf(clipped(source.name, 60))}`}<br>${folded(resource, html`<code translate="no"><bdi>${resource}</bdi></code>`)}</td><td role="cell">${folded(reason, html`<div class="text" dir="auto">${reason}</div>`)} ${referenceOf(exemption)}</td></tr>
`;
}

const CLASSES = {
	expired: "failed",
	endsSoon: "unknown",
	unused: "no-data",
	inForce: "exempt",
} as const;

function stateOf({ state, isUnused, exemption, days }: ListedExemption) {
	const { expires } = exemption;
	const words = {
		expired: "Expired",
		endsSoon:
			days === 0 ? "Ends today" : `Ends in ${countOf(days ?? 0, "day")}`,
		unused: "Unused",
		inForce: "In force",
	};
	return html`<span class="badge ${CLASSES[state]}">${words[state]}</span>${isUnused && state !== "unused" && html` <span class="badge no-data">Unused</span>`} <span class="until">${expires === undefined ? "No end date" : html`${state === "expired" ? "Until" : "Until"} ${expires}`}</span>`;
}
