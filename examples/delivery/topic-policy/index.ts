import * as aws from "@pulumi/aws";

// All names are fixed, so that all values are known before the update.
const accountId = "111122223333";
const bucketName = `notified-trail-${accountId}`;
const topicName = "new-log-files";
const topicArn = `arn:aws:sns:us-east-1:${accountId}:${topicName}`;

const logs = new aws.s3.Bucket("logs", { bucket: bucketName });

const logsPolicy = new aws.s3.BucketPolicy("logs", {
	bucket: logs.bucket,
	policy: JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Principal: { Service: "cloudtrail.amazonaws.com" },
				Action: ["s3:GetBucketAcl", "s3:PutObject"],
				Resource: [
					`arn:aws:s3:::${bucketName}`,
					`arn:aws:s3:::${bucketName}/AWSLogs/${accountId}/*`,
				],
			},
		],
	}),
});

const topic = new aws.sns.Topic("new-log-files", { name: topicName });

const topicPolicy = new aws.sns.TopicPolicy("new-log-files", {
	arn: topic.arn,
	policy: JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				// CloudTrail.Delivery: S3 stores the log files, but CloudTrail sends the
				// notifications. Fix: `cloudtrail.amazonaws.com`.
				Principal: { Service: "s3.amazonaws.com" },
				Action: "sns:Publish",
				Resource: topicArn,
			},
		],
	}),
});

new aws.cloudtrail.Trail(
	"notified",
	{
		name: "notified",
		s3BucketName: logs.bucket,
		snsTopicName: topic.arn,
		isMultiRegionTrail: true,
		enableLogFileValidation: true,
	},
	{ dependsOn: [logsPolicy, topicPolicy] },
);
