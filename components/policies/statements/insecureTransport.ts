import type { Statement } from "./statement";

/**
 * Denies requests without TLS.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export function denyInsecureTransport(bucketArn: string): Statement {
	return {
		Sid: "DenyInsecureTransport",
		Effect: "Deny",
		Principal: "*",
		Action: "s3:*",
		Resource: [bucketArn, `${bucketArn}/*`],
		Condition: { Bool: { "aws:SecureTransport": "false" } },
	};
}
