import {
	type ControlStatus,
	type Finding,
	locationOf,
} from "../../judging/finding";
import type { RegionsRead } from "../../sources/liveAccount/regionsRead";
import { version } from "../../version";
import { type ControlResult, countsOf, type Report } from "./report";

const STATUS: Readonly<Record<ControlStatus, string>> = {
	passed: "PASSED",
	failed: "FAILED",
	unknown: "UNKNOWN",
	noData: "NO_DATA",
	exempt: "EXEMPT",
};

/**
 * The reports as JSON: one object for one source, a list of such objects for
 * several. Schema version 1; what is not there is null.
 */
export function toJson(reports: readonly Report[]): string {
	const all = reports.map(reportOf);
	return `${JSON.stringify(all.length === 1 ? all[0] : all, null, 2)}\n`;
}

function reportOf(report: Report) {
	const { source, generatedAt, results } = report;
	const counts = Object.entries(countsOf(report)) as [ControlStatus, number][];
	return {
		schemaVersion: 1,
		tool: { name: "cloudtrail-compliance", version: version() },
		source: {
			kind: source.kind,
			name: source.name,
			...(source.partition && { partition: source.partition }),
		},
		generatedAt: generatedAt.toISOString(),
		...(source.regions && { regions: regionsOf(source.regions) }),
		controls: results.map(controlOf),
		unusedExemptions: results.flatMap(({ control, unused }) =>
			unused.map((exemption) => ({ policy: control.policy, ...exemption })),
		),
		summary: Object.fromEntries(
			counts.map(([status, count]) => [STATUS[status], count]),
		),
	};
}

function regionsOf({ read, notRead, others }: RegionsRead) {
	return {
		read,
		notRead: notRead.map(({ name, cause }) => ({ name, reason: cause })),
		others: others === "" ? null : { reason: others },
	};
}

function controlOf({ control, level, status, findings }: ControlResult) {
	return {
		id: control.id,
		policy: control.policy,
		title: control.title,
		severity: control.severity,
		enforcement: level,
		status: STATUS[status],
		requirements: control.requirements,
		findings: findings.map(findingOf),
	};
}

function findingOf(finding: Finding) {
	const { on, reason, fix, cause, exemption } = finding;
	return {
		status: STATUS[finding.status],
		resource: on.urn,
		type: on.type,
		name: on.name,
		reason: reason ?? null,
		fix: fix ?? null,
		cause: cause ?? null,
		location: locationOf(finding) ?? null,
		exemption: exemption ?? null,
	};
}
