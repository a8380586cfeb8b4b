import { controls as catalogue } from "../../policypack/controls";
import type {
	JsonControl,
	JsonFinding,
	JsonReport,
	JsonResult,
	JsonStatus,
} from "../../policypack/hosts/report/jsonSchema";
import { requirementText } from "../../policypack/judging/requirement";

/*
 * Invented reports for the HTML format. The texts are in the style of the
 * controls' own; account ids are AWS's examples.
 */

type Exemption = NonNullable<JsonFinding["exemption"]>;

/** When every report here was made. */
export const GENERATED_AT = "2027-04-01T09:30:00.000Z";

/** A finding on a bucket, with other values where they are given. */
export function finding(given: Partial<JsonFinding> = {}): JsonFinding {
	const name = given.name ?? "logs";
	return {
		status: "FAILED",
		resource: `urn:pulumi:prod::audit::aws:s3/bucket:Bucket::${name}`,
		type: "aws:s3/bucket:Bucket",
		name,
		reason: `Bucket ${name} does not log who accesses it.`,
		fix: "Log its accesses to another bucket.",
		cause: null,
		location: { file: "index.ts", line: 12 },
		exemption: null,
		...given,
	};
}

/** A control of the catalogue with findings; its status is that of the worst. */
export function control(
	id: string,
	findings: readonly JsonFinding[],
	given: Partial<JsonControl> = {},
): JsonControl {
	const found = catalogue.find((one) => one.id === id);
	const order: readonly JsonStatus[] = [
		"FAILED",
		"UNKNOWN",
		"EXEMPT",
		"PASSED",
	];
	return {
		id,
		policy: found?.policy ?? id.toLowerCase(),
		title: found?.title ?? "A control that is not in the catalogue",
		severity: found?.severity ?? "Medium",
		enforcement: "mandatory",
		status:
			order.find((status) => findings.some((one) => one.status === status)) ??
			"NO_DATA",
		requirements: found?.requirements.map(requirementText) ?? [],
		findings,
		...given,
	};
}

/** One source with these controls. */
export function result(
	controls: readonly JsonControl[],
	source: Partial<JsonResult["source"]> = {},
	unusedExemptions: JsonResult["unusedExemptions"] = [],
): JsonResult {
	const count = (status: JsonStatus) =>
		controls.filter((one) => one.status === status).length;
	return {
		source: { kind: "program", name: "infra/audit", ...source },
		controls,
		unusedExemptions,
		summary: {
			PASSED: count("PASSED"),
			FAILED: count("FAILED"),
			UNKNOWN: count("UNKNOWN"),
			NO_DATA: count("NO_DATA"),
			EXEMPT: count("EXEMPT"),
		},
	};
}

/** A report of these sources. */
export function report(
	sources: readonly JsonResult[],
	configuration?: string,
): JsonReport {
	return {
		schemaVersion: 2,
		tool: { name: "cloudtrail-compliance", version: "1.4.0" },
		generatedAt: GENERATED_AT,
		...(configuration !== undefined && { configuration }),
		sources,
	};
}

const passed = { status: "PASSED", reason: null, fix: null } as const;

const ON_STACK = {
	resource: "urn:pulumi:prod::audit::pulumi:pulumi:Stack::audit-prod",
	type: "pulumi:pulumi:Stack",
	name: "audit-prod",
} as const;

/** A finding on a trail. */
export function onTrail(
	name: string,
	given: Partial<JsonFinding> = {},
): JsonFinding {
	return finding({
		resource: `urn:pulumi:prod::audit::aws:cloudtrail/trail:Trail::${name}`,
		type: "aws:cloudtrail/trail:Trail",
		name,
		...given,
	});
}

/** A finding that an exemption applies to, or that one applied to. */
export function exempted(
	name: string,
	exemption: Exemption,
	given: Partial<JsonFinding> = {},
): JsonFinding {
	return finding({ name, status: "EXEMPT", exemption, ...given });
}

/** A program in which every status occurs. */
export function mixedReport(): JsonReport {
	return report(
		[
			result(
				[
					control("CloudTrail.1", [finding({ ...ON_STACK, ...passed })]),
					control("CloudTrail.2", [
						onTrail("audit", {
							reason:
								"Trail audit does not encrypt its log files with a KMS key.",
							fix: "Set kmsKeyId to the ARN of a KMS key in the bucket's Region. The key's policy must allow cloudtrail.amazonaws.com kms:GenerateDataKey* and kms:DescribeKey.",
						}),
						onTrail("payments", passed),
					]),
					control("CloudTrail.3", [finding({ ...ON_STACK, ...passed })]),
					control(
						"CloudTrail.4",
						[
							onTrail("audit", {
								reason: "Trail audit does not validate its log files.",
								fix: "Set enableLogFileValidation to true.",
								location: { file: "trails/audit.ts", line: 52 },
							}),
						],
						{ enforcement: "advisory" },
					),
					control("CloudTrail.5", [
						onTrail("audit", {
							status: "UNKNOWN",
							reason:
								"It is not known yet which log group trail audit sends events to.",
							fix: null,
							cause: "pending",
						}),
					]),
					control("CloudTrail.6", [
						finding({
							reason:
								'Bucket logs is public by its policy: statement AuditorsRead lets anyone in (principal "*" and no condition).',
							fix: "Set restrictPublicBuckets to true in the public access block, and grant nothing to everyone in the bucket's policy.",
							location: { file: "index.ts", line: 8 },
						}),
					]),
					control("CloudTrail.7", [
						exempted("archive", {
							resource: "archive*",
							reason: "Moves to the central logging account in Q2.",
							ticket: "SEC-412",
							expires: "2027-04-20",
						}),
					]),
				],
				{},
				[
					{
						policy: "cloudtrail-2",
						resource: "legacy-*",
						reason: "Old trail without a key.",
						expires: "2027-12-31",
					},
				],
			),
		],
		"policy-config.json",
	);
}

