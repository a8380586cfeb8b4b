import { Bucket } from "@pulumi/aws/s3/bucket";
import { BucketLifecycleConfiguration } from "@pulumi/aws/s3/bucketLifecycleConfiguration";
import { BucketObjectLockConfiguration } from "@pulumi/aws/s3/bucketObjectLockConfiguration";
import { BucketOwnershipControls } from "@pulumi/aws/s3/bucketOwnershipControls";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy";
import { BucketPublicAccessBlock } from "@pulumi/aws/s3/bucketPublicAccessBlock";
import { BucketServerSideEncryptionConfiguration } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning";
import type { Output, Resource } from "@pulumi/pulumi";
import type { ObjectLock } from "./bucketArgs";
import type { Context } from "./context";
import type { TrailKey } from "./key";
import { defaultBucketName } from "./names";
import type { PolicyDocument } from "./policies/document";

/** Arguments of a private bucket. */
export interface PrivateBucketArgs {
	/** Name of the bucket. Default: the component's name with a random suffix. */
	readonly bucketName?: string | undefined;
	/** KMS key that encrypts the bucket. Default: SSE-S3. */
	readonly key?: TrailKey | undefined;
	readonly objectLock?: ObjectLock | undefined;
	/** Days until objects transition to Standard-IA. Default: never. */
	readonly transitionDays?: number | undefined;
	/** Days until objects expire. */
	readonly expirationDays: number;
	/** Days until noncurrent versions are deleted. */
	readonly noncurrentDays: number;
	/** The bucket policy, from the bucket ARN. */
	readonly policy: (bucketArn: Output<string>) => Output<PolicyDocument>;
}

/** A bucket, and the resources that must exist before delivery to it. */
export interface PrivateBucket {
	readonly bucket: Bucket;
	readonly ready: readonly Resource[];
}

/**
 * A private bucket: all public access blocked, ACLs disabled, versioned and
 * encrypted. The public access block is created before the policy, so that the
 * bucket is never without it.
 * @param part Suffix of the resource names, after the component's name.
 */
export function makePrivateBucket(
	context: Context,
	part: string,
	args: PrivateBucketArgs,
): PrivateBucket {
	const { args: given, tags, keep } = context;
	const name = `${context.name}-${part}`;
	const bucket = new Bucket(
		name,
		{
			...(args.bucketName === undefined
				? defaultBucketName(name)
				: { bucket: args.bucketName }),
			forceDestroy: given.forceDestroy ?? false,
			...(args.objectLock && { objectLockEnabled: true }),
			tags,
		},
		// S3 rejects the deletion of a bucket with objects, which are readable as
		// long as the key exists: so the bucket is deleted before its key.
		{ ...keep, dependsOn: [...(args.key?.ready ?? [])] },
	);
	// A retained bucket retains the resources that make it private.
	const options = { ...keep, parent: bucket };
	const of = { bucket: bucket.bucket };
	const block = new BucketPublicAccessBlock(
		name,
		{
			...of,
			blockPublicAcls: true,
			blockPublicPolicy: true,
			ignorePublicAcls: true,
			restrictPublicBuckets: true,
		},
		options,
	);
	const ownership = new BucketOwnershipControls(
		name,
		{ ...of, rule: { objectOwnership: "BucketOwnerEnforced" } },
		{ ...options, dependsOn: block },
	);
	const versioning = new BucketVersioning(
		name,
		{ ...of, versioningConfiguration: { status: "Enabled" } },
		options,
	);
	const encryption = new BucketServerSideEncryptionConfiguration(
		name,
		{
			...of,
			rules: [
				args.key === undefined
					? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
					: {
							applyServerSideEncryptionByDefault: {
								sseAlgorithm: "aws:kms",
								kmsMasterKeyId: args.key.arn,
							},
							bucketKeyEnabled: true,
						},
			],
		},
		options,
	);
	const policy = new BucketPolicy(
		name,
		{ ...of, policy: args.policy(bucket.arn).apply(JSON.stringify) },
		{ ...options, dependsOn: [block, ownership] },
	);
	const lock =
		args.objectLock &&
		lockObjects(name, bucket, args.objectLock, {
			...options,
			dependsOn: versioning,
		});
	new BucketLifecycleConfiguration(
		name,
		{ ...of, rules: [lifecycleOf(args)] },
		{ ...options, dependsOn: versioning },
	);
	return {
		bucket,
		ready: [
			block,
			ownership,
			versioning,
			encryption,
			policy,
			...(lock ? [lock] : []),
		],
	};
}

function lockObjects(
	name: string,
	bucket: Bucket,
	{ mode, days }: ObjectLock,
	options: Context["options"],
): BucketObjectLockConfiguration {
	return new BucketObjectLockConfiguration(
		name,
		{ bucket: bucket.bucket, rule: { defaultRetention: { mode, days } } },
		options,
	);
}

function lifecycleOf(args: PrivateBucketArgs) {
	return {
		id: "keep-then-delete",
		status: "Enabled",
		filter: { prefix: "" },
		...(args.transitionDays !== undefined && {
			transitions: [{ days: args.transitionDays, storageClass: "STANDARD_IA" }],
		}),
		expiration: { days: args.expirationDays },
		noncurrentVersionExpiration: { noncurrentDays: args.noncurrentDays },
		abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
	};
}
