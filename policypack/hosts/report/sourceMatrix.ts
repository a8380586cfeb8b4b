import type {
	JsonControl,
	JsonReport,
	JsonResult,
	JsonStatus,
} from "./jsonSchema";
import { severityRank, WORST_FIRST } from "./reportOrder";

/** A source in the matrix of sources and controls. */
export interface MatrixRow {
	readonly result: JsonResult;
	/** Position of the source in the report. */
	readonly place: number;
	/** The control in each column; undefined: not configured in this source. */
	readonly cells: readonly (JsonControl | undefined)[];
	/** Whether nothing in it failed, is unknown or differs in AWS. */
	readonly isFine: boolean;
}

/** The matrix of sources and controls. */
export interface SourceMatrix {
	/** Each control of the report once, by its number. */
	readonly controls: readonly JsonControl[];
	/** The sources, the worst first. */
	readonly rows: readonly MatrixRow[];
}

/** Sources above which those that are fine are counted. */
export const MOST_SOURCES = 50;

/** The status of each control in each source; the worst sources first. */
export function sourceMatrix(sources: readonly JsonResult[]): SourceMatrix {
	const all = sources.flatMap(({ controls }) => controls);
	const controls = [
		...new Map(all.map((control) => [control.id, control])).values(),
	].sort((a, b) => BY_NUMBER.compare(a.id, b.id));
	const rows = sources.map((result, place): MatrixRow & Ranked => {
		const byId = new Map(result.controls.map((one) => [one.id, one]));
		return {
			...{ result, place },
			cells: controls.map(({ id }) => byId.get(id)),
			isFine: isFine(result),
			badness: badnessOf(result),
		};
	});
	return {
		controls,
		rows: rows.sort((a, b) => compareBadness(a, b) || a.place - b.place),
	};
}

const BY_NUMBER = new Intl.Collator("en", { numeric: true });

/** Whether nothing in a source failed, is unknown or differs in AWS. */
export function isFine({ controls, disagreements = [] }: JsonResult): boolean {
	return (
		disagreements.length === 0 &&
		controls.every(({ status }) => status !== "FAILED" && status !== "UNKNOWN")
	);
}

/** The rows of a matrix that are shown: of many sources, those that are not fine. */
export function shownRows(
	{ rows }: SourceMatrix,
	all: boolean,
): readonly MatrixRow[] {
	return all || rows.length <= MOST_SOURCES
		? rows
		: rows.filter(({ isFine }) => !isFine);
}

/** The ID of a control as the heading of a column: `CT.4` for CloudTrail.4. */
export function shortId(id: string): string {
	return id.replace(/^CloudTrail\./, "CT.");
}

/** What a report calls its sources: accounts, if all of them are. */
export function sourceNoun({ sources }: Pick<JsonReport, "sources">): string {
	return sources.every(({ source }) => source.kind === "account")
		? "account"
		: "source";
}

interface Ranked {
	/** How many controls failed by severity, are unknown, and are exempt. */
	readonly badness: readonly number[];
}

function badnessOf({
	controls,
	disagreements = [],
}: JsonResult): readonly number[] {
	const count = (status: JsonStatus) =>
		controls.filter((control) => control.status === status);
	const failed = count("FAILED");
	return [
		...WORST_FIRST.map(
			(_, rank) => failed.filter((one) => severityRank(one) === rank).length,
		),
		count("UNKNOWN").length,
		disagreements.length,
		count("EXEMPT").length,
	];
}

function compareBadness(a: Ranked, b: Ranked): number {
	for (const [at, count] of a.badness.entries()) {
		const other = b.badness[at] ?? 0;
		if (count !== other) return other - count;
	}
	return 0;
}