const REGIONS = { read: ["eu-west-1", "us-east-1"], notRead: [], others: null };

/** Several sources, one of them an account of which not all was read. */
export function sourcesReport(count: number): JsonReport {
	const [mixed] = mixedReport().sources;
	const one = (place: number): JsonResult => {
		if (place === 0 && mixed) return mixed;
		const arn = `arn:aws:cloudtrail:eu-west-1:111122223333:trail/main-${place}`;
		const trail = { resource: arn, type: "AWS::CloudTrail::Trail" };
		return result(
			[1, 2, 3, 4, 5, 6, 7].map((number) =>
				control(
					`CloudTrail.${number}`,
					number === 7
						? []
						: [
								onTrail(`main-${place}`, {
									...trail,
									location: null,
									...(number % 3 === place % 3
										? { fix: "Correct it." }
										: passed),
								}),
							],
				),
			),
			place % 2 === 1
				? {
						kind: "account",
						name: "111122223333",
						partition: "aws",
						regions: {
							...REGIONS,
							notRead: [
								{
									name: "ap-east-1",
									reason: "no permission for DescribeTrails",
								},
							],
						},
					}
				: { kind: "state", name: `stacks/network-${place}.json` },
		);
	};
	return report(Array.from({ length: count }, (_, place) => one(place)));
}

/**
 * As many findings: buckets of one loop, and trails with a reason each.
 * @param alike Share of the findings that differ in their resource only.
 */
export function largeReport(count: number, alike = 0.7): JsonReport {
	const same = Math.round(count * alike);
	const buckets = Array.from({ length: same }, (_, place) =>
		finding({
			name: `team-${place}-logs`,
			location: { file: "src/buckets.ts", line: 31 },
		}),
	);
	const trails = Array.from({ length: count - same }, (_, place) =>
		onTrail(`trail-${place}`, {
			reason: `Trail trail-${place} encrypts its log files with a key in another Region (key ${place}).`,
			fix: "Set kmsKeyId to the ARN of a KMS key in the bucket's Region.",
			location: { file: `src/trails/${place % 9}.ts`, line: 10 + place },
		}),
	);
	return report([
		result([
			control("CloudTrail.1", [finding({ ...ON_STACK, ...passed })]),
			control("CloudTrail.2", trails),
			control(
				"CloudTrail.4",
				Array.from({ length: 40 }, (_, place) =>
					onTrail(`trail-${place}`, passed),
				),
			),
			control("CloudTrail.6", [finding({ name: "team-1-logs", ...passed })]),
			control("CloudTrail.7", buckets),
		]),
	]);
}

/**
 * A report whose texts are all the same, or are what a function makes of the
 * name of their place. Each status and each optional part occurs.
 */
export function everyTextReport(
	given: string | ((place: string) => string),
): JsonReport {
	const text = (place: string) =>
		typeof given === "string" ? given : given(place);
	const exemption: Exemption = {
		resource: text("exemption-resource"),
		reason: text("exemption-reason"),
		expires: "2027-04-20",
		ticket: text("ticket"),
		exception: text("exception"),
	};
	const hostile = (status: JsonStatus, own: string): JsonFinding => ({
		status,
		resource: text(`urn-${own}`),
		type: text("type"),
		name: text(`name-${own}`),
		reason: text(`reason-${own}`),
		fix: text(`fix-${own}`),
		cause: status === "UNKNOWN" ? "unreadable" : null,
		location: { file: text("file"), line: 3 },
		exemption: status === "EXEMPT" ? exemption : null,
	});
	const texts = {
		title: text("title"),
		requirements: ["PCI DSS v3.2.1/10.1", `X.v1/${text("requirement")}`],
	};
	return {
		...report(
			[
				result(
					[
						control("CloudTrail.2", [hostile("FAILED", "failed")], texts),
						control(text("id"), [hostile("UNKNOWN", "unknown")], texts),
						control("CloudTrail.7", [hostile("EXEMPT", "exempt")], texts),
						control("CloudTrail.6", [hostile("PASSED", "passed")], texts),
					],
					{
						kind: "account",
						name: text("source"),
						partition: text("partition"),
						regions: {
							read: [text("region")],
							notRead: [{ name: text("region-2"), reason: text("denied") }],
							others: { reason: text("others") },
						},
					},
					[{ policy: text("policy"), ...exemption }],
				),
			],
			text("configuration"),
		),
		tool: { name: "cloudtrail-compliance", version: text("version") },
		generatedAt: text("time"),
	};
}
