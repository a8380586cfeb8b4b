import { CLOUDTRAIL, type Statement } from "./statement";

/** A trail and the bucket that it delivers to. */
export interface TrailAndBucket {
	readonly bucketArn: string;
	readonly trailArn: string;
	/** Object key prefix, without leading or trailing slash. Default: none. */
	readonly keyPrefix?: string | undefined;
}

/**
 * Allows CloudTrail to read the ACL of a bucket, which it does before it delivers.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function aclCheckStatement(args: TrailAndBucket): Statement {
	return {
		Sid: "AWSCloudTrailAclCheck20150319",
		Effect: "Allow",
		Principal: CLOUDTRAIL,
		Action: "s3:GetBucketAcl",
		Resource: args.bucketArn,
		Condition: { StringEquals: { "aws:SourceArn": args.trailArn } },
	};
}

/** Allows CloudTrail to write the files of accounts, by their IDs. */
export function accountWriteStatement(
	args: TrailAndBucket,
	accounts: readonly string[],
): Statement {
	return writeStatement("AWSCloudTrailWrite20150319", args, accounts);
}

/** Allows CloudTrail to write the files of an organization (`o-…`). */
export function organizationWriteStatement(
	args: TrailAndBucket,
	organizationId: string,
): Statement {
	const sid = "AWSCloudTrailOrganizationWrite20150319";
	return writeStatement(sid, args, [organizationId]);
}

function writeStatement(
	Sid: string,
	{ bucketArn, trailArn, keyPrefix }: TrailAndBucket,
	owners: readonly string[],
): Statement {
	const logs = `${bucketArn}/${keyPrefix ? `${keyPrefix}/` : ""}AWSLogs`;
	return {
		Sid,
		Effect: "Allow",
		Principal: CLOUDTRAIL,
		Action: "s3:PutObject",
		Resource: owners.map((owner) => `${logs}/${owner}/*`),
		Condition: {
			StringEquals: {
				"s3:x-amz-acl": "bucket-owner-full-control",
				"aws:SourceArn": trailArn,
			},
		},
	};
}
