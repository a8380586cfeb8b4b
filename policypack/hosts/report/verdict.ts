import type { JsonControl, JsonResult, JsonStatus } from "./jsonSchema";
import { type JsonSeverity, WORST_FIRST } from "./reportOrder";
import { sourceNoun } from "./sourceMatrix";
import { LABEL } from "./textStyle";

/** Statuses in the order in which one of them decides for a control. */
const DECIDING: readonly JsonStatus[] = [
	"FAILED",
	"UNKNOWN",
	"EXEMPT",
	"PASSED",
	"NO_DATA",
];

/**
 * The verdict on all sources in one line, such as
 * `7 controls: 2 failed, 350 findings, 1 critical, 349 low; 5 passed`. A control
 * that failed in one source has failed.
 * @param width Columns; what matters least is left out of a wider line.
 */
export function verdictOf(
	results: readonly JsonResult[],
	width: number = Number.POSITIVE_INFINITY,
): string {
	const controls = results.flatMap((result) => result.controls);
	const statuses = [...statusById(controls).values()];
	const noun = sourceNoun({ sources: results });
	const where =
		results.length > 1 ? ` in ${counted(results.length, noun)}` : "";
	const head = `${counted(statuses.length, "control")}${where}`;
	const others = OTHERS.map((shown) => othersIn(statuses, shown));
	if (!statuses.includes("FAILED"))
		return `${head}: ${others[0] || "none is configured"}`;
	const failed = `${head}: ${countOf(statuses, "FAILED")} failed`;
	const severities = severitiesIn(controls);
	const lines = [severities, severities.slice(0, 2)].flatMap((shown) =>
		others.map((rest) =>
			[[failed, ...shown].join(", "), ...(rest === "" ? [] : [rest])].join(
				"; ",
			),
		),
	);
	return lines.find((line) => line.length <= width) ?? lines.at(-1) ?? failed;
}

/** What is shown of the controls that did not fail, and less of it. */
const OTHERS = [
	["UNKNOWN", "EXEMPT", "NO_DATA", "PASSED"],
	["UNKNOWN", "EXEMPT"],
	[],
] as const satisfies readonly (readonly JsonStatus[])[];

function othersIn(
	statuses: readonly JsonStatus[],
	shown: readonly JsonStatus[],
): string {
	return shown
		.filter((status) => statuses.includes(status))
		.map(
			(status) => `${countOf(statuses, status)} ${LABEL[status].toLowerCase()}`,
		)
		.join(", ");
}

function countOf(statuses: readonly JsonStatus[], wanted: JsonStatus): number {
	return statuses.filter((status) => status === wanted).length;
}

function statusById(
	controls: readonly JsonControl[],
): ReadonlyMap<string, JsonStatus> {
	const found = new Map<string, JsonStatus>();
	const rank = (status: JsonStatus) => DECIDING.indexOf(status);
	for (const { id, status } of controls) {
		const other = found.get(id);
		if (other === undefined || rank(status) < rank(other))
			found.set(id, status);
	}
	return found;
}

/** How many findings failed, then by severity. */
function severitiesIn(controls: readonly JsonControl[]): readonly string[] {
	const counts = new Map<JsonSeverity, number>();
	let total = 0;
	for (const { severity, findings } of controls) {
		const failed = findings.filter(({ status }) => status === "FAILED").length;
		total += failed;
		if (failed > 0) counts.set(severity, (counts.get(severity) ?? 0) + failed);
	}
	const bySeverity = WORST_FIRST.filter((one) => counts.has(one)).map(
		(one) => `${counts.get(one)} ${one.toLowerCase()}`,
	);
	return [counted(total, "finding"), ...bySeverity];
}

/** A number with a noun, such as `1 control` and `2 controls`. */
export function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
