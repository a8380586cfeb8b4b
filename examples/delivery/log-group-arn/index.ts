import * as aws from "@pulumi/aws";

// All names are fixed, so that all values are known before the update.
const accountId = "111122223333";
const region = "us-east-1";
const bucketName = `web-audit-${accountId}`;
const logGroupName = "/audit/cloudtrail";
const logGroupArn = `arn:aws:logs:${region}:${accountId}:log-group:${logGroupName}`;

const cloudTrail = { Service: "cloudtrail.amazonaws.com" };

const logs = new aws.s3.Bucket("logs", { bucket: bucketName });

const logsPolicy = new aws.s3.BucketPolicy("logs", {
	bucket: logs.bucket,
	policy: JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Principal: cloudTrail,
				Action: ["s3:GetBucketAcl", "s3:PutObject"],
				Resource: [
					`arn:aws:s3:::${bucketName}`,
					`arn:aws:s3:::${bucketName}/AWSLogs/${accountId}/*`,
				],
			},
		],
	}),
});

const events = new aws.cloudwatch.LogGroup("events", {
	name: logGroupName,
	retentionInDays: 365,
});

const writer = new aws.iam.Role("writer", {
	name: "cloudtrail-writer",
	assumeRolePolicy: JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{ Effect: "Allow", Principal: cloudTrail, Action: "sts:AssumeRole" },
		],
	}),
});

const writerPolicy = new aws.iam.RolePolicy("writer", {
	role: writer.name,
	policy: JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
				Resource: `${logGroupArn}:log-stream:*`,
			},
		],
	}),
});

new aws.cloudtrail.Trail(
	"audit",
	{
		name: "web-audit",
		s3BucketName: logs.bucket,
		isMultiRegionTrail: true,
		enableLogFileValidation: true,
		// CloudTrail.Delivery: this is the ARN as in the console. Fix:
		// `${logGroupArn}:*`, with an output interpolate`${events.arn}:*`.
		cloudWatchLogsGroupArn: logGroupArn,
		cloudWatchLogsRoleArn: writer.arn,
	},
	{ dependsOn: [logsPolicy, writerPolicy, events] },
);
