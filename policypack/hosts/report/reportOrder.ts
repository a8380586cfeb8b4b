import type { JsonControl, JsonStatus } from "./jsonSchema";

/** Severity of a control in a report. */
export type JsonSeverity = JsonControl["severity"];

/** All severities, the most severe first. */
export const WORST_FIRST: readonly JsonSeverity[] = [
	"Critical",
	"High",
	"Medium",
	"Low",
];

/** Position of a control's severity; the most severe is 0. */
export function severityRank({
	severity,
}: Pick<JsonControl, "severity">): number {
	return WORST_FIRST.indexOf(severity);
}

const FAILURES_FIRST: readonly JsonStatus[] = [
	"FAILED",
	"UNKNOWN",
	"EXEMPT",
	"NO_DATA",
	"PASSED",
];

/** Position of a status in a report for people; that of a failure is 0. */
export function statusRank({
	status,
}: {
	readonly status: JsonStatus;
}): number {
	return FAILURES_FIRST.indexOf(status);
}
