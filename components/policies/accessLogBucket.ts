import { documentOf, type PolicyDocument } from "./document";
import { denyInsecureTransport } from "./insecureTransport";

/** Arguments of `accessLogBucketPolicy`. */
export interface AccessLogBucketPolicyArgs {
	/** ARN of the bucket that receives the access logs. */
	readonly bucketArn: string;
	/** ARN of the bucket that writes the access logs. */
	readonly sourceBucketArn: string;
	/** Account ID of the source bucket, 12 digits. */
	readonly sourceAccount: string;
	/** Object key prefix of the access logs. Default: none. */
	readonly prefix?: string | undefined;
}

/**
 * Bucket policy that allows S3 to deliver the access logs of one source bucket,
 * without ACLs, and denies requests without TLS.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export function accessLogBucketPolicy(
	args: AccessLogBucketPolicyArgs,
): PolicyDocument {
	const { bucketArn, sourceBucketArn, sourceAccount, prefix = "" } = args;
	return documentOf(
		{
			Sid: "S3ServerAccessLogsPolicy",
			Effect: "Allow",
			Principal: { Service: "logging.s3.amazonaws.com" },
			Action: "s3:PutObject",
			Resource: `${bucketArn}/${prefix}*`,
			Condition: {
				ArnLike: { "aws:SourceArn": sourceBucketArn },
				StringEquals: { "aws:SourceAccount": sourceAccount },
			},
		},
		denyInsecureTransport(bucketArn),
	);
}
