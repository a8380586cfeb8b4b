import type { Statement } from "./statement";

/** Access logs of one bucket in another one. */
export interface AccessLogs {
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
 * Allows S3 to deliver the access logs of one bucket.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export function accessLogStatement({
	bucketArn,
	sourceBucketArn,
	sourceAccount,
	prefix = "",
}: AccessLogs): Statement {
	return {
		Sid: "S3ServerAccessLogsPolicy",
		Effect: "Allow",
		Principal: { Service: "logging.s3.amazonaws.com" },
		Action: "s3:PutObject",
		Resource: `${bucketArn}/${prefix}*`,
		Condition: {
			ArnLike: { "aws:SourceArn": sourceBucketArn },
			StringEquals: { "aws:SourceAccount": sourceAccount },
		},
	};
}
