import {
	GetBucketLoggingCommand,
	PutBucketLoggingCommand,
} from "@aws-sdk/client-s3";
import type { BucketLoggingArgs } from "@pulumi/aws/s3/bucketLogging";
import type { Unwrap } from "@pulumi/pulumi";
import { loggingProblem, loggingRefusal } from "../aws/accessLogs";
import type { Properties } from "../engine/provider/resources";
import { bucketPart } from "./bucketPart";
import type { Cloud } from "./cloud";
import type { CloudType } from "./cloudType";
import { standingBuckets } from "./standing";

type Inputs = Unwrap<BucketLoggingArgs> & Properties;

/** What S3 refuses, and what it would not deliver for. */
async function refusal(
	{ bucket, targetBucket, targetPrefix }: Inputs,
	cloud: Cloud,
): Promise<string | undefined> {
	if (bucket === targetBucket) return undefined;
	const standing = await standingBuckets([bucket, targetBucket], cloud);
	const source = standing.bucket(bucket);
	if (!source) return `NoSuchBucket: ${bucket}`;
	const logging = { target: targetBucket, prefix: targetPrefix };
	const problem = loggingProblem({ ...source, logging }, standing);
	return (
		loggingRefusal(source, logging, standing) ??
		(problem && `InvalidTargetBucketForLogging: ${problem}`)
	);
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
