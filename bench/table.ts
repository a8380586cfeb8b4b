import type { Figure, Limit } from "./measure";

const headings = [
	"measured",
	"to",
	"ours",
	"theirs",
	"ratio",
	"min",
	"max",
	"limit",
	"",
];

/** The figures as a table for people. */
export function tableOf(figures: readonly Figure[]): string {
	const rows = [headings, ...figures.map(cellsOf)];
	const widths = headings.map((_, at) =>
		Math.max(...rows.map((row) => row[at]?.length ?? 0)),
	);
	return rows
		.map((row) =>
			row
				.map((cell, at) => {
					const isNumber = at > 1 && at < headings.length - 1;
					const width = widths[at] ?? 0;
					return isNumber ? cell.padStart(width) : cell.padEnd(width);
				})
				.join("  ")
				.trimEnd(),
		)
		.join("\n");
}

function cellsOf(figure: Figure): readonly string[] {
	const { name, to, unit, ours, theirs, ratio, limit, verdict } = figure;
	return [
		name,
		to,
		amount(ours, unit),
		amount(theirs, unit),
		...[ratio.median, ratio.min, ratio.max].map((one) => one.toFixed(2)),
		limit === undefined ? "" : limitIn(limit),
		verdict,
	];
}

function limitIn(limit: Limit): string {
	if ("ratio" in limit) return limit.ratio.toFixed(2);
	return "megabytes" in limit
		? amount(limit.megabytes, "MB")
		: amount(limit.milliseconds, "ms");
}

function amount(value: number, unit: Figure["unit"]): string {
	return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ${unit}`;
}
