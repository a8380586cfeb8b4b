import type { JsonControl, JsonResult } from "../jsonSchema";
import { type MatrixRow, MOST_SOURCES, sourceMatrix } from "../sourceMatrix";

/** Which sources and controls of a report have evidence of their own in it. */
export interface Shown {
	/** Whether there are so many sources that those that are fine are counted. */
	readonly isLarge: boolean;
	/** The sources with a section, in order. */
	readonly rows: readonly MatrixRow[];
	/** The sources that are only counted. */
	readonly fine: readonly MatrixRow[];
	/** Whether a control of a source has evidence that a link can lead to. */
	readonly hasEvidence: (source: number, control: JsonControl) => boolean;
}

/**
 * Of many sources, only what is not fine is shown: sources in which something
 * failed, is unknown or differs in AWS, and of them the controls that did not pass.
 */
export function shownIn(sources: readonly JsonResult[]): Shown {
	const isLarge = sources.length > MOST_SOURCES;
	const { rows } = sourceMatrix(sources);
	const byPlace = rows.toSorted((a, b) => a.place - b.place);
	if (!isLarge)
		return { isLarge, rows: byPlace, fine: [], hasEvidence: () => true };
	const shown = rows.filter(({ isFine }) => !isFine);
	const places = new Set(shown.map(({ place }) => place));
	return {
		isLarge,
		rows: shown,
		fine: rows.filter(({ isFine }) => isFine),
		hasEvidence: (source, control) => places.has(source) && isEvidence(control),
	};
}

/** Whether a control is shown by itself where there are many sources. */
export function isEvidence({ status }: JsonControl): boolean {
	return status !== "PASSED" && status !== "NO_DATA";
}
