import { cloudtrail, s3 } from "@pulumi/aws";
import type { CustomResourceOptions, Input, Output } from "@pulumi/pulumi";

// What tests make their programs of: a trail that meets the controls, and
// parts of a bucket that does, each to be spoiled by what a test says.

/** Declares trail `audit` or another, which passes 1 to 5. */
export function goodTrail(
	args: Partial<cloudtrail.TrailArgs> & {
		readonly s3BucketName: Input<string>;
	},
	options: CustomResourceOptions = {},
	name = "audit",
): cloudtrail.Trail {
	return new cloudtrail.Trail(
		name,
		{
			name,
			isMultiRegionTrail: true,
			enableLogFileValidation: true,
			kmsKeyId: "arn:aws:kms:us-east-1:111122223333:alias/audit",
			cloudWatchLogsGroupArn:
				"arn:aws:logs:us-east-1:111122223333:log-group:audit:*",
			cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/delivery",
			...args,
		},
		options,
	);
}

/** Declares the logging of a bucket's accesses, which passes 7. */
export function logging(
	bucket: Input<string>,
	options: CustomResourceOptions = {},
): s3.BucketLogging {
	return new s3.BucketLogging(
		"logging",
		{ bucket, targetBucket: "example-access-logs", targetPrefix: "trail/" },
		options,
	);
}

/** Declares a public access block with all four settings on. */
export function block(
	bucket: Input<string>,
	options: CustomResourceOptions = {},
): s3.BucketPublicAccessBlock {
	return new s3.BucketPublicAccessBlock(
		"block",
		{
			bucket,
			blockPublicAcls: true,
			blockPublicPolicy: true,
			ignorePublicAcls: true,
			restrictPublicBuckets: true,
		},
		options,
	);
}

/** The text of a bucket policy that lets everyone in, or CloudTrail alone. */
export function policyText(
	bucketArn: Output<string>,
	lets: "everyone" | "CloudTrail",
): Output<string> {
	return bucketArn.apply((arn) =>
		JSON.stringify({
			Version: "2012-10-17",
			Statement: {
				Sid: "Granted",
				Effect: "Allow",
				Principal:
					lets === "everyone" ? "*" : { Service: "cloudtrail.amazonaws.com" },
				Action: "s3:PutObject",
				Resource: `${arn}/*`,
			},
		}),
	);
}
