import { CLOUDTRAIL, type Statement } from "./statement";

/**
 * Lets an account administer a key, as the default policy of a key does. Without
 * it KMS rejects a policy.
 * @param root The ARN of the account's root.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function accountStatement(root: string): Statement {
	return {
		Sid: "EnableAccountAdministration",
		Effect: "Allow",
		Principal: { AWS: root },
		Action: "kms:*",
		Resource: "*",
	};
}

/**
 * Allows CloudTrail to encrypt the files of one trail.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function encryptStatement(trailArn: string): Statement {
	return {
		Sid: "AllowCloudTrailToEncryptLogs",
		Effect: "Allow",
		Principal: CLOUDTRAIL,
		Action: "kms:GenerateDataKey*",
		Resource: "*",
		Condition: {
			...ofTrail(trailArn),
			StringLike: {
				"kms:EncryptionContext:aws:cloudtrail:arn": inAnyRegion(trailArn),
			},
		},
	};
}

/** Allows CloudTrail to read the properties of a key. */
export function describeKeyStatement(trailArn: string): Statement {
	return {
		Sid: "AllowCloudTrailToDescribeKey",
		Effect: "Allow",
		Principal: CLOUDTRAIL,
		Action: "kms:DescribeKey",
		Resource: "*",
		Condition: ofTrail(trailArn),
	};
}

/** Allows CloudTrail to reuse a bucket key of S3, which is decrypted for that. */
export function bucketKeyStatement(trailArn: string): Statement {
	return {
		Sid: "AllowCloudTrailToUseBucketKey",
		Effect: "Allow",
		Principal: CLOUDTRAIL,
		Action: "kms:Decrypt",
		Resource: "*",
		Condition: ofTrail(trailArn),
	};
}

/**
 * Allows CloudTrail to encrypt for a bucket whose default encryption uses the
 * key: S3 then sets the encryption context, which names no trail.
 */
export function defaultKeyStatement(trailArn: string): Statement {
	return {
		Sid: "AllowCloudTrailToUseDefaultKey",
		Effect: "Allow",
		Principal: CLOUDTRAIL,
		Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
		Resource: "*",
		Condition: ofTrail(trailArn),
	};
}

function ofTrail(trailArn: string) {
	return { StringEquals: { "aws:SourceArn": trailArn } };
}

/** A multi-Region trail delivers from every Region. */
function inAnyRegion(trailArn: string): string {
	return trailArn.replace(/^((?:[^:]*:){3})[^:]*/, "$1*");
}
