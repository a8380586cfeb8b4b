import { BucketLogging } from "@pulumi/aws/s3/bucketLogging";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy";
import { all, type Output, output, type Resource } from "@pulumi/pulumi";
import { bucketArn, bucketNameIn } from "./arns";
import { makePrivateBucket } from "./bucket";
import type { Context } from "./context";
import { accessLogBucketPolicy } from "./policies/accessLogBucket";
import type { PolicyDocument } from "./policies/document";
import { trailBucketPolicy } from "./policies/trailBucket";

/** A bucket by its name and its ARN. */
export interface BucketNames {
	readonly name: Output<string>;
	readonly arn: Output<string>;
}

/** The trail's bucket, and what must stand before the trail. */
export interface TrailBucket extends BucketNames {
	readonly ready: readonly Resource[];
	/** Where accesses to it are logged; undefined for a bucket that was there. */
	readonly accessLogs: BucketNames | undefined;
}

const DEFAULT_PREFIX = "access/";

/** The bucket given, or one that is made and whose accesses are logged. */
export function makeTrailBucket(
	context: Context,
	keyArn: Output<string>,
): TrailBucket {
	const { args } = context;
	if (args.bucket) return existingBucket(context, args.bucket);
	const { retention = {}, accessLogs = {} } = args;
	const made = makePrivateBucket(context, "logs", {
		bucketName: args.bucketName,
		keyArn,
		objectLock: args.objectLock,
		transitionDays: retention.transitionDays ?? 90,
		expirationDays: retention.expirationDays ?? 2557,
		noncurrentDays: retention.noncurrentDays ?? 90,
		policy: (arn) => policyFor(context, arn),
	});
	const bucket = { name: made.bucket.bucket, arn: made.bucket.arn };
	const target =
		accessLogs.bucket === undefined
			? makeAccessLogBucket(context, bucket)
			: { ...namesOf(context, output(accessLogs.bucket)), ready: [] };
	new BucketLogging(
		`${context.name}-logs`,
		{
			bucket: bucket.name,
			targetBucket: target.name,
			targetPrefix: accessLogs.prefix ?? DEFAULT_PREFIX,
		},
		{
			...context.options,
			parent: made.bucket,
			dependsOn: [...target.ready],
		},
	);
	return { ...bucket, ready: made.ready, accessLogs: target };
}

function policyFor(
	{ args, trailArn, accounts }: Context,
	arn: Output<string>,
): Output<PolicyDocument> {
	return all([arn, trailArn, accounts]).apply(
		([bucketArn, trail, delivering]) =>
			trailBucketPolicy({
				bucketArn,
				trailArn: trail,
				accounts: delivering,
				keyPrefix: args.keyPrefix,
				organizationId: args.organization?.id,
			}),
	);
}

/** A bucket has one policy, so it is written only where that is asked for. */
function existingBucket(
	context: Context,
	given: NonNullable<Context["args"]["bucket"]>,
): TrailBucket {
	const bucket = namesOf(context, output(given.bucket));
	const policy = given.managePolicy
		? new BucketPolicy(
				`${context.name}-logs`,
				{
					bucket: bucket.name,
					policy: policyFor(context, bucket.arn).apply(JSON.stringify),
				},
				context.options,
			)
		: undefined;
	return { ...bucket, ready: policy ? [policy] : [], accessLogs: undefined };
}

function namesOf({ home }: Context, nameOrArn: Output<string>): BucketNames {
	const name = nameOrArn.apply(bucketNameIn);
	const arn = all([name, home]).apply(([bucket, { partition }]) =>
		bucketArn(partition, bucket),
	);
	return { name, arn };
}

/** S3 delivers to no locked bucket, and a bucket that logs into itself grows. */
function makeAccessLogBucket(
	context: Context,
	source: BucketNames,
): BucketNames & { readonly ready: readonly Resource[] } {
	const { accessLogs = {} } = context.args;
	const days = accessLogs.retentionDays ?? 365;
	const { bucket, ready } = makePrivateBucket(context, "access-logs", {
		expirationDays: days,
		noncurrentDays: Math.min(days, 30),
		policy: (arn) =>
			all([arn, source.arn, context.home]).apply(
				([bucketArn, sourceBucketArn, { account }]) =>
					accessLogBucketPolicy({
						bucketArn,
						sourceBucketArn,
						sourceAccount: account,
						prefix: accessLogs.prefix ?? DEFAULT_PREFIX,
					}),
			),
	});
	return { name: bucket.bucket, arn: bucket.arn, ready };
}
