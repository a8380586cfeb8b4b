import { printable, truncated } from "../../text/printable";
import type { JsonReport } from "./jsonSchema";
import { ICON } from "./markdownFindings";
import { number } from "./markdownSource";
import { inlineMarkdown } from "./markdownText";
import {
	type MatrixRow,
	type SourceMatrix,
	shortId,
	shownRows,
	sourceNoun,
} from "./sourceMatrix";

/** Maximum number of characters of a source's name in a row. */
const NAME = 80;

/** What a cell has; an exempt result is not like one without data. */
const CELL = { ...ICON, EXEMPT: "E" } as const;

/** Characters for the sentences below the table. */
const NOTES = 400;

/**
 * The matrix of several sources and controls as a table, the worst sources first.
 * Of many, those that are fine are counted, and so is what does not fit.
 * @param room Maximum number of characters.
 */
export function matrixTable(
	matrix: SourceMatrix,
	report: Pick<JsonReport, "sources">,
	room: number,
): string {
	const noun = sourceNoun(report);
	const title = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
	const heads = matrix.controls.map(({ id }) => inlineMarkdown(shortId(id)));
	const worse = matrix.rows.filter(({ isFine }) => !isFine);
	const shown = shownRows(matrix, false);
	let text = `| ${[title, ...heads].join(" | ")} |\n| ${["---", ...heads.map(() => ":---:")].join(" | ")} |\n`;
	let count = 0;
	for (const row of shown) {
		const line = lineOf(row);
		if (text.length + line.length > room - NOTES) break;
		text += line;
		count += 1;
	}
	const cut = worse.length - Math.min(count, worse.length);
	const fine = matrix.rows.length - count - cut;
	const plural = (value: number) =>
		`${number(value)} more ${noun}${value === 1 ? "" : "s"}`;
	const rest = [
		...(cut > 0
			? [`${plural(cut)} with a control that failed or is unknown`]
			: []),
		...(fine > 0
			? [`${plural(fine)} in which nothing failed or is unknown`]
			: []),
	];
	return [
		count > 0 ? `${text}\n` : "",
		rest.length > 0 ? `… and ${rest.join(", and ")}.\n\n` : "",
		`<sub>${legendOf(matrix)}</sub>\n\n`,
	].join("");
}

function lineOf({ cells, result }: MatrixRow): string {
	const name = truncated(printable(result.source.name), NAME);
	const icons = cells.map((cell) => (cell ? CELL[cell.status] : " "));
	return `| ${[inlineMarkdown(name), ...icons].join(" | ")} |\n`;
}

function legendOf({ controls }: SourceMatrix): string {
	const short = controls.some(({ id }) => shortId(id) !== id)
		? " CT.n is CloudTrail.n."
		: "";
	return `${ICON.FAILED} failed, ${ICON.UNKNOWN} unknown, E exempt, ${ICON.NO_DATA} no data, ${ICON.PASSED} passed.${short}`;
}
