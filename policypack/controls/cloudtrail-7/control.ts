import type { Control } from "../../judging/control";
import {
	CIS_1_2_0,
	CIS_1_4_0,
	CIS_3_0_0,
	CIS_5_0_0,
	CIS_2026,
	CONTROLS_2023,
	CONTROLS_2026,
	PCI_4_0_1,
	related,
} from "../../judging/requirement";
import { any, fail, pass, when } from "../../judging/verdict";
import type { Bucket } from "../../model/account";
import type { AccessDeliveryFact } from "../../model/facts";

/** The trail's bucket is judged, not the one that receives its access logs. */
export const cloudTrail7: Control = {
	id: "CloudTrail.7",
	policy: "cloudtrail-7",
	title:
		"Ensure S3 bucket access logging is enabled on the CloudTrail S3 bucket",
	topic: "Trail bucket access logging",
	requires:
		"The bucket that stores the logs of a trail has server access logging turned on.",
	severity: "Low",
	category: "Identify > Logging",
	requirements: [
		...related(CIS_1_2_0, CONTROLS_2023, "2.6"),
		...related(CIS_1_4_0, CONTROLS_2023, "3.6"),
		...related(CIS_3_0_0, CONTROLS_2026, "3.4"),
		...related(CIS_5_0_0, CIS_2026, "3.4"),
		...related(PCI_4_0_1, CONTROLS_2026, "10.2.1"),
	],
	resourceType: "AWS::CloudTrail::Trail",
	configRule: "custom rule of Security Hub CSPM over s3-bucket-logging-enabled",
	schedule: "Periodic",
	parameters: [],
	remediation: [
		"Enable server access logging on the bucket that receives the CloudTrail logs, with a separate target bucket.",
	],
	otherIds: [
		"2.6 (CIS AWS Foundations Benchmark v1.2.0)",
		"3.6 (CIS AWS Foundations Benchmark v1.4.0)",
	],
	url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-7",
	connection: "bucketToAccessLogs",
	properties: {
		deliveries: {
			type: "string",
			enum: ["ignore", "count"],
			default: "ignore",
			description:
				"Whether access logs that CloudWatch Logs delivers pass the control: no, as in AWS (ignore), or yes (count).",
		},
	},
	subject: "bucket",
	judge: (bucket, { deliveries }) => {
		const off = fail(reasonOf(bucket), { kind: "accessLogging" });
		return any([
			off,
			...bucket.loggings.map(({ applies, hasTarget }) =>
				when(hasTarget, (has) =>
					has ? when(applies, (does) => (does ? pass() : off)) : off,
				),
			),
			...(deliveries === "count"
				? bucket.deliveries.map(({ applies, delivers }) =>
						when(delivers, (one) =>
							one ? when(applies, (does) => (does ? pass() : off)) : off,
						),
					)
				: []),
		]);
	},
};

/** A bucket may be logged in a way that AWS's control does not count. */
function reasonOf({ of, deliveries }: Bucket): string {
	const certain = deliveries.filter(
		({ applies, delivers }) =>
			applies.known && applies.value && delivers.known && delivers.value,
	);
	if (certain.length === 0)
		return `Bucket ${of.name} does not log who accesses it.`;
	return `Bucket ${of.name} delivers its access logs ${waysOf(certain)}, which AWS's control does not count.`;
}

function waysOf(deliveries: readonly AccessDeliveryFact[]): string {
	const targets = deliveries.map(({ target }) =>
		target.known ? target.value : undefined,
	);
	const known = [...new Set(targets)].filter((one) => one !== undefined);
	if (known.length === 0) return "by a delivery of CloudWatch Logs";
	const to = `to ${known.sort().join(" and ")}`;
	return known.every((one) => one === "CloudWatch Logs")
		? to
		: `${to} by a delivery of CloudWatch Logs`;
}
