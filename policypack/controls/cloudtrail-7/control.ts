import type { Control } from "../../judging/control";
import { any, fail, pass, when } from "../../judging/verdict";

/** The trail's bucket is judged, not the one that receives its access logs. */
export const cloudTrail7: Control = {
	id: "CloudTrail.7",
	policy: "cloudtrail-7",
	title:
		"S3 bucket access logging should be enabled on the CloudTrail S3 bucket",
	topic: "Trail bucket access logging",
	requires:
		"The bucket that stores the logs of a trail has server access logging turned on.",
	severity: "Low",
	category: "Identify > Logging",
	requirements: [
		"CIS AWS Foundations Benchmark v1.2.0/2.6",
		"CIS AWS Foundations Benchmark v1.4.0/3.6",
	],
	resourceType: "AWS::CloudTrail::Trail",
	configRule: "custom rule of Security Hub over s3-bucket-logging-enabled",
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
