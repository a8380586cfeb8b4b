import { printable } from "../../text/printable";
import { fingerprintsOf, messageOf, rowsOf } from "./findingRows";
import type { JsonControl, JsonReport } from "./jsonSchema";
import { placeOf, type Repository } from "./repositoryPath";

/** Options of GitLab code quality. */
export interface GitlabOptions {
	readonly repository: Repository;
}

/** GitLab's severities are info, minor, major, critical and blocker. */
const SEVERITY: Readonly<Record<JsonControl["severity"], string>> = {
	Critical: "blocker",
	High: "critical",
	Medium: "major",
	Low: "minor",
};

/**
 * The failures of the report as GitLab code quality JSON. The format has no
 * status, so nothing else is written.
 */
export function toGitlab(
	report: JsonReport,
	{ repository }: GitlabOptions,
): string {
	const rows = rowsOf(report);
	const fingerprints = fingerprintsOf(rows);
	const issues = rows.flatMap((row, at) => {
		const { control, finding, original, source } = row;
		if (finding.status !== "FAILED") return [];
		const { path, line } = placeOf(source, original.location, repository);
		return {
			description: `${control.id}: ${messageOf(row)}`,
			check_name: control.policy,
			fingerprint: fingerprints[at],
			severity: SEVERITY[control.severity],
			location: { path: printable(path), lines: { begin: line } },
		};
	});
	return `${JSON.stringify(issues, null, 2)}\n`;
}
