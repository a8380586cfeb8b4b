import { documentOf, type PolicyDocument } from "./document";
import { refusePlainHttp } from "./plainHttp";

/** What the policy of an access-log bucket is made of. */
export interface AccessLogBucketPolicyArgs {
	/** ARN of the bucket that receives the access logs. */
	readonly bucketArn: string;
	/** ARN of the bucket whose accesses are logged. */
	readonly sourceBucketArn: string;
	/** Account id of the bucket whose accesses are logged. */
	readonly sourceAccount: string;
	/** Prefix of the log's keys. Default: none. */
	readonly prefix?: string | undefined;
}

/**
 * Lets S3 deliver the access logs of one bucket into another, without ACLs.
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
		refusePlainHttp(bucketArn),
	);
}
