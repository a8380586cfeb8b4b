import type { Control } from "../../judging/control";
import {
	CIS_1_2_0,
	CIS_1_4_0,
	CIS_3_0_0,
	CIS_5_0_0,
	CIS_2026,
	CONTROLS_2023,
	related,
} from "../../judging/requirement";
import { any, fail, pass, when } from "../../judging/verdict";

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
		...related(CIS_3_0_0, CIS_2026, "3.4"),
		...related(CIS_5_0_0, CIS_2026, "3.4"),
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
	subject: "bucket",
	judge: (bucket) => {
		const off = fail(`Bucket ${bucket.of.name} does not log who accesses it.`, {
			kind: "accessLogging",
		});
		return any([
			off,
			...bucket.loggings.map(({ applies, hasTarget }) =>
				when(hasTarget, (has) =>
					has ? when(applies, (does) => (does ? pass() : off)) : off,
				),
			),
		]);
	},
};
