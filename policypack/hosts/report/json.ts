import type { Control } from "../../judging/control";
import type { Disagreement, OpinionResult } from "../../judging/disagreement";
import {
	type ControlStatus,
	type Exemption,
	type Finding,
	locationOf,
} from "../../judging/finding";
import { requirementText } from "../../judging/requirement";
import { memoizeByObject } from "../../model/memoize";
import type { RegionsRead } from "../../sources/liveAccount/regionsRead";
import { version } from "../../version";
import type { JsonOpinionResult } from "./disagreementSchema";
import type {
	JsonControl,
	JsonDisagreement,
	JsonFinding,
	JsonReport,
	JsonResult,
	JsonStatus,
} from "./jsonSchema";
import { type ControlResult, countsOf, type Report } from "./report";

/** The statuses of findings, as the report has them. */
export const STATUS: Readonly<Record<ControlStatus, JsonStatus>> = {
	passed: "PASSED",
	failed: "FAILED",
	unknown: "UNKNOWN",
	noData: "NO_DATA",
	exempt: "EXEMPT",
};

const OPINION: Readonly<Record<OpinionResult, JsonOpinionResult>> = {
	passed: "PASSED",
	failed: "FAILED",
	exempt: "EXEMPT",
	notFound: "NOT_FOUND",
	public: "PUBLIC",
	notPublic: "NOT_PUBLIC",
	notValid: "NOT_VALID",
};

/** A report as one JSON document, as report.schema.json describes it. */
export function writeJson(report: JsonReport): string {
	return `${JSON.stringify(report, null, 2)}\n`;
}

/**
 * The reports as the data that every format is written from.
 * @param configuration Path of the configuration file; undefined: the defaults.
 */
export function jsonReportOf(
	reports: readonly Report[],
	generatedAt: Date,
	configuration?: string,
): JsonReport {
	return {
		schemaVersion: 2,
		tool: { name: "cloudtrail-compliance", version: version() },
		generatedAt: generatedAt.toISOString(),
		...(configuration !== undefined && { configuration }),
		sources: reports.map(resultOf),
	};
}

function resultOf(report: Report): JsonResult {
	const { folder, kind, name, partition, regions, sources } = report.source;
	const { disagreements = [] } = report;
	return {
		source: {
			kind,
			name,
			...(kind === "preview" && folder !== "" && { folder }),
			...(partition !== undefined && { partition }),
			...(regions && { regions: regionsOf(regions) }),
			...(sources && { sources }),
		},
		controls: report.results.map(controlOf),
		unusedExemptions: report.results.flatMap(({ control, unused }) =>
			unused.map((exemption) => ({
				policy: control.policy,
				...exemptionOf(exemption),
			})),
		),
		summary: summaryOf(report),
		...(disagreements.length > 0 && {
			disagreements: disagreements.map(disagreementOf),
		}),
	};
}

function regionsOf({ read, notRead, others }: RegionsRead) {
	return {
		read,
		notRead: notRead.map(({ name, cause }) => ({ name, reason: cause })),
		others: others === "" ? null : { reason: others },
	};
}

function summaryOf(report: Report): JsonResult["summary"] {
	const { passed, failed, unknown, noData, exempt } = countsOf(report);
	return {
		PASSED: passed,
		FAILED: failed,
		UNKNOWN: unknown,
		NO_DATA: noData,
		EXEMPT: exempt,
	};
}

function controlOf({
	control,
	level,
	status,
	findings,
}: ControlResult): JsonControl {
	return {
		id: control.id,
		policy: control.policy,
		title: control.title,
		severity: control.severity,
		enforcement: level,
		status: STATUS[status],
		requirements: requirementsOf(control),
		findings: findings.map(findingOf),
	};
}

/** The texts of each control's requirements, once for all sources. */
const requirementsOf = memoizeByObject(
	({ requirements }: Control): readonly string[] =>
		requirements.map(requirementText),
);

function findingOf(finding: Finding): JsonFinding {
	const { on, reason, fix, cause, exemption, missing } = finding;
	const location = locationOf(finding);
	return {
		status: STATUS[finding.status],
		resource: on.urn,
		type: on.type,
		name: on.name,
		reason: reason ?? null,
		fix: fix ?? null,
		cause: cause ?? null,
		location: location ? { file: location.file, line: location.line } : null,
		exemption: exemption ? exemptionOf(exemption) : null,
		...(missing && {
			missingStatements: missing.map(({ to, statements }) => ({
				policy: to,
				statements,
			})),
		}),
	};
}

function disagreementOf({
	control,
	on,
	ours,
	aws,
}: Disagreement): JsonDisagreement {
	return {
		control,
		resource: on.urn,
		type: on.type,
		name: on.name,
		ours: { result: OPINION[ours.result], reason: ours.reason ?? null },
		aws: {
			result: OPINION[aws.result],
			reason: aws.reason ?? null,
			by: aws.by,
			observedAt: aws.observedAt ?? null,
			regions: aws.regions,
		},
	};
}

/** What is configured of an exemption, and nothing else. */
function exemptionOf(exemption: Exemption): Exemption {
	const { resource, reason, expires, ticket, exception } = exemption;
	return {
		resource,
		reason,
		...(expires !== undefined && { expires }),
		...(ticket !== undefined && { ticket }),
		...(exception !== undefined && { exception }),
	};
}
