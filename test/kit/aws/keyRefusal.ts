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
	if (!trail.key) return undefined;
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
