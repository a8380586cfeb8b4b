import { BucketLogging } from "@pulumi/aws/s3/bucketLogging";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy";
import { all, type Output, type Resource } from "@pulumi/pulumi";
import { bucketArn, bucketNameIn } from "./arns";
import { makePrivateBucket } from "./bucket";
import type { ExistingBucket } from "./bucketArgs";
import type { Context } from "./context";
import type { TrailKey } from "./key";
import { accessLogBucketPolicy } from "./policies/accessLogBucket";
import type { PolicyDocument } from "./policies/document";
import { trailBucketPolicy } from "./policies/trailBucket";
import { INTO_ITSELF } from "./validation/conflicts";
import { throwFirst } from "./validation/validate";

/** Name and ARN of a bucket. */
export interface BucketNames {
	readonly name: Output<string>;
	readonly arn: Output<string>;
}

/** The trail's bucket, and the resources that must exist before the trail. */
export interface TrailBucket extends BucketNames {
	readonly ready: readonly Resource[];
	/** Its access log bucket; undefined with an existing `bucket`. */
	readonly accessLogs: BucketNames | undefined;
}

const DEFAULT_PREFIX = "access/";

/** The existing bucket, or a new one with access logging. */
export function makeTrailBucket(context: Context, key: TrailKey): TrailBucket {
	const { args, keep } = context;
	if (args.bucket) return existingBucket(context, args.bucket);
	const { retention = {}, accessLogs = {} } = args;
	const made = makePrivateBucket(context, "logs", {
		bucketName: args.bucketName,
		key,
		objectLock: args.objectLock,
		transitionDays: retention.transitionDays ?? 90,
		expirationDays: retention.expirationDays ?? 2557,
		noncurrentDays: retention.noncurrentDays ?? 90,
		policy: (arn) => policyFor(context, arn),
	});
	const bucket = { name: made.bucket.bucket, arn: made.bucket.arn };
	const target = accessLogBucket(context, bucket);
	const logging = new BucketLogging(
		`${context.name}-logs`,
		{
			bucket: bucket.name,
			targetBucket: target.name,
			targetPrefix: accessLogs.prefix ?? DEFAULT_PREFIX,
		},
		// S3 rejects a target bucket whose policy does not allow delivery.
		{ ...keep, parent: made.bucket, dependsOn: [...target.ready] },
	);
	return { ...bucket, ready: [...made.ready, logging], accessLogs: target };
}

function policyFor(
	{ args, trailArn, organizationId }: Context,
	bucketArn: Output<string>,
): Output<PolicyDocument> {
	return all([bucketArn, trailArn, organizationId]).apply(
		([arn, trail, organization]) =>
			trailBucketPolicy({
				bucketArn: arn,
				trailArn: trail,
				keyPrefix: args.keyPrefix,
				organizationId: organization,
			}),
	);
}

/** A bucket has only one policy, so it is written only with `managePolicy`. */
function existingBucket(context: Context, asked: ExistingBucket): TrailBucket {
	const bucket = namesOf(context, context.given("bucket.bucket", asked.bucket));
	const policy = asked.managePolicy
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

/** The access log bucket, existing or created. */
function accessLogBucket(
	context: Context,
	source: BucketNames,
): BucketNames & { readonly ready: readonly Resource[] } {
	const { bucketName, accessLogs = {} } = context.args;
	if (accessLogs.bucket !== undefined) {
		const target = context.given("accessLogs.bucket", accessLogs.bucket);
		const other = target.apply((nameOrArn) => {
			if (bucketNameIn(nameOrArn) === bucketName)
				throwFirst(
					context.name,
					[["accessLogs.bucket", INTO_ITSELF]],
					context.at,
				);
			return nameOrArn;
		});
		return { ...namesOf(context, other), ready: [] };
	}
	const days = accessLogs.retentionDays ?? 365;
	// S3 does not deliver to a bucket with Object Lock, and a bucket that logs to itself grows.
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
