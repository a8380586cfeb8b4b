import type { Control } from "../../judging/control";
import {
	CIS_1_2_0,
	CIS_1_4_0,
	CONTROLS_2023,
	NIST_800_53_R5,
	PCI_3_2_1,
	related,
} from "../../judging/requirement";
import { fail, pass, when } from "../../judging/verdict";
import type { Trail } from "../../model/account";
import { arnPattern } from "../../model/arn";
import type { DeliveryPart } from "../../model/fix";

/** The log group alone decides; delivery itself is seen only at run time. */
export const cloudTrail5: Control = {
	id: "CloudTrail.5",
	policy: "cloudtrail-5",
	title: "CloudTrail trails should be integrated with Amazon CloudWatch Logs",
	topic: "CloudWatch Logs integration",
	requires: "Every trail sends its events to a CloudWatch Logs log group.",
	severity: "Medium",
	category: "Identify > Logging",
	requirements: [
		...related(PCI_3_2_1, CONTROLS_2023, "10.5.3"),
		...related(CIS_1_2_0, CONTROLS_2023, "2.4"),
		...related(CIS_1_4_0, CONTROLS_2023, "3.4"),
		...related(
			NIST_800_53_R5,
			CONTROLS_2023,
			"AC-2(4)",
			"AC-4(26)",
			"AC-6(9)",
			"AU-10",
			"AU-12",
			"AU-2",
			"AU-3",
			"AU-6(1)",
			"AU-6(3)",
			"AU-6(4)",
			"AU-6(5)",
			"AU-7(1)",
			"CA-7",
			"SC-7(9)",
			"SI-20",
			"SI-3(8)",
			"SI-4(20)",
			"SI-4(5)",
			"SI-7(8)",
		),
	],
	resourceType: "AWS::CloudTrail::Trail",
	configRule: "cloud-trail-cloud-watch-logs-enabled",
	schedule: "Periodic",
	parameters: [],
	remediation: [
		"Create or choose a log group and a role CloudTrail may assume, and set both on the trail so that it sends events to CloudWatch Logs.",
		"You can also use another solution that captures and monitors the activity and raises alarms.",
	],
	otherIds: [
		"2.4 (CIS AWS Foundations Benchmark v1.2.0)",
		"3.4 (CIS AWS Foundations Benchmark v1.4.0)",
		"PCI.CloudTrail.4 (PCI DSS v3.2.1, before AWS consolidated its control ids)",
	],
	url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-5",
	connection: "trailToLogGroup",
	subject: "trail",
	judge: (trail) =>
		when(trail.hasLogGroup, (hasLogGroup) =>
			hasLogGroup
				? passWithRole(trail)
				: fail(`Trail ${trail.of.name} sends no events to CloudWatch Logs.`, {
						kind: "logDelivery",
						lacks: lackingIn(trail),
					}),
		),
	remedy: [
		{
			part: "hasLogGroup",
			to: {
				property: "cloudWatchLogsGroupArn",
				of: "the log group, with its streams",
				example: "arn:aws:logs:eu-west-1:111122223333:log-group:audit:*",
				// CloudTrail refuses a log group's ARN that does not end so.
				pattern: arnPattern("logs", "log-group:[A-Za-z0-9._/#-]+:[*]"),
			},
		},
		{
			part: "hasLogRole",
			to: {
				property: "cloudWatchLogsRoleArn",
				of: "the role that CloudTrail delivers with",
				example: "arn:aws:iam::111122223333:role/audit",
				pattern: arnPattern("iam", "role/[A-Za-z0-9+=,.@_/-]+"),
			},
		},
	],
};

/** The log group, and its role where none is set, either. */
function lackingIn({ hasLogRole }: Trail): readonly DeliveryPart[] {
	const lacksRole = hasLogRole.known && !hasLogRole.value;
	return lacksRole ? ["hasLogGroup", "hasLogRole"] : ["hasLogGroup"];
}

/** CloudTrail refuses a log group without a role: worth saying before it. */
function passWithRole(trail: Trail) {
	const hasRole = !trail.hasLogRole.known || trail.hasLogRole.value;
	if (hasRole) return pass();
	return pass({
		reason: `Trail ${trail.of.name} names a log group and no role to deliver with.`,
		fix: { kind: "logDelivery", lacks: ["hasLogRole"] },
	});
}
