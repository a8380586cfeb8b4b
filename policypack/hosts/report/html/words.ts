import type { JsonControl, JsonFinding, JsonStatus } from "../jsonSchema";

/** The words for each status. */
export const STATUS_WORDS: Readonly<Record<JsonStatus, string>> = {
	FAILED: "Failed",
	UNKNOWN: "Unknown",
	EXEMPT: "Exempt",
	NO_DATA: "No data",
	PASSED: "Passed",
};

/** Statuses in the order in which they need attention. */
export const WORST_FIRST = [
	"FAILED",
	"UNKNOWN",
	"EXEMPT",
	"NO_DATA",
	"PASSED",
] as const satisfies readonly JsonStatus[];

/** What each status means. */
export const STATUS_MEANINGS: Readonly<Record<JsonStatus, string>> = {
	FAILED: "A resource does not meet the control.",
	UNKNOWN: "The result is not known yet, or could not be read.",
	EXEMPT: "A resource failed, and a recorded exemption applies to it.",
	NO_DATA: "There is no resource to check, or the control is disabled.",
	PASSED: "Every resource that was checked meets the control.",
};

/** Severities, the highest first. */
export const SEVERITIES = [
	"Critical",
	"High",
	"Medium",
	"Low",
] as const satisfies readonly JsonControl["severity"][];

/** What each cause of an unknown result means. */
export const CAUSES: Readonly<
	Record<NonNullable<JsonFinding["cause"]>, string>
> = {
	pending: "Pending: a value is not known before the update.",
	outside: "Outside: a resource is not part of the source.",
	unreadable:
		"Unreadable: no permission, an encrypted or masked value, or a value of a wrong type.",
};

/** The words for each kind of source. */
export const KINDS = {
	program: "program",
	preview: "preview",
	state: "stack state",
	account: "AWS account",
} as const;

const NUMBERS = new Intl.NumberFormat("en-US");

/** A number with thousands separators. */
export function numberOf(value: number): string {
	return NUMBERS.format(value);
}

/** A number with its noun, such as "1 finding" or "2,000 findings". */
export function countOf(value: number, noun: string): string {
	return `${numberOf(value)} ${noun}${value === 1 ? "" : "s"}`;
}
