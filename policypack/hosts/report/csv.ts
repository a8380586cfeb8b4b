import type { JsonReport } from "./jsonSchema";

/** The report as CSV: a row for each finding. */
export function toCsv(_report: JsonReport): string {
	return "";
}
