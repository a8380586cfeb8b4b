import {
	DeleteBucketEncryptionCommand,
	GetBucketEncryptionCommand,
	GetBucketVersioningCommand,
	GetObjectLockConfigurationCommand,
	PutBucketEncryptionCommand,
	PutBucketVersioningCommand,
	PutObjectLockConfigurationCommand,
} from "@aws-sdk/client-s3";
import type { BucketObjectLockConfigurationArgs } from "@pulumi/aws/s3/bucketObjectLockConfiguration";
import type { BucketServerSideEncryptionConfigurationArgs } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration";
import type { BucketVersioningArgs } from "@pulumi/aws/s3/bucketVersioning";
import type { Unwrap } from "@pulumi/pulumi";
import type { Properties } from "../engine/provider/resources";
import { bucketPart } from "./bucketPart";
import type { Cloud } from "./cloud";
import { type CloudType, need, unlessGone } from "./cloudType";

type Inputs<Args> = Unwrap<Args> & Properties;

/** Whether a bucket keeps versions; undefined where it never did. */
export const versioningOf = async (Bucket: string, { s3 }: Cloud) =>
	(await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status;

/** The default retention of a bucket's objects, where there is one. */
export async function lockOf(Bucket: string, { s3 }: Cloud) {
	const found = await unlessGone(
		s3.send(new GetObjectLockConfigurationCommand({ Bucket })),
		"ObjectLockConfigurationNotFoundError",
	);
	return found?.ObjectLockConfiguration;
}

const suspend = (Bucket: string, { s3 }: Cloud) =>
	s3.send(
		new PutBucketVersioningCommand({
			Bucket,
			VersioningConfiguration: { Status: "Suspended" },
		}),
	);

const versioningPart = bucketPart<Inputs<BucketVersioningArgs>>({
	refusal: async ({ bucket, versioningConfiguration }, cloud) =>
		versioningConfiguration.status !== "Enabled" &&
		(await lockOf(bucket, cloud))?.ObjectLockEnabled
			? "InvalidBucketState: An Object Lock configuration is present on this bucket, so the versioning state cannot be changed."
			: undefined,
	put: (Bucket, { versioningConfiguration: { status } }, { s3 }) =>
		s3.send(
			new PutBucketVersioningCommand({
				Bucket,
				VersioningConfiguration: { Status: status as "Enabled" },
			}),
		),
	read: async (bucket, cloud) => {
		const status = await versioningOf(bucket, cloud);
		return status && { versioningConfiguration: { status } };
	},
	// The real provider leaves a locked bucket as it is.
	clear: async (bucket, cloud) =>
		(await lockOf(bucket, cloud)) ? undefined : suspend(bucket, cloud),
});

const encryptionPart = bucketPart<
	Inputs<BucketServerSideEncryptionConfigurationArgs>
>({
	problems: ({ rules }) =>
		rules.map(({ applyServerSideEncryptionByDefault: by }) =>
			need(
				by?.sseAlgorithm !== "AES256" || by.kmsMasterKeyId === undefined,
				"rules",
				"InvalidArgument: a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms",
			),
		),
	put: (Bucket, { rules }, { s3 }) =>
		s3.send(
			new PutBucketEncryptionCommand({
				Bucket,
				ServerSideEncryptionConfiguration: {
					Rules: rules.map((rule) => {
						const by = rule.applyServerSideEncryptionByDefault;
						return {
							ApplyServerSideEncryptionByDefault: {
								SSEAlgorithm: by?.sseAlgorithm as "aws:kms",
								KMSMasterKeyID: by?.kmsMasterKeyId,
							},
							BucketKeyEnabled: rule.bucketKeyEnabled,
						};
					}),
				},
			}),
		),
	gone: ["ServerSideEncryptionConfigurationNotFoundError"],
	read: async (Bucket, { s3 }) => {
		const { ServerSideEncryptionConfiguration: found } = await s3.send(
			new GetBucketEncryptionCommand({ Bucket }),
		);
		return {
			rules: (found?.Rules ?? []).map((rule) => ({
				applyServerSideEncryptionByDefault: {
					sseAlgorithm: rule.ApplyServerSideEncryptionByDefault?.SSEAlgorithm,
					kmsMasterKeyId:
						rule.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID,
				},
				bucketKeyEnabled: rule.BucketKeyEnabled,
			})),
		};
	},
	clear: (Bucket, { s3 }) =>
		s3.send(new DeleteBucketEncryptionCommand({ Bucket })),
});

const lockPart = bucketPart<Inputs<BucketObjectLockConfigurationArgs>>({
	replacing: ["objectLockEnabled"],
	refusal: async ({ bucket }, cloud) =>
		(await versioningOf(bucket, cloud)) === "Enabled"
			? undefined
			: "InvalidBucketState: Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
	put: (Bucket, { rule }, { s3 }) =>
		s3.send(
			new PutObjectLockConfigurationCommand({
				Bucket,
				ObjectLockConfiguration: {
					ObjectLockEnabled: "Enabled",
					Rule: {
						DefaultRetention: {
							Mode: rule?.defaultRetention.mode as "GOVERNANCE",
							Days: rule?.defaultRetention.days,
						},
					},
				},
			}),
		),
	read: async (bucket, cloud) => {
		const retention = (await lockOf(bucket, cloud))?.Rule?.DefaultRetention;
		return (
			retention && {
				rule: {
					defaultRetention: { mode: retention.Mode, days: retention.Days },
				},
			}
		);
	},
	clear: (Bucket, { s3 }) =>
		s3.send(
			new PutObjectLockConfigurationCommand({
				Bucket,
				ObjectLockConfiguration: { ObjectLockEnabled: "Enabled" },
			}),
		),
});

/** How a bucket keeps its objects. */
export const bucketStorageTypes: Readonly<Record<string, CloudType>> = {
	"aws:s3/bucketVersioning:BucketVersioning": versioningPart,
	"aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
		encryptionPart,
	"aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration":
		lockPart,
};
