import { documentOf, type PolicyDocument } from "./document";
import { type AccessLogs, accessLogStatement } from "./statements/accessLogs";
import { denyInsecureTransport } from "./statements/insecureTransport";

/** Arguments of `accessLogBucketPolicy`. */
export interface AccessLogBucketPolicyArgs extends AccessLogs {}

/**
 * Bucket policy that allows S3 to deliver the access logs of one source bucket,
 * without ACLs, and denies requests without TLS.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export function accessLogBucketPolicy(
	args: AccessLogBucketPolicyArgs,
): PolicyDocument {
	return documentOf(
		accessLogStatement(args),
		denyInsecureTransport(args.bucketArn),
	);
}
