import type { JsonControl, JsonReport, JsonStatus } from "../jsonSchema";
import { sourceNoun } from "../sourceMatrix";
import { SEVERITIES, WORST_FIRST } from "./words";

/** The numbers of a report. A check is one control on one source. */
export interface Tally {
	readonly sources: number;
	/** What the sources are called: account or source. */
	readonly noun: string;
	readonly failedSources: number;
	/** Different controls. */
	readonly controls: number;
	readonly checks: Readonly<Record<JsonStatus, number>>;
	readonly allChecks: number;
	/** Failed checks whose enforcement level is advisory. */
	readonly advisory: number;
	readonly failedBySeverity: Readonly<Record<JsonControl["severity"], number>>;
	readonly findings: Readonly<Record<JsonStatus, number>>;
}

/** Counts the controls and findings of a report. */
export function tallyOf({ sources }: JsonReport): Tally {
	const all = sources.flatMap(({ controls }) => controls);
	const failed = all.filter(({ status }) => status === "FAILED");
	return {
		sources: sources.length,
		noun: sourceNoun({ sources }),
		failedSources: sources.filter(({ controls }) =>
			controls.some(({ status }) => status === "FAILED"),
		).length,
		controls: new Set(all.map(({ id }) => id)).size,
		checks: statusCounts(all),
		allChecks: all.length,
		advisory: failed.filter(({ enforcement }) => enforcement === "advisory")
			.length,
		failedBySeverity: countsBy(
			SEVERITIES,
			failed.map(({ severity }) => severity),
		),
		findings: statusCounts(all.flatMap(({ findings }) => findings)),
	};
}

/** How many have each status. */
export function statusCounts(
	all: readonly { readonly status: JsonStatus }[],
): Readonly<Record<JsonStatus, number>> {
	return countsBy(
		WORST_FIRST,
		all.map(({ status }) => status),
	);
}

/** The status that needs most attention; NO_DATA of none. */
export function worstOf(statuses: readonly JsonStatus[]): JsonStatus {
	return WORST_FIRST.find((status) => statuses.includes(status)) ?? "NO_DATA";
}

function countsBy<K extends string>(
	keys: readonly K[],
	values: readonly K[],
): Readonly<Record<K, number>> {
	const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<
		K,
		number
	>;
	for (const value of values) counts[value] += 1;
	return counts;
}
