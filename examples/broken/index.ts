import * as aws from "@pulumi/aws";

// All names are fixed, so that all values are known before the update.
const accountId = "111122223333";
const bucketName = `broken-audit-logs-${accountId}`;

// CloudTrail.7: access to the log files is not logged.
const logs = new aws.s3.Bucket("logs", { bucket: bucketName });

// The block applies to ACLs, but not to policies.
const block = new aws.s3.BucketPublicAccessBlock("logs", {
	bucket: logs.bucket,
	blockPublicAcls: true,
	ignorePublicAcls: true,
	blockPublicPolicy: false,
	restrictPublicBuckets: false, // CloudTrail.6: a public policy takes effect.
});

const policy = new aws.s3.BucketPolicy(
	"logs",
	{
		bucket: logs.bucket,
		policy: JSON.stringify({
			Version: "2012-10-17",
			Statement: [
				{
					Sid: "CloudTrailDelivers",
					Effect: "Allow",
					Principal: { Service: "cloudtrail.amazonaws.com" },
					Action: ["s3:GetBucketAcl", "s3:PutObject"],
					Resource: [
						`arn:aws:s3:::${bucketName}`,
						`arn:aws:s3:::${bucketName}/AWSLogs/${accountId}/*`,
					],
				},
				{
					Sid: "AuditorsRead",
					Effect: "Allow",
					Principal: "*", // CloudTrail.6: this statement allows everyone.
					Action: "s3:GetObject",
					Resource: `arn:aws:s3:::${bucketName}/*`,
				},
			],
		}),
	},
	{ dependsOn: block },
);

// CloudTrail.2: no key encrypts the log files.
// CloudTrail.4: log files are not validated.
// CloudTrail.5: no log group receives the events.
new aws.cloudtrail.Trail(
	"audit",
	{
		name: "audit",
		s3BucketName: logs.bucket,
		enableLogging: false, // CloudTrail.3: the trail does not log.
		isMultiRegionTrail: false, // CloudTrail.1: one Region is not enough.
	},
	{ dependsOn: policy },
);
