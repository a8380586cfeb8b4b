import * as aws from "@pulumi/aws";
import { all, interpolate, jsonStringify } from "@pulumi/pulumi";
import {
	accessLogBucketPolicy,
	ComplianceTrail,
} from "pulumi-cloudtrail-compliance/components";

/** A bucket without public access and ACLs, with versions. */
function privateBucket(name: string, sseAlgorithm: "aws:kms" | "AES256") {
	const bucket = new aws.s3.Bucket(name);
	const block = new aws.s3.BucketPublicAccessBlock(name, {
		bucket: bucket.bucket,
		blockPublicAcls: true,
		blockPublicPolicy: true,
		ignorePublicAcls: true,
		restrictPublicBuckets: true,
	});
	new aws.s3.BucketOwnershipControls(name, {
		bucket: bucket.bucket,
		rule: { objectOwnership: "BucketOwnerEnforced" },
	});
	new aws.s3.BucketVersioning(name, {
		bucket: bucket.bucket,
		versioningConfiguration: { status: "Enabled" },
	});
	new aws.s3.BucketServerSideEncryptionConfiguration(name, {
		bucket: bucket.bucket,
		rules: [
			{
				applyServerSideEncryptionByDefault: { sseAlgorithm },
				...(sseAlgorithm === "aws:kms" && { bucketKeyEnabled: true }),
			},
		],
	});
	return { bucket, block };
}

// Changes to the objects in this bucket are logged.
const { bucket: payments, block: paymentsBlock } = privateBucket(
	"payments",
	"aws:kms",
);

// S3 delivers access logs only to a bucket that is encrypted with its own keys.
const accessLogs = privateBucket("payments-access-logs", "AES256");

new aws.s3.BucketPolicy(
	"payments",
	{
		bucket: payments.bucket,
		policy: jsonStringify({
			Version: "2012-10-17",
			Statement: [
				{
					Sid: "DenyInsecureTransport",
					Effect: "Deny",
					Principal: "*",
					Action: "s3:*",
					Resource: [payments.arn, interpolate`${payments.arn}/*`],
					Condition: { Bool: { "aws:SecureTransport": "false" } },
				},
			],
		}),
	},
	// S3 can reject a policy while the block is being set.
	{ dependsOn: paymentsBlock },
);

const accessLogsPolicy = new aws.s3.BucketPolicy(
	"payments-access-logs",
	{
		bucket: accessLogs.bucket.bucket,
		policy: all([
			accessLogs.bucket.arn,
			payments.arn,
			aws.getCallerIdentityOutput().accountId,
		]).apply(([bucketArn, sourceBucketArn, sourceAccount]) =>
			JSON.stringify(
				accessLogBucketPolicy({
					bucketArn,
					sourceBucketArn,
					sourceAccount,
					prefix: "payments/",
				}),
			),
		),
	},
	{ dependsOn: accessLogs.block },
);

new aws.s3.BucketLogging(
	"payments",
	{
		bucket: payments.bucket,
		targetBucket: accessLogs.bucket.bucket,
		targetPrefix: "payments/",
	},
	{ dependsOn: accessLogsPolicy },
);

// In addition to all management events, which are always logged. Each event is
// billed, so make a selector specific. It must not match the trail's own bucket:
// every log file would be an event, too.
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
