import { createHash } from "node:crypto";
import { printable, truncated } from "../../text/printable";
import { arnPlace } from "./cloudTarget";
import { type HelpById, helpOf } from "./controlHelp";
import { exemptionText, type FindingRow, messageOf } from "./findingRows";
import type { JsonReport, JsonStatus } from "./jsonSchema";

/** Where a finding is imported. */
export interface AsffTarget {
	readonly accountId: string;
	readonly partition: string;
	readonly region: string;
}

/** A finding in the AWS Security Finding Format. */
export type AsffFinding = ReturnType<typeof asffFinding>;

const COMPLIANCE: Readonly<Record<JsonStatus, string>> = {
	PASSED: "PASSED",
	FAILED: "FAILED",
	// It fails; that is accepted, which the workflow status says.
	EXEMPT: "FAILED",
	UNKNOWN: "WARNING",
	NO_DATA: "NOT_AVAILABLE",
};

/** Types of resources that ASFF has a name for; others are `Other`. */
const RESOURCE_TYPES: readonly string[] = [
	"AwsAccount",
	"AwsCloudTrailTrail",
	"AwsS3Bucket",
];

/** Maximum numbers of characters and of items in ASFF. */
const MOST = {
	id: 512,
	title: 256,
	description: 1024,
	text: 512,
	requirements: 32,
	detail: 1024,
} as const;

/** One finding in ASFF, within the lengths that it allows. */
export function asffFinding(
	row: FindingRow,
	id: string,
	{ accountId, partition, region }: AsffTarget,
	{ generatedAt, tool }: JsonReport,
	helps: HelpById,
) {
	const { control, finding } = row;
	const { exemption, fix, status } = finding;
	const help = helpOf(helps, control.id);
	const isFailure = COMPLIANCE[status] === "FAILED" || status === "UNKNOWN";
	const severity = {
		Label: isFailure ? control.severity.toUpperCase() : "INFORMATIONAL",
		Original: control.severity,
	};
	const types = [
		"Software and Configuration Checks/Industry and Regulatory Standards",
	];
	const recommendation = fix ?? help?.remediation.join(" ");
	const isExempt = status === "EXEMPT" && exemption !== null;
	return {
		SchemaVersion: "2018-10-08",
		Id: `${tool.name}/${control.id}/${id}`,
		ProductArn: `arn:${partition}:securityhub:${region}:${accountId}:product/${accountId}/default`,
		ProductName: tool.name,
		GeneratorId: `${tool.name}/${control.id}`,
		AwsAccountId: accountId,
		Types: types,
		CreatedAt: generatedAt,
		UpdatedAt: generatedAt,
		Severity: severity,
		Title: truncated(`${control.id} ${control.title}`, MOST.title),
		Description: truncated(messageOf(row), MOST.description),
		...((recommendation || help) && {
			Remediation: {
				Recommendation: {
					...(recommendation && { Text: truncated(recommendation, MOST.text) }),
					...(help && { Url: help.url }),
				},
			},
		}),
		ProductFields: productFields(row, tool.version),
		Resources: [resourceOf(row, partition, region)],
		Compliance: {
			Status: COMPLIANCE[status],
			RelatedRequirements: control.requirements.slice(0, MOST.requirements),
			SecurityControlId: control.id,
		},
		...(isExempt && {
			Workflow: { Status: "SUPPRESSED" },
			Note: {
				Text: truncated(exemptionText(exemption), MOST.text),
				UpdatedBy: tool.name,
				UpdatedAt: generatedAt,
			},
		}),
		RecordState: "ACTIVE",
		// An import changes these of a finding that exists, and not the ones above.
		FindingProviderFields: { Severity: severity, Types: types },
	};
}

function productFields(
	{ control, finding, source }: FindingRow,
	version: string,
): Readonly<Record<string, string>> {
	const { cause, location } = finding;
	return texts({
		ProviderVersion: version,
		Status: finding.status,
		Enforcement: control.enforcement,
		Source: printable(source.name),
		SourceKind: source.kind,
		...(cause && { Cause: cause }),
		...(location && { Location: `${location.file}:${location.line}` }),
	});
}

function resourceOf(
	{ finding }: FindingRow,
	partition: string,
	region: string,
) {
	const { name, resource, type } = finding;
	const asffType = resourceType(type);
	return {
		Type: asffType,
		Id: distinct(resource, MOST.id),
		Partition: partition,
		Region: arnPlace(resource)?.region ?? region,
		...(asffType === "Other" && {
			Details: { Other: texts({ Name: name, Type: type }) },
		}),
	};
}

/** The name in ASFF of an AWS type, whose parts have colons between them. */
function resourceType(type: string): string {
	const name = type
		.split(/:+/)
		.map((part) => part.replace(/^AWS$/, "Aws"))
		.join("");
	return RESOURCE_TYPES.includes(name) ? name : "Other";
}

/** A text that stays different from others when it is shortened. */
function distinct(text: string, most: number): string {
	if (text.length <= most) return text;
	const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
	return `${truncated(text, most - hash.length - 1)}-${hash}`;
}

/** Fields that ASFF accepts: none is empty or too long. */
function texts(
	fields: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(fields)
			.filter(([, text]) => text.trim() !== "")
			.map(([key, text]) => [key, truncated(text, MOST.detail)]),
	);
}
