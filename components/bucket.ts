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
import { madeBucketName } from "./names";
import type { PolicyDocument } from "./policies/document";

/** Of what kind a private bucket is to be. */
export interface PrivateBucketArgs {
	/** Its name. Default: made of the component's name and random letters. */
	readonly bucketName?: string | undefined;
	/** The key that encrypts it. Default: S3's own. */
	readonly key?: TrailKey | undefined;
	readonly objectLock?: ObjectLock | undefined;
	/** Days until an object goes to cheaper storage. Default: it does not. */
	readonly transitionDays?: number | undefined;
	/** Days until an object is deleted. */
	readonly expirationDays: number;
	/** Days until a replaced version is deleted. */
	readonly noncurrentDays: number;
	/** Its policy, from its ARN. */
	readonly policy: (bucketArn: Output<string>) => Output<PolicyDocument>;
}

/** A bucket, and what must stand before anything is delivered into it. */
export interface PrivateBucket {
	readonly bucket: Bucket;
	readonly ready: readonly Resource[];
}

/**
 * A bucket that nobody can make public: all public access blocked, no ACLs,
 * versions kept, encrypted. The block stands before the policy, so that there
 * is no moment without it.
 * @param part What its parts are called, after the component's name.
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
				? madeBucketName(name)
				: { bucket: args.bucketName }),
			forceDestroy: given.forceDestroy ?? false,
			...(args.objectLock && { objectLockEnabled: true }),
			tags,
		},
		// S3 refuses to delete a bucket with files in it, and these can be read as
		// long as the key is there: so the bucket goes before its key.
		{ ...keep, dependsOn: [...(args.key?.ready ?? [])] },
	);
	// Whoever keeps a bucket keeps what makes it private.
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
