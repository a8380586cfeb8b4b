import { partitionOf } from "../cloud/arns";
import type { Request } from "../iam/evaluate";
import { accessLogging, contextFor, lets } from "./asking";
import type { Bucket, Standing } from "./standing";

const WRONG = "InvalidTargetBucketForLogging:";

/** The group that delivers access logs, as access control lists name it. */
const DELIVERY_GROUP = "http://acs.amazonaws.com/groups/s3/LogDelivery";

const arnOf = ({ name, region }: Bucket): string =>
	`arn:${partitionOf(region)}:s3:::${name}`;

/** A write of one access log of a bucket. */
function writeOf(source: Bucket, target: Bucket, prefix: string): Request {
	const { service } = accessLogging;
	return {
		principal: accessLogging,
		action: "s3:PutObject",
		resource: `${arnOf(target)}/${prefix}2026-01-01-00-00-00-0123456789ABCDEF`,
		context: contextFor(service, arnOf(source), source.account),
	};
}

/** Whether an access control list lets the group of log delivery write. */
function isGranted({ grants = [], ownership }: Bucket): boolean {
	if (ownership === undefined || ownership === "BucketOwnerEnforced")
		return false;
	const its = grants
		.filter(({ groupUri }) => groupUri === DELIVERY_GROUP)
		.map(({ permission }) => permission);
	return (
		its.includes("FULL_CONTROL") ||
		(its.includes("WRITE") && its.includes("READ_ACP"))
	);
}

/**
 * What S3 refuses to log the accesses of a bucket with.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export function loggingRefusal(
	source: Bucket,
	{ target: name, prefix }: NonNullable<Bucket["logging"]>,
	standing: Standing,
): string | undefined {
	const target = standing.bucket(name);
	if (!target) return `${WRONG} The target bucket for logging does not exist`;
	if (target.region !== source.region)
		return "CrossLocationLoggingProhibited: Cross S3 location logging not allowed.";
	if (target.account !== source.account)
		return `${WRONG} The owner for the bucket to be logged and the target bucket must be the same.`;
	return isGranted(target) ||
		lets(target.policy, writeOf(source, target, prefix))
		? undefined
		: `${WRONG} the policy of ${name} does not let log delivery write under ${prefix}`;
}

/**
 * What S3 takes and does not deliver for: a retention by default, a key, a bucket
 * whose requests are not paid for by its owner, logs of logs.
 */
export function loggingProblem(
	source: Bucket,
	standing: Standing,
): string | undefined {
	const { logging } = source;
	if (!logging) return undefined;
	const target = standing.bucket(logging.target);
	if (!target) return "the target is gone";
	if (target.name === source.name) return "the target is the source";
	if (target.retention) return "the target has a default retention";
	if (/^aws:kms/.test(target.encryption?.algorithm ?? ""))
		return "the target encrypts with a key";
	return target.payer === "Requester" ? "the requester pays" : undefined;
}
