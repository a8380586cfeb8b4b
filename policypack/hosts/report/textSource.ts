import { awsReason, oursReason, resultsText } from "./disagreementText";
import type { JsonDisagreement, JsonResult } from "./jsonSchema";
import { regionsSentence } from "./regions";
import { wrap } from "./textLines";
import type { Colors } from "./textStyle";
import { verdictOf } from "./verdict";

/** A source as a text report names it. */
export function nameOf({
	source: { name, kind, partition },
}: JsonResult): string {
	return `${name} (${kind}${partition ? `, partition ${partition}` : ""})`;
}

/** The head of a source: its name, its verdict if there are several, and its Regions. */
export function headOf(
	result: JsonResult,
	hasSeveral: boolean,
	colors: Colors,
	width: number,
): readonly string[] {
	const { regions, sources = [] } = result.source;
	return [
		...wrap(colors.bold(nameOf(result)), "", width),
		...(hasSeveral ? wrap(verdictOf([result], width), "", width, "  ") : []),
		...(sources.length > 0
			? wrap(`Counted together: ${sources.join(", ")}`, "", width, "  ")
			: []),
		...(regions ? wrap(regionsSentence(regions), "", width, "  ") : []),
	];
}

/** Exemptions that match no finding. */
export function unusedLines(
	{ unusedExemptions }: JsonResult,
	width: number,
): readonly string[] {
	const lines = unusedExemptions.flatMap(({ policy, resource, exception }) =>
		wrap(
			`Unused ${exception === undefined ? "exemption" : `exception ${exception}`} of ${policy}: ${resource} matches no finding.`,
			"",
			width,
			"  ",
		),
	);
	return lines.length > 0 ? [...lines, ""] : [];
}

/** Where AWS's own results differ, with both reasons. */
export function disagreementLines(
	{ disagreements = [] }: JsonResult,
	generatedAt: string,
	colors: Colors,
	width: number,
): readonly string[] {
	if (disagreements.length === 0) return [];
	return [
		...wrap(colors.bold("Disagreements with AWS"), "", width),
		...disagreements.flatMap((one) => linesOf(one, generatedAt, colors, width)),
		"",
	];
}

function linesOf(
	disagreement: JsonDisagreement,
	generatedAt: string,
	colors: Colors,
	width: number,
): readonly string[] {
	const { control, name, resource } = disagreement;
	const ours = oursReason(disagreement);
	const indent = "    ";
	return [
		...wrap(
			`- ${control} ${name} (${resultsText(disagreement)})`,
			"  ",
			width,
			indent,
		),
		// An ARN is never wrapped, so that it can be copied.
		indent + colors.dim(resource),
		...wrap(`AWS: ${awsReason(disagreement, generatedAt)}`, indent, width),
		...(ours === undefined ? [] : wrap(`This report: ${ours}`, indent, width)),
	];
}
