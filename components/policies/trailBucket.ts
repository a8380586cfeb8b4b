import { partsOfArn } from "../arns";
import { documentOf, type PolicyDocument } from "./document";
import { bucketPolicyLimit, withinLimit } from "./size";
import { denyInsecureTransport } from "./statements/insecureTransport";
import {
	accountWriteStatement,
	aclCheckStatement,
	organizationWriteStatement,
} from "./statements/trailBucket";

/** Arguments of `trailBucketPolicy`. */
export interface TrailBucketPolicyArgs {
	/** ARN of the bucket. */
	readonly bucketArn: string;
	/** ARN of the trail. An organization trail belongs to the management account. */
	readonly trailArn: string;
	/**
	 * IDs of the accounts whose log files are delivered, 12 digits each. S3 limits
	 * the policy to 20,480 bytes, which is about 300 accounts. Default: the
	 * trail's account.
	 */
	readonly accounts?: readonly string[] | undefined;
	/** Object key prefix, without leading or trailing slash. Default: none. */
	readonly keyPrefix?: string | undefined;
	/** Organization ID (`o-…`) of an organization trail. Default: none. */
	readonly organizationId?: string | undefined;
}

/**
 * Bucket policy that allows only one trail to deliver log files, and denies
 * requests without TLS. Throws a `RunError` if an ARN is not valid or the policy
 * is too large.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function trailBucketPolicy(args: TrailBucketPolicyArgs): PolicyDocument {
	const { bucketArn, trailArn, organizationId } = args;
	const { account } = partsOfArn("trailArn", trailArn);
	const { accounts = [account] } = args;
	const document = documentOf(
		aclCheckStatement(args),
		accountWriteStatement(args, accounts),
		...(organizationId
			? [organizationWriteStatement(args, organizationId)]
			: []),
		denyInsecureTransport(bucketArn),
	);
	return withinLimit(
		document,
		bucketPolicyLimit,
		"accounts",
		"use fewer, and a separate bucket for the others",
	);
}
