import * as aws from "@pulumi/aws";
import { interpolate } from "@pulumi/pulumi";
import { ComplianceTrail } from "../../components";

// Whose objects are worth a record of who changed them.
const payments = new aws.s3.Bucket("payments");

new aws.s3.BucketPublicAccessBlock("payments", {
	bucket: payments.bucket,
	blockPublicAcls: true,
	blockPublicPolicy: true,
	ignorePublicAcls: true,
	restrictPublicBuckets: true,
});

// Management events are always logged, all of them; this comes on top. Each
// event is billed, so a selector should name what it is about. Never let it
// match the trail's own bucket: every log file would be an event, too.
const audit = new ComplianceTrail("audit", {
	dataEvents: [
		{
			name: "Changes of payments",
			fields: [
				{ field: "resources.type", equals: ["AWS::S3::Object"] },
				{
					field: "resources.ARN",
					startsWith: [interpolate`${payments.arn}/`],
				},
				{ field: "readOnly", equals: ["false"] },
			],
		},
		{
			name: "Calls of functions",
			fields: [{ field: "resources.type", equals: ["AWS::Lambda::Function"] }],
		},
		{
			name: "Calls that delete from tables",
			fields: [
				{ field: "resources.type", equals: ["AWS::DynamoDB::Table"] },
				{ field: "eventName", equals: ["DeleteItem", "BatchWriteItem"] },
			],
		},
	],
	insights: ["ApiCallRateInsight", "ApiErrorRateInsight"],
});

export const { trailArn, bucketName } = audit;
