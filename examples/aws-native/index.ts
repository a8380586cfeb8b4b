import * as aws from "@pulumi/aws-native";
import { interpolate, type Output } from "@pulumi/pulumi";

const { accountId } = aws.getAccountIdOutput();
const { partition, dnsSuffix } = aws.getPartitionOutput();
const { region } = aws.getRegionOutput();

// The policies below name the trail and the log group, which in turn need the
// policies. So the names are fixed, and the ARNs are built from them.
const trailName = "audit";
const logGroupName = "/cloudtrail/audit";
const trailArn = interpolate`arn:${partition}:cloudtrail:${region}:${accountId}:trail/${trailName}`;
const logGroupArn = interpolate`arn:${partition}:logs:${region}:${accountId}:log-group:${logGroupName}`;

const cloudTrail = { Service: "cloudtrail.amazonaws.com" };

/** A bucket without public access and ACLs, with versions. */
const closed = {
	publicAccessBlockConfiguration: {
		blockPublicAcls: true,
		blockPublicPolicy: true,
		ignorePublicAcls: true,
		restrictPublicBuckets: true,
	},
	ownershipControls: {
		rules: [{ objectOwnership: "BucketOwnerEnforced" as const }],
	},
	versioningConfiguration: { status: "Enabled" as const },
};

/** Denies every request to a bucket without TLS. */
const tlsOnly = (bucketArn: Output<string>) => ({
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
const key = new aws.kms.Key("trail", {
	description: `Encrypts the log files and the log group of trail ${trailName}`,
	enableKeyRotation: true,
	keyPolicy: {
		Version: "2012-10-17",
		Statement: [
			{
				Sid: "AccountAdministration",
				Effect: "Allow",
				Principal: {
					AWS: interpolate`arn:${partition}:iam::${accountId}:root`,
				},
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
	},
});

// The name is fixed, too: the policy of the access-log bucket names this
// bucket, which cannot log there before that policy exists.
const logsName = interpolate`${trailName}-logs-${accountId}-${region}`;
const logsArn = interpolate`arn:${partition}:s3:::${logsName}`;

const accessLogs = new aws.s3.Bucket("access-logs", closed);

const accessLogsPolicy = new aws.s3.BucketPolicy("access-logs", {
	bucket: accessLogs.id,
	policyDocument: {
		Version: "2012-10-17",
		Statement: [
			{
				Sid: "S3DeliversAccessLogs",
				Effect: "Allow",
				Principal: { Service: "logging.s3.amazonaws.com" },
				Action: "s3:PutObject",
				Resource: interpolate`${accessLogs.arn}/trail/*`,
				Condition: {
					ArnLike: { "aws:SourceArn": logsArn },
					StringEquals: { "aws:SourceAccount": accountId },
				},
			},
			tlsOnly(accessLogs.arn),
		],
	},
});

const logs = new aws.s3.Bucket(
	"logs",
	{
		...closed,
		bucketName: logsName,
		loggingConfiguration: {
			destinationBucketName: accessLogs.id,
			logFilePrefix: "trail/",
		},
	},
	{ dependsOn: accessLogsPolicy },
);

const logsPolicy = new aws.s3.BucketPolicy("logs", {
	bucket: logs.id,
	policyDocument: {
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
});

// CloudWatch Logs also receives the events, for alarms. The ARN of the group ends
// in ":*" here, as CloudTrail requires; the ARN of a stream is built without it.
const logGroup = new aws.logs.LogGroup("trail", {
	logGroupName,
	retentionInDays: 365,
	kmsKeyId: key.arn,
});

const delivery = new aws.iam.Role("delivery", {
	assumeRolePolicyDocument: {
		Version: "2012-10-17",
		Statement: [
			{ Effect: "Allow", Principal: cloudTrail, Action: "sts:AssumeRole" },
		],
	},
	policies: [
		{
			policyName: "deliver-events",
			policyDocument: {
				Version: "2012-10-17",
				Statement: [
					{
						Effect: "Allow",
						Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
						Resource: interpolate`arn:${partition}:logs:${region}:${accountId}:log-group:${logGroup.logGroupName}:log-stream:${accountId}_CloudTrail_${region}*`,
					},
				],
			},
		},
	],
});

const trail = new aws.cloudtrail.Trail(
	"audit",
	{
		trailName,
		isLogging: true,
		s3BucketName: logs.id,
		isMultiRegionTrail: true,
		includeGlobalServiceEvents: true,
		enableLogFileValidation: true,
		kmsKeyId: key.arn,
		cloudWatchLogsLogGroupArn: logGroup.arn,
		cloudWatchLogsRoleArn: delivery.arn,
	},
	// CloudTrail writes a test file when the trail is created.
	{ dependsOn: logsPolicy },
);

export const arn = trail.arn;
export const bucket = logs.id;
