import { printable } from "../../text/printable";
import {
	arnPlace,
	type CloudTarget,
	type SourceTarget,
	targetsOf,
} from "./cloudTarget";
import { type HelpById, helpOf } from "./controlHelp";
import {
	exemptionText,
	type FindingRow,
	messageOf,
	resourceIdsOf,
	rowsOf,
} from "./findingRows";
import type { JsonControl, JsonReport, JsonStatus } from "./jsonSchema";

/** Options of OCSF. */
export interface OcsfOptions extends CloudTarget {
	readonly help: HelpById;
}

/** A value of an enumeration of OCSF: its ID, and its caption. */
type Caption = readonly [id: number, caption: string];

const SEVERITY: Readonly<Record<JsonControl["severity"], Caption>> = {
	Critical: [5, "Critical"],
	High: [4, "High"],
	Medium: [3, "Medium"],
	Low: [2, "Low"],
};

const INFORMATIONAL: Caption = [1, "Informational"];

const COMPLIANCE: Readonly<Record<JsonStatus, Caption>> = {
	PASSED: [1, "Pass"],
	FAILED: [3, "Fail"],
	// It fails; that is accepted, which the status of the finding says.
	EXEMPT: [3, "Fail"],
	UNKNOWN: [0, "Unknown"],
	NO_DATA: [99, "No data"],
};

/**
 * The findings of the report as OCSF 1.6 Compliance Findings, a JSON array. A
 * control that found nothing to check has a finding without a resource.
 */
export function toOcsf(report: JsonReport, options: OcsfOptions): string {
	const targets = targetsOf(report, options);
	const rows = rowsOf(report);
	const ids = resourceIdsOf(rows);
	const events = rows.map((row, at) =>
		eventOf(row, ids[at] ?? "", targets[row.sourceAt], report, options.help),
	);
	return `${JSON.stringify(events, null, 2)}\n`;
}

function eventOf(
	row: FindingRow,
	id: string,
	target: SourceTarget | undefined,
	{ generatedAt, tool }: JsonReport,
	helps: HelpById,
) {
	const { control, finding, source } = row;
	const { cause, exemption, fix, status } = finding;
	const help = helpOf(helps, control.id);
	const time = Date.parse(generatedAt);
	const isFailure = COMPLIANCE[status][1] === "Fail" || status === "UNKNOWN";
	const [severityId, severity] = isFailure
		? SEVERITY[control.severity]
		: INFORMATIONAL;
	const [statusId, statusName]: Caption =
		status === "EXEMPT" ? [3, "Suppressed"] : [1, "New"];
	const remedy = fix ?? help?.remediation.join(" ");
	const cloud = cloudOf(row, target);
	return {
		activity_id: 1,
		activity_name: "Create",
		category_uid: 2,
		category_name: "Findings",
		class_uid: 2003,
		class_name: "Compliance Finding",
		type_uid: 200301,
		type_name: "Compliance Finding: Create",
		time,
		severity_id: severityId,
		severity,
		status_id: statusId,
		status: statusName,
		status_code: status,
		...(status === "EXEMPT" &&
			exemption && { comment: exemptionText(exemption) }),
		message: messageOf(row),
		metadata: {
			version: "1.6.0",
			product: {
				name: tool.name,
				vendor_name: tool.name,
				version: tool.version,
			},
			event_code: control.policy,
			...(cloud && { profiles: ["cloud"] }),
		},
		finding_info: {
			uid: `${tool.name}/${control.id}/${id}`,
			title: control.title,
			desc: messageOf(row),
			created_time: time,
			...(help && { src_url: help.url }),
		},
		compliance: complianceOf(control, status),
		...(remedy && {
			remediation: { desc: remedy, ...(help && { references: [help.url] }) },
		}),
		...resourcesOf(row, target),
		...(cloud && { cloud }),
		unmapped: {
			control: control.id,
			enforcement: control.enforcement,
			source: printable(source.name),
			source_kind: source.kind,
			...(cause && { cause }),
			...(finding.location && { location: finding.location }),
		},
	};
}

function complianceOf(control: JsonControl, status: JsonStatus) {
	const [id, caption] = COMPLIANCE[status];
	const { requirements } = control;
	return {
		control: control.id,
		status_id: id,
		status: caption,
		...(requirements.length > 0 && {
			standards: [...new Set(requirements.map(standardIn))],
			requirements,
		}),
	};
}

/** The standard of `PCI DSS v3.2.1/10.5.2` or `NIST.800-53.r5 AU-9`. */
function standardIn(requirement: string): string {
	const slash = requirement.lastIndexOf("/");
	return slash > 0
		? requirement.slice(0, slash)
		: (requirement.split(" ")[0] ?? requirement);
}

function resourcesOf(
	{ finding, isOfNothing }: FindingRow,
	target: SourceTarget | undefined,
) {
	if (isOfNothing) return {};
	const { name, resource, type } = finding;
	const region = arnPlace(resource)?.region ?? target?.region;
	return {
		resources: [
			{
				uid: resource,
				name,
				type,
				...(region && { region }),
				...(target && { cloud_partition: target.partition }),
			},
		],
	};
}

/** The profile `cloud`, if the account or the Region is known. */
function cloudOf({ finding }: FindingRow, target: SourceTarget | undefined) {
	const region = arnPlace(finding.resource)?.region ?? target?.region;
	const { accountId } = target ?? {};
	if (accountId === undefined && region === undefined) return undefined;
	return {
		provider: "AWS",
		...(accountId !== undefined && {
			account: {
				uid: accountId,
				name: accountId,
				type: "AWS Account",
				type_id: 10,
			},
		}),
		...(region !== undefined && { region }),
	};
}
