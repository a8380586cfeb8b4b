import * as aws from "@pulumi/aws";
import { interpolate, jsonStringify, type Output } from "@pulumi/pulumi";

const { accountId } = aws.getCallerIdentityOutput();
const { partition, dnsSuffix } = aws.getPartitionOutput();
const { region } = aws.getRegionOutput();

// The policies below name the trail and the log group, which in turn need the
// policies. So the names are fixed, and the ARNs are built from them.
const trailName = "audit";
const logGroupName = "/cloudtrail/audit";
const trailArn = interpolate`arn:${partition}:cloudtrail:${region}:${accountId}:trail/${trailName}`;
const logGroupArn = interpolate`arn:${partition}:logs:${region}:${accountId}:log-group:${logGroupName}`;

const cloudTrail = { Service: "cloudtrail.amazonaws.com" };

/** All four settings: the bucket is never public. */
const closed = {
	blockPublicAcls: true,
	blockPublicPolicy: true,
	ignorePublicAcls: true,
	restrictPublicBuckets: true,
};

const withoutAcls = { objectOwnership: "BucketOwnerEnforced" };

/** Denies every request to a bucket without TLS. */
const tlsOnly = (bucketArn: Output<string>): aws.iam.PolicyStatement => ({
	Sid: "DenyInsecureTransport",
	Effect: "Deny",
	Principal: "*",
	Action: "s3:*",
	Resource: [bucketArn, interpolate`${bucketArn}/*`],
	Condition: { Bool: { "aws:SecureTransport": "false" } },
});

// The key that encrypts log files and the log group. To read log files, a
// principal needs kms:Decrypt in addition to s3:GetObject. The first statement
// delegates that to IAM.
const keyPolicy: aws.iam.PolicyDocument = {
	Version: "2012-10-17",
	Statement: [
		{
			Sid: "AccountAdministration",
			Effect: "Allow",
			Principal: { AWS: interpolate`arn:${partition}:iam::${accountId}:root` },
			Action: "kms:*",
			Resource: "*",
		},
		{
			Sid: "CloudTrailEncrypts",
			Effect: "Allow",
			Principal: cloudTrail,
			Action: "kms:GenerateDataKey*",
			Resource: "*",
			Condition: {
				StringEquals: { "aws:SourceArn": trailArn },
				StringLike: {
					"kms:EncryptionContext:aws:cloudtrail:arn": interpolate`arn:${partition}:cloudtrail:*:${accountId}:trail/*`,
				},
			},
		},
		{
			Sid: "CloudTrailDescribes",
			Effect: "Allow",
			Principal: cloudTrail,
			Action: "kms:DescribeKey",
			Resource: "*",
			Condition: { StringEquals: { "aws:SourceArn": trailArn } },
		},
		{
			Sid: "LogServiceEncrypts",
			Effect: "Allow",
			Principal: { Service: interpolate`logs.${region}.${dnsSuffix}` },
			Action: [
				"kms:Encrypt*",
				"kms:Decrypt*",
				"kms:ReEncrypt*",
				"kms:GenerateDataKey*",
				"kms:Describe*",
			],
			Resource: "*",
			Condition: {
				ArnEquals: { "kms:EncryptionContext:aws:logs:arn": logGroupArn },
			},
		},
	],
};

const key = new aws.kms.Key("trail", {
	description: `Encrypts the log files and the log group of trail ${trailName}`,
	enableKeyRotation: true,
	policy: jsonStringify(keyPolicy),
});

// The bucket for the log files, and the one for its access logs.
const logs = new aws.s3.Bucket("logs");
const accessLogs = new aws.s3.Bucket("access-logs");

const logsBlock = new aws.s3.BucketPublicAccessBlock("logs", {
	bucket: logs.bucket,
	...closed,
});

const accessLogsBlock = new aws.s3.BucketPublicAccessBlock("access-logs", {
	bucket: accessLogs.bucket,
	...closed,
});

