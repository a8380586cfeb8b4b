import {
	GetBucketLocationCommand,
	GetBucketLoggingCommand,
	PutBucketLoggingCommand,
} from "@aws-sdk/client-s3";
import type { BucketLoggingArgs } from "@pulumi/aws/s3/bucketLogging";
import type { Unwrap } from "@pulumi/pulumi";
import type { Properties } from "../engine/provider/resources";
import { allows } from "./allows";
import { partitionOf } from "./arns";
import { bucketPolicyOf } from "./bucketAccess";
import { bucketPart } from "./bucketPart";
import { lockOf } from "./bucketStorage";
import type { Cloud } from "./cloud";
import type { CloudType } from "./cloudType";

type Inputs = Unwrap<BucketLoggingArgs> & Properties;

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
async function refusal(
	{ bucket, targetBucket, targetPrefix }: Inputs,
	cloud: Cloud,
): Promise<string | undefined> {
	const wrong = "InvalidTargetBucketForLogging:";
	if (bucket === targetBucket) return undefined;
	const where = async (Bucket: string) =>
		(await cloud.s3.send(new GetBucketLocationCommand({ Bucket })))
			.LocationConstraint;
	if ((await where(bucket)) !== (await where(targetBucket)))
		return "CrossLocationLoggingProhibited: Cross S3 location logging not allowed.";
	if ((await lockOf(targetBucket, cloud))?.Rule)
		return `${wrong} the target bucket ${targetBucket} has a default retention`;
	const arn = (name: string) => `arn:${partitionOf(cloud.region)}:s3:::${name}`;
	const mayDeliver = allows(await bucketPolicyOf(targetBucket, cloud), {
		principal: { service: "logging.s3.amazonaws.com" },
		action: "s3:PutObject",
		resource: `${arn(targetBucket)}/${targetPrefix}2026-01-01-00-00-00-0123456789ABCDEF`,
		context: {
			"aws:SourceArn": arn(bucket),
			"aws:SourceAccount": cloud.account,
			"aws:SecureTransport": "true",
		},
	});
	return mayDeliver
		? undefined
		: `${wrong} the policy of ${targetBucket} does not let log delivery write under ${targetPrefix}`;
}

/** Where a bucket's accesses are logged. */
export const bucketLoggingTypes: Readonly<Record<string, CloudType>> = {
	"aws:s3/bucketLogging:BucketLogging": bucketPart<Inputs>({
		refusal,
		put: (Bucket, { targetBucket, targetPrefix }, { s3 }) =>
			s3.send(
				new PutBucketLoggingCommand({
					Bucket,
					BucketLoggingStatus: {
						LoggingEnabled: {
							TargetBucket: targetBucket,
							TargetPrefix: targetPrefix,
						},
					},
				}),
			),
		read: async (Bucket, { s3 }) => {
			const { LoggingEnabled: found } = await s3.send(
				new GetBucketLoggingCommand({ Bucket }),
			);
			return (
				found && {
					targetBucket: found.TargetBucket,
					targetPrefix: found.TargetPrefix,
				}
			);
		},
		clear: (Bucket, { s3 }) =>
			s3.send(new PutBucketLoggingCommand({ Bucket, BucketLoggingStatus: {} })),
	}),
};
