import * as aws from "@pulumi/aws";
import { all, output } from "@pulumi/pulumi";
import {
	accessLogBucketPolicy,
	ComplianceTrail,
	logGroupArn,
	trailArn,
	trailBucketPolicy,
	trailKeyPolicy,
} from "pulumi-cloudtrail-compliance/components";

const trailName = "audit";
const logGroupName = "/security/cloudtrail";
// Can read the log files from another account.
const auditors = "arn:aws:iam::444455556666:root";

const home = output({
	account: aws.getCallerIdentityOutput().accountId,
	partition: aws.getPartitionOutput().partition,
	region: aws.getRegionOutput().region,
});

const key = new aws.kms.Key("security", {
	description: "Log files, and the log group of their events",
	enableKeyRotation: true,
	policy: home.apply((here) =>
		JSON.stringify(
			trailKeyPolicy({
				trailArn: trailArn(here, trailName),
				logGroupArn: logGroupArn(here, logGroupName),
				readers: [auditors],
			}),
		),
	),
});

const logGroup = new aws.cloudwatch.LogGroup("security", {
	name: logGroupName,
	retentionInDays: 365,
	kmsKeyId: key.arn,
});

/** A bucket without public access and ACLs, with versions. */
function privateBucket(name: string) {
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
	return { bucket, block };
}

const logs = privateBucket("logs");
const accessLogs = privateBucket("access-logs");

const accessLogsPolicy = new aws.s3.BucketPolicy(
	"access-logs",
	{
		bucket: accessLogs.bucket.bucket,
		policy: all([home, accessLogs.bucket.arn, logs.bucket.arn]).apply(
			([{ account }, bucketArn, sourceBucketArn]) =>
				JSON.stringify(
					accessLogBucketPolicy({
						bucketArn,
						sourceBucketArn,
						sourceAccount: account,
						prefix: "trail/",
					}),
				),
		),
	},
	{ dependsOn: accessLogs.block },
);

new aws.s3.BucketLogging(
	"logs",
	{
		bucket: logs.bucket.bucket,
		targetBucket: accessLogs.bucket.bucket,
		targetPrefix: "trail/",
	},
	{ dependsOn: accessLogsPolicy },
);

// A bucket has one policy, so it also contains what CloudTrail needs.
const logsPolicy = new aws.s3.BucketPolicy(
	"logs",
	{
		bucket: logs.bucket.bucket,
		policy: all([home, logs.bucket.arn]).apply(([here, bucketArn]) => {
			const document = trailBucketPolicy({
				bucketArn,
				trailArn: trailArn(here, trailName),
			});
			const auditorsRead = {
				Sid: "AuditorsRead",
				Effect: "Allow",
				Principal: { AWS: auditors },
				Action: ["s3:GetObject", "s3:ListBucket"],
				Resource: [bucketArn, `${bucketArn}/*`],
			};
			return JSON.stringify({
				...document,
				Statement: [...document.Statement, auditorsRead],
			});
		}),
	},
	{ dependsOn: logs.block },
);

const audit = new ComplianceTrail(
	trailName,
	{
		bucket: { bucket: logs.bucket.bucket },
		keyArn: key.arn,
		logGroupArn: logGroup.arn,
	},
	// CloudTrail tests the bucket when the trail is created.
	{ dependsOn: logsPolicy },
);

export const arn = audit.trailArn;
export const bucketName = audit.bucketName;
