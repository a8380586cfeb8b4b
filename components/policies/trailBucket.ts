import { partsOfArn } from "../arns";
import {
	CLOUDTRAIL,
	documentOf,
	type PolicyDocument,
	type Statement,
} from "./document";
import { denyInsecureTransport } from "./insecureTransport";
import { bucketPolicyLimit, withinLimit } from "./size";

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
	const { bucketArn, trailArn, keyPrefix, organizationId } = args;
	const { account } = partsOfArn("trailArn", trailArn);
	const { accounts = [account] } = args;
	const logs = `${bucketArn}/${keyPrefix ? `${keyPrefix}/` : ""}AWSLogs`;
	const write = (Sid: string, Resource: readonly string[]): Statement => ({
		Sid,
		Effect: "Allow",
		Principal: CLOUDTRAIL,
		Action: "s3:PutObject",
		Resource,
		Condition: {
			StringEquals: {
				"s3:x-amz-acl": "bucket-owner-full-control",
				"aws:SourceArn": trailArn,
			},
		},
	});
	const document = documentOf(
		{
			Sid: "AWSCloudTrailAclCheck20150319",
			Effect: "Allow",
			Principal: CLOUDTRAIL,
			Action: "s3:GetBucketAcl",
			Resource: bucketArn,
			Condition: { StringEquals: { "aws:SourceArn": trailArn } },
		},
		write(
			"AWSCloudTrailWrite20150319",
			accounts.map((one) => `${logs}/${one}/*`),
		),
		...(organizationId
			? [
					write("AWSCloudTrailOrganizationWrite20150319", [
						`${logs}/${organizationId}/*`,
					]),
				]
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
