import { partitionOf } from "../cloud/arns";
import { byTrail, lets } from "./asking";
import { organizationOf } from "./organization";
import type { Bucket, Standing, Trail } from "./standing";

/** A member account of an organization, to try its path with. */
const MEMBER = "999999999999";

const arnOf = ({ name, region }: Bucket): string =>
	`arn:${partitionOf(region)}:s3:::${name}`;

/**
 * The header of encryption of a file: the trail's key, or S3's own encryption.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
 */
const encryptionOf = ({ key }: Trail): Readonly<Record<string, string>> => ({
	"s3:x-amz-server-side-encryption": key ? "aws:kms" : "AES256",
});

/**
 * What CloudTrail refuses a trail with for its bucket.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function bucketRefusal(
	trail: Trail,
	standing: Standing,
): string | undefined {
	const bucket = standing.bucket(trail.bucket);
	if (!bucket)
		return `S3BucketDoesNotExistException: S3 bucket ${trail.bucket} does not exist!`;
	const arn = arnOf(bucket);
	const root = trail.prefix === "" ? arn : `${arn}/${trail.prefix}`;
	const { account, region } = trail;
	const organization = organizationOf(trail, standing);
	const owners = [
		account,
		...(organization
			? [`${organization}/${account}`, `${organization}/${MEMBER}`]
			: []),
	];
	const files = owners.flatMap((owner) => [
		`${root}/AWSLogs/${owner}/CloudTrail/${region}/2026/01/01/${account}_CloudTrail_${region}_20260101T0000Z_0123456789abcdef.json.gz`,
		`${root}/AWSLogs/${owner}/CloudTrail-Digest/${region}/2026/01/01/digest.json.gz`,
		...(trail.isMultiRegion
			? [`${root}/AWSLogs/${owner}/CloudTrail/sa-east-1/2026/01/01/a.json.gz`]
			: []),
	]);
	const writes = files.map((file) =>
		byTrail(trail, "s3:PutObject", file, {
			"s3:x-amz-acl": "bucket-owner-full-control",
			...encryptionOf(trail),
		}),
	);
	const requests = [byTrail(trail, "s3:GetBucketAcl", arn), ...writes];
	return bucket.payer !== "Requester" &&
		requests.every((request) => lets(bucket.policy, request))
		? undefined
		: `InsufficientS3BucketPolicyException: Incorrect S3 bucket policy is detected for bucket: ${trail.bucket}`;
}