new aws.s3.BucketOwnershipControls("logs", {
	bucket: logs.bucket,
	rule: withoutAcls,
});

new aws.s3.BucketOwnershipControls("access-logs", {
	bucket: accessLogs.bucket,
	rule: withoutAcls,
});

new aws.s3.BucketVersioning("logs", {
	bucket: logs.bucket,
	versioningConfiguration: { status: "Enabled" },
});

new aws.s3.BucketVersioning("access-logs", {
	bucket: accessLogs.bucket,
	versioningConfiguration: { status: "Enabled" },
});

const logsPolicy = new aws.s3.BucketPolicy(
	"logs",
	{
		bucket: logs.bucket,
		policy: {
			Version: "2012-10-17",
			Statement: [
				{
					Sid: "AWSCloudTrailAclCheck20150319",
					Effect: "Allow",
					Principal: cloudTrail,
					Action: "s3:GetBucketAcl",
					Resource: logs.arn,
					Condition: { StringEquals: { "aws:SourceArn": trailArn } },
				},
				{
					Sid: "AWSCloudTrailWrite20150319",
					Effect: "Allow",
					Principal: cloudTrail,
					Action: "s3:PutObject",
					Resource: interpolate`${logs.arn}/AWSLogs/${accountId}/*`,
					Condition: {
						StringEquals: {
							"aws:SourceArn": trailArn,
							"s3:x-amz-acl": "bucket-owner-full-control",
						},
					},
				},
				tlsOnly(logs.arn),
			],
		},
	},
	// S3 can reject a policy while the block is being set.
	{ dependsOn: logsBlock },
);

const accessLogsPolicy = new aws.s3.BucketPolicy(
	"access-logs",
	{
		bucket: accessLogs.bucket,
		policy: {
			Version: "2012-10-17",
			Statement: [
				{
					Sid: "S3DeliversAccessLogs",
					Effect: "Allow",
					Principal: { Service: "logging.s3.amazonaws.com" },
					Action: "s3:PutObject",
					Resource: interpolate`${accessLogs.arn}/trail/*`,
					Condition: {
						ArnLike: { "aws:SourceArn": logs.arn },
						StringEquals: { "aws:SourceAccount": accountId },
					},
				},
				tlsOnly(accessLogs.arn),
			],
		},
	},
	{ dependsOn: accessLogsBlock },
);

new aws.s3.BucketLogging(
	"logs",
	{
		bucket: logs.bucket,
		targetBucket: accessLogs.bucket,
		targetPrefix: "trail/",
	},
	{ dependsOn: accessLogsPolicy },
);

// CloudWatch Logs also receives the events, for alarms.
const logGroup = new aws.cloudwatch.LogGroup("trail", {
	name: logGroupName,
	retentionInDays: 365,
	kmsKeyId: key.arn,
});

const delivery = new aws.iam.Role("delivery", {
	assumeRolePolicy: {
		Version: "2012-10-17",
		Statement: [
			{ Effect: "Allow", Principal: cloudTrail, Action: "sts:AssumeRole" },
		],
	},
});

const deliveryPolicy = new aws.iam.RolePolicy("delivery", {
	role: delivery.name,
	policy: {
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
				Resource: interpolate`${logGroup.arn}:log-stream:${accountId}_CloudTrail_${region}*`,
			},
		],
	},
});

const trail = new aws.cloudtrail.Trail(
	"audit",
	{
		name: trailName,
		s3BucketName: logs.bucket,
		isMultiRegionTrail: true,
		enableLogFileValidation: true,
		kmsKeyId: key.arn,
		cloudWatchLogsGroupArn: interpolate`${logGroup.arn}:*`,
		cloudWatchLogsRoleArn: delivery.arn,
	},
	// CloudTrail tests both when the trail is created.
	{ dependsOn: [logsPolicy, deliveryPolicy] },
);

export const arn = trail.arn;
export const bucket = logs.bucket;
