import type { JsonControl, JsonResult, JsonStatus } from "./jsonSchema";
import { type JsonSeverity, WORST_FIRST } from "./reportOrder";
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
 */
export function verdictOf(results: readonly JsonResult[]): string {
	const controls = results.flatMap((result) => result.controls);
	const statuses = statusById(controls);
	const counts = new Map<JsonStatus, number>();
	for (const status of statuses.values())
		counts.set(status, (counts.get(status) ?? 0) + 1);
	const failed = counts.get("FAILED") ?? 0;
	const others = (["UNKNOWN", "EXEMPT", "NO_DATA", "PASSED"] as const)
		.filter((status) => counts.has(status))
		.map((status) => `${counts.get(status)} ${LABEL[status].toLowerCase()}`);
	const parts = [
		...(failed > 0 ? [`${failed} failed, ${failuresIn(controls)}`] : []),
		...(others.length > 0 ? [others.join(", ")] : []),
	];
	const where = results.length > 1 ? ` in ${results.length} sources` : "";
	return `${counted(statuses.size, "control")}${where}: ${parts.join("; ") || "none is configured"}`;
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

/** How many findings failed, also by severity. */
function failuresIn(controls: readonly JsonControl[]): string {
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
	return [counted(total, "finding"), ...bySeverity].join(", ");
}

/** A number with a noun, such as `1 control` and `2 controls`. */
export function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
