import { awsReason, OPINION_WORDS, oursReason } from "../disagreementText";
import type { JsonDisagreement, JsonReport } from "../jsonSchema";
import { codeOf, folded, idOf, nameOf, section } from "./elements";
import { html, type Markup } from "./markup";
import { clipped } from "./visible";
import { countOf } from "./words";

/** Rows that are open; the others are folded. */
const OPEN = 20;

/** Where AWS's own results differ; nothing where they do not. */
export function disagreementsOf(report: JsonReport): Markup {
	const rows = report.sources.flatMap(({ disagreements = [], source }) =>
		disagreements.map((one) => rowOf(one, source.name, report)),
	);
	if (rows.length === 0) return html``;
	const rest = rows.slice(OPEN);
	return section(
		"disagreements",
		html`Disagreements with AWS`,
		html`<p class="lead">${countOf(rows.length, "resource")} for which AWS's own result differs from the one of this report. No status depends on it.</p>
${tableOf(rows.slice(0, OPEN), "Disagreements with AWS")}${
	rest.length > 0 &&
	html`<details class="more"><summary>${countOf(rest.length, "more disagreement")}</summary>${tableOf(rest, "More disagreements with AWS")}</details>`
}`,
	);
}

function tableOf(rows: readonly Markup[], caption: string): Markup {
	return html`<table class="disagreements stacked" role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Resource</th><th scope="col" role="columnheader">AWS</th><th scope="col" role="columnheader">This report</th></tr></thead>
<tbody role="rowgroup">
${rows}</tbody>
</table>`;
}

function rowOf(
	disagreement: JsonDisagreement,
	source: string,
	{ generatedAt, sources }: JsonReport,
): Markup {
	const { aws, control, name, ours, resource } = disagreement;
	return html`<tr role="row"><td role="cell">${idOf(control)} ${folded(name, html`<b>${nameOf(name)}</b>`)}${sources.length > 1 && html` in ${nameOf(clipped(source, 60))}`}<br>${folded(resource, codeOf(resource))}</td>${opinionCell("AWS", aws.result, awsReason(disagreement, generatedAt))}${opinionCell("This report", ours.result, oursReason(disagreement))}</tr>
`;
}

function opinionCell(
	whose: string,
	result: JsonDisagreement["ours"]["result"],
	reason: string | undefined,
): Markup {
	const word = OPINION_WORDS[result];
	return html`<td role="cell"><span class="whose">${whose}: </span><b>${word.charAt(0).toUpperCase()}${word.slice(1)}.</b>${reason !== undefined && html` ${folded(reason, html`<bdi>${reason}</bdi>`)}`}</td>`;
}
