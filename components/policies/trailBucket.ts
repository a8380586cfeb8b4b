import { partsOfArn } from "../arns";
import {
	CLOUDTRAIL,
	documentOf,
	type PolicyDocument,
	type Statement,
} from "./document";
import { refusePlainHttp } from "./plainHttp";
import { bucketPolicyLimit, withinLimit } from "./size";

/** What the policy of a trail's bucket is made of. */
export interface TrailBucketPolicyArgs {
	/** ARN of the bucket. */
	readonly bucketArn: string;
	/** ARN of the trail; of the management account's, for an organization. */
	readonly trailArn: string;
	/**
	 * Accounts whose log files are delivered, each of twelve digits. S3 takes a
	 * policy of 20,480 bytes, which is about 300 accounts. Default: the trail's.
	 */
	readonly accounts?: readonly string[] | undefined;
	/** Prefix of the keys, without slashes at its ends. Default: none. */
	readonly keyPrefix?: string | undefined;
	/** Organization id (`o-…`) of an organization trail. Default: none. */
	readonly organizationId?: string | undefined;
}

/**
 * Lets one trail, and nobody else, deliver into a bucket, and refuses plain
 * HTTP.
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
		refusePlainHttp(bucketArn),
	);
	return withinLimit(
		document,
		bucketPolicyLimit,
		"accounts",
		"name fewer, and give the others a bucket of their own",
	);
}
