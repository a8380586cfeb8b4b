import { printableIn } from "./findingRows";
import type { JsonReport, JsonResult } from "./jsonSchema";
import { severityRank, statusRank } from "./reportOrder";
import { shownRows, sourceMatrix } from "./sourceMatrix";
import {
	type Baseline,
	baselineView,
	changeCounts,
	changeLines,
} from "./textComparison";
import {
	controlLines,
	idWidthOf,
	type ShownControl,
	shownOf,
	type TextControl,
} from "./textControl";
import { wrap } from "./textLines";
import { matrixLines } from "./textMatrix";
import { disagreementLines, headOf, nameOf, unusedLines } from "./textSource";
import { colorsOf, type TextStyle } from "./textStyle";
import { counted, verdictOf } from "./verdict";

/** What a text report shows. */
export interface TextOptions {
	readonly style: TextStyle;
	/** Topics and pages of the controls. A control may be missing. */
	readonly controls: readonly TextControl[];
	/** Show each finding, also those from one line of code. */
	readonly all: boolean;
	/** Show only what failed. */
	readonly onlyFailed: boolean;
	/** Show only verdicts. */
	readonly quiet: boolean;
	/** What the report is compared with, if anything. */
	readonly baseline?: Baseline | undefined;
}

/** A source, and what is shown of its controls. */
interface ShownSource {
	readonly result: JsonResult;
	readonly controls: readonly ShownControl[];
}

/**
 * A report as text: the verdict, the matrix of several sources, the controls of
 * each source with their findings, failures first, and the verdict again.
 */
export function toText(report: JsonReport, options: TextOptions): string {
	const { style, controls, quiet } = options;
	const { width } = style;
	const colors = colorsOf(style);
	const { generatedAt, sources } = printableIn(report);
	const verdict = [
		...wrap(colors.bold(verdictOf(sources, width)), "", width, "  "),
		...disputedVerdict(sources),
	];
	const compared = comparedVerdict(options);
	const hasSeveral = sources.length > 1;
	const matrix = sourceMatrix(sources);
	const rows = shownRows(matrix, options.all);
	if (quiet)
		return textOf([
			...rows.flatMap(({ result }) =>
				hasSeveral
					? wrap(`${nameOf(result)}: ${verdictOf([result])}`, "", width, "  ")
					: [],
			),
			...compared,
			...verdict,
		]);
	const shown = rows.map(({ result }) => shownIn(result, options));
	const catalogue = new Map(controls.map((control) => [control.id, control]));
	const isGrouped = shown.some((source) =>
		source.controls.some(({ groups }) => groups.some(({ size }) => size > 1)),
	);
	return textOf([
		...verdict,
		...compared,
		"",
		...(hasSeveral
			? [
					...matrixLines(matrix, report, { style, colors, all: options.all }),
					"",
				]
			: []),
		...shown.flatMap(({ result, controls }) => [
			...headOf(result, hasSeveral, colors, width),
			"",
			...controls.flatMap((control) =>
				controlLines(control, {
					...{ style, colors, catalogue, idWidth: idWidthOf(controls) },
					source: result.source,
				}),
			),
			"",
			...(options.onlyFailed
				? []
				: [
						...disagreementLines(result, generatedAt, colors, width),
						...unusedLines(result, width),
					]),
		]),
		...comparedLines(options),
		...(isGrouped ? [...wrap(GROUPED, "", width), ""] : []),
		...compared,
		...verdict,
	]);
}

const GROUPED =
	"Findings from one line of code are grouped: use --all to show each.";

/** How many results of AWS differ, if any does. */
function disputedVerdict(sources: readonly JsonResult[]): readonly string[] {
	const count = sources.reduce(
		(sum, { disagreements = [] }) => sum + disagreements.length,
		0,
	);
	return count > 0 ? [`${counted(count, "disagreement")} with AWS`] : [];
}

function comparedVerdict({ baseline, style }: TextOptions): readonly string[] {
	if (!baseline) return [];
	const { name, comparison } = printableIn(baseline);
	const counts = changeCounts(baselineView(comparison));
	return wrap(`${counts}, compared with ${name}`, "", style.width, "  ");
}

function comparedLines({
	all,
	baseline,
	style,
}: TextOptions): readonly string[] {
	if (!baseline) return [];
	const { width } = style;
	return changeLines(baselineView(printableIn(baseline.comparison)), {
		...{ all, width, reasons: false },
		colors: colorsOf(style),
	});
}

/** At most one empty line between two parts. */
function textOf(lines: readonly string[]): string {
	return `${lines.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;
}

/** Failures first, then by severity, then in the order of the controls. */
function shownIn(result: JsonResult, options: TextOptions): ShownSource {
	const controls = result.controls
		.filter(({ status }) => !options.onlyFailed || status === "FAILED")
		.sort(
			(a, b) =>
				statusRank(a) - statusRank(b) || severityRank(a) - severityRank(b),
		);
	return {
		result,
		controls: controls.map((control) => shownOf(control, options)),
	};
}
