import * as aws from "@pulumi/aws";
import { interpolate, jsonStringify } from "@pulumi/pulumi";

// The bucket and its policy are in the stack of the log archive account. To read
// the name from there: new StackReference(…).getOutput("bucket").
const bucketName = "example-log-archive-444455556666";

const { accountId } = aws.getCallerIdentityOutput();
const { partition, dnsSuffix } = aws.getPartitionOutput();
const { region } = aws.getRegionOutput();

// The key's policy names the trail and the log group, which both need the key.
// So their names are fixed, and their ARNs are built from them.
const trailName = "audit";
const logGroupName = "/cloudtrail/audit";
const trailArn = interpolate`arn:${partition}:cloudtrail:${region}:${accountId}:trail/${trailName}`;
const logGroupArn = interpolate`arn:${partition}:logs:${region}:${accountId}:log-group:${logGroupName}`;

const cloudTrail = { Service: "cloudtrail.amazonaws.com" };

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

new aws.cloudtrail.Trail(
	"audit",
	{
		name: trailName,
		s3BucketName: bucketName,
		isMultiRegionTrail: true,
		enableLogFileValidation: true,
		kmsKeyId: key.arn,
		cloudWatchLogsGroupArn: interpolate`${logGroup.arn}:*`,
		cloudWatchLogsRoleArn: delivery.arn,
	},
	// CloudTrail tests the role when the trail is created.
	{ dependsOn: deliveryPolicy },
);

// The log archive's bucket policy must name this as aws:SourceArn.
export const sourceArn = trailArn;
