import { partitionOf } from "../cloud/arns";
import { byTrail, lets } from "./asking";
import type { Key, Standing, Trail } from "./standing";

const regionOf = ({ arn }: Key): string => arn.split(":")[3] ?? "";

/**
 * What CloudTrail refuses a trail with for its key.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function keyRefusal(
	trail: Trail,
	standing: Standing,
): string | undefined {
	if (!trail.key) return defaultKeyRefusal(trail, standing);
	const key = standing.key(trail.key, trail);
	const bucket = standing.bucket(trail.bucket);
	if (!key || regionOf(key) !== bucket?.region)
		return `KmsKeyNotFoundException: KMS key ${trail.key} cannot be found`;
	if (key.state !== "Enabled")
		return `KmsException: KMS key ${key.arn} is ${key.state}`;
	const encryption = {
		"kms:EncryptionContext:aws:cloudtrail:arn": trailArn(trail),
	};
	const uses = [
		byTrail(trail, "kms:DescribeKey", key.arn),
		byTrail(trail, "kms:GenerateDataKey", key.arn, encryption),
		...(bucket.encryption?.hasBucketKey
			? [byTrail(trail, "kms:Decrypt", key.arn, encryption)]
			: []),
	];
	return uses.every((use) => lets(key.policy, use))
		? undefined
		: `InsufficientEncryptionPolicyException: Insufficient permissions to access S3 bucket ${trail.bucket} or KMS key ${key.arn}.`;
}

const trailArn = (trail: Trail): string =>
	byTrail(trail, "", "").context?.["aws:SourceArn"] ?? "";

/**
 * What CloudTrail refuses a trail without a key with, for the key of its bucket: S3
 * encrypts with it. No policy lets anything be done with a key of AWS's own.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
 */
function defaultKeyRefusal(
	trail: Trail,
	standing: Standing,
): string | undefined {
	const bucket = standing.bucket(trail.bucket);
	const { algorithm = "", key: given, hasBucketKey } = bucket?.encryption ?? {};
	if (!bucket || !given || !algorithm.startsWith("aws:kms")) return undefined;
	const key = standing.key(given, bucket);
	const refused = `InsufficientEncryptionPolicyException: Insufficient permissions to access S3 bucket ${trail.bucket} or KMS key ${given}.`;
	if (key?.state !== "Enabled") return refused;
	const encryption = {
		"kms:EncryptionContext:aws:s3:arn": `arn:${partitionOf(bucket.region)}:s3:::${bucket.name}`,
	};
	const uses = [
		byTrail(trail, "kms:GenerateDataKey", key.arn, encryption),
		...(hasBucketKey ? [byTrail(trail, "kms:DescribeKey", key.arn)] : []),
	];
	return uses.every((use) => lets(key.policy, use)) ? undefined : refused;
}
