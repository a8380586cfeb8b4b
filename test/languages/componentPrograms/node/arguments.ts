import * as aws from "@pulumi/aws";
import {
	ComplianceTrail,
	DataEventFieldName,
	InsightType,
	LogRetentionDays,
} from "cloudtrail-compliance-sdk";

export function program() {
	const auditor = new aws.iam.Role("auditor", { assumeRolePolicy: "{}" });
	const { trailArn, alarmTopicArn } = new ComplianceTrail("audit", {
		protect: false,
		logRetentionDays: LogRetentionDays.Days400,
		retention: { transitionDays: 60, expirationDays: 400 },
		keyReaders: [auditor.arn],
		dataEvents: [
			{
				name: "Objects that the auditor reads",
				fields: [
					{
						field: DataEventFieldName.ResourcesType,
						equals: ["AWS::S3::Object"],
					},
					{
						field: DataEventFieldName.UserIdentityArn,
						startsWith: [auditor.arn],
					},
				],
			},
		],
		insights: [InsightType.ApiCallRateInsight],
		alarms: {},
		tags: { team: "security", owner: auditor.name },
	});
	return { trailArn, alarmTopicArn };
}
