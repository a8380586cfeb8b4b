import type { JsonReport, JsonStatus } from "./jsonSchema";
import { columnsOf, shortNames } from "./shortNames";
import {
	type MatrixRow,
	type SourceMatrix,
	shortId,
	shownRows,
	sourceNoun,
} from "./sourceMatrix";
import { wrap } from "./textLines";
import { type Colors, paintStatus, type TextStyle } from "./textStyle";
import { counted } from "./verdict";

/** What the matrix of a text report shows, and how. */
export interface MatrixOptions {
	readonly style: TextStyle;
	readonly colors: Colors;
	/** Show each source, also those that are fine. */
	readonly all: boolean;
}

/** One letter for each status, so that it is readable without colors. */
const LETTER: Readonly<Record<JsonStatus, string>> = {
	PASSED: "P",
	FAILED: "F",
	UNKNOWN: "U",
	EXEMPT: "E",
	NO_DATA: "-",
};

const MEANING: Readonly<Record<JsonStatus, string>> = {
	FAILED: "failed",
	UNKNOWN: "unknown",
	EXEMPT: "exempt",
	NO_DATA: "no data",
	PASSED: "passed",
};

/** Columns of a name that is still readable. */
const LEAST_NAME = 12;

/** A row for each source, a column for each control, and what they mean. */
export function matrixLines(
	matrix: SourceMatrix,
	report: Pick<JsonReport, "sources">,
	{ style: { width }, colors, all }: MatrixOptions,
): readonly string[] {
	const rows = shownRows(matrix, all);
	const heads = matrix.controls.map(({ id }) => shortId(id));
	const noun = sourceNoun(report);
	const title = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
	const names = rows.map(({ result }) => result.source.name);
	const room = width - heads.reduce((sum, head) => sum + head.length + 2, 0);
	const isTable = room >= LEAST_NAME;
	const short = shortNames(names, isTable ? room : width);
	const column = Math.max(title.length, ...short.map(columnsOf));
	const lines = rows.map((row, at) => {
		const name = short[at] ?? "";
		return isTable
			? `${padded(name, column)}${cellsOf(row, heads, colors)}`
			: `${name}\n${narrowCells(row, heads, width, colors).join("\n")}`;
	});
	return [
		...(isTable && rows.length > 0
			? [colors.bold(`${padded(title, column)}${headOf(heads)}`)]
			: []),
		...lines.flatMap((line) => line.split("\n")),
		...restLines(matrix.rows.length - rows.length, noun, width),
		...wrap(legendOf(matrix), "", width),
	];
}

function headOf(heads: readonly string[]): string {
	return heads.map((head) => `  ${head}`).join("");
}

/** The letter of each status, in the middle of its column. */
function cellsOf(
	{ cells }: MatrixRow,
	heads: readonly string[],
	colors: Colors,
): string {
	const parts = heads.map((head, at) => {
		const status = cells[at]?.status;
		const before = 2 + Math.floor((head.length - 1) / 2);
		const after = head.length + 1 - before;
		const letter = status ? paintStatus(status, LETTER[status], colors) : " ";
		return `${" ".repeat(before)}${letter}${" ".repeat(Math.max(after, 0))}`;
	});
	return parts.join("").trimEnd();
}

/** The same below the name, where the terminal is too narrow for columns. */
function narrowCells(
	{ cells }: MatrixRow,
	heads: readonly string[],
	width: number,
	colors: Colors,
): readonly string[] {
	const parts = heads.flatMap((head, at) => {
		const status = cells[at]?.status;
		return status
			? [`${head} ${paintStatus(status, LETTER[status], colors)}`]
			: [];
	});
	return wrap(parts.join(", "), "  ", width);
}

function padded(text: string, columns: number): string {
	return text + " ".repeat(Math.max(columns - columnsOf(text), 0));
}

function restLines(
	count: number,
	noun: string,
	width: number,
): readonly string[] {
	return count > 0
		? wrap(
				`… and ${counted(count, noun)} in which nothing failed or is unknown: use --all to show each.`,
				"",
				width,
				"  ",
			)
		: [];
}

/** The meaning of what the matrix has. */
function legendOf({ controls, rows }: SourceMatrix): string {
	const used = new Set(
		rows.flatMap(({ cells }) => cells.map((cell) => cell?.status)),
	);
	const letters = (Object.keys(MEANING) as JsonStatus[])
		.filter((status) => used.has(status))
		.map((status) => `${LETTER[status]} ${MEANING[status]}`);
	const blank = used.has(undefined) ? ["blank: not configured"] : [];
	const short = controls.some(({ id }) => shortId(id) !== id)
		? ". CT.n is CloudTrail.n"
		: "";
	return `${[...letters, ...blank].join(", ")}${short}.`;
}
