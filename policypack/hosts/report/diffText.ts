import type { Diff } from "./diff";
import { printableIn } from "./findingRows";
import { changeCounts, changeLines } from "./textComparison";
import { wrap } from "./textLines";
import { colorsOf, type TextStyle } from "./textStyle";
import { verdictOf } from "./verdict";

/** How a diff is shown as text. */
export interface DiffStyle {
	readonly style: TextStyle;
	/** Whether findings from one line are shown one by one. */
	readonly all: boolean;
	/** Show only the numbers of changes. */
	readonly quiet: boolean;
}

/** A diff as text. */
export function diffText(diff: Diff, { style, all, quiet }: DiffStyle): string {
	const { width } = style;
	const { before, after, comparison } = printableIn(diff);
	const colors = colorsOf(style);
	const counts = wrap(colors.bold(changeCounts(comparison)), "", width);
	const lines = quiet
		? counts
		: [
				...counts,
				"",
				...[before, after].flatMap((one, at) =>
					wrap(
						`${at === 0 ? "Before" : "After"}: ${one.name} of ${one.report.generatedAt}: ${verdictOf(one.report.sources)}`,
						"",
						width,
						"  ",
					),
				),
				"",
				...changeLines(comparison, { width, colors, all, reasons: true }),
				...counts,
			];
	return `${lines.join("\n")}\n`;
}
