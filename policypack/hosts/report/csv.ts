import { unparse } from "papaparse";
import { printable } from "../../text/printable";
import { type FindingRow, rowsOf } from "./findingRows";
import type { JsonReport } from "./jsonSchema";

/** The columns, in order: the name of each, and its value in a row. */
const COLUMNS: Readonly<
	Record<string, (row: FindingRow) => string | number | null | undefined>
> = {
	source: ({ source }) => printable(source.name),
	source_kind: ({ source }) => source.kind,
	control: ({ control }) => control.id,
	policy: ({ control }) => control.policy,
	title: ({ control }) => control.title,
	severity: ({ control }) => control.severity,
	enforcement: ({ control }) => control.enforcement,
	status: ({ finding }) => finding.status,
	name: ({ finding }) => finding.name,
	type: ({ finding }) => finding.type,
	resource: ({ finding }) => finding.resource,
	file: ({ finding }) => finding.location?.file,
	line: ({ finding }) => finding.location?.line,
	reason: ({ finding }) => finding.reason,
	fix: ({ finding }) => finding.fix,
	cause: ({ finding }) => finding.cause,
	exemption_reason: ({ finding }) => finding.exemption?.reason,
	exemption_expires: ({ finding }) => finding.exemption?.expires,
	exemption_ticket: ({ finding }) => finding.exemption?.ticket,
	exemption_exception: ({ finding }) => finding.exemption?.exception,
	requirements: ({ control }) => control.requirements.join("; "),
};

/** What a spreadsheet takes for a formula, also in its full-width form. */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * The report as CSV (RFC 4180): a row for each finding. A text that begins like
 * a formula has an apostrophe before it, which a spreadsheet does not show.
 */
export function toCsv(report: JsonReport): string {
	const values = Object.values(COLUMNS);
	const data = rowsOf(report).map((row) =>
		values.map((value) => value(row) ?? ""),
	);
	const text = unparse(
		{ fields: Object.keys(COLUMNS), data },
		{ escapeFormulae: FORMULA, newline: "\r\n" },
	);
	return `${text}\r\n`;
}
