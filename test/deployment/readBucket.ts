import {
	DeleteBucketPolicyCommand,
	GetBucketEncryptionCommand,
	GetBucketLifecycleConfigurationCommand,
	GetBucketLoggingCommand,
	GetBucketOwnershipControlsCommand,
	GetBucketPolicyCommand,
	GetBucketVersioningCommand,
	GetObjectLockConfigurationCommand,
	GetPublicAccessBlockCommand,
	PutObjectCommand,
} from "@aws-sdk/client-s3";
import type { Cloud } from "../kit/cloud/cloud";

/** What an answer has; undefined where S3 says that there is none. */
async function ifThere<Answer>(
	asked: Promise<Answer>,
): Promise<Answer | undefined> {
	try {
		return await asked;
	} catch (error) {
		const { name } = error as Error;
		if (/NotFound|^NoSuch(?!Bucket$)/.test(name)) return undefined;
		throw error;
	}
}

/** A bucket with all its settings, as S3 tells of it. */
export async function bucketIn({ s3 }: Cloud, Bucket: string) {
	const of = { Bucket };
	const policy = await ifThere(s3.send(new GetBucketPolicyCommand(of)));
	const block = await ifThere(s3.send(new GetPublicAccessBlockCommand(of)));
	const ownership = await ifThere(
		s3.send(new GetBucketOwnershipControlsCommand(of)),
	);
	const encryption = await ifThere(s3.send(new GetBucketEncryptionCommand(of)));
	const lifecycle = await ifThere(
		s3.send(new GetBucketLifecycleConfigurationCommand(of)),
	);
	const lock = await ifThere(
		s3.send(new GetObjectLockConfigurationCommand(of)),
	);
	return {
		policy: policy?.Policy,
		block: block?.PublicAccessBlockConfiguration,
		ownership: ownership?.OwnershipControls?.Rules,
		versioning: (await s3.send(new GetBucketVersioningCommand(of))).Status,
		encryption: encryption?.ServerSideEncryptionConfiguration?.Rules,
		lifecycle: lifecycle?.Rules,
		logging: (await s3.send(new GetBucketLoggingCommand(of))).LoggingEnabled,
		lock: lock?.ObjectLockConfiguration,
	};
}

/** Puts a log file into a bucket, and returns where it is. */
export async function putFile({ s3 }: Cloud, Bucket: string) {
	const file = { Bucket, Key: "AWSLogs/111122223333/CloudTrail/file" };
	// The server knows no conditions: with a policy that refuses plain HTTP it
	// refuses everything.
	await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
	await s3.send(new PutObjectCommand({ ...file, Body: "events" }));
	return file;
}
