import {
	CreateBucketCommand,
	DeleteBucketCommand,
	DeleteObjectsCommand,
	GetBucketLocationCommand,
	GetBucketTaggingCommand,
	GetObjectLockConfigurationCommand,
	ListObjectVersionsCommand,
	PutBucketTaggingCommand,
} from "@aws-sdk/client-s3";
import type { BucketArgs } from "@pulumi/aws/s3/bucket";
import { partitionOf } from "./arns";
import type { Cloud } from "./cloud";
import { type CloudType, cloudType, need, unlessGone } from "./cloudType";
import { tagList, tagsIn } from "./tags";

const inUsEast1 = "us-east-1";

async function readBucket(name: string, { s3, region }: Cloud) {
	const of = { Bucket: name };
	const location = await unlessGone(
		s3.send(new GetBucketLocationCommand(of)),
		"NoSuchBucket",
	);
	if (!location) return undefined;
	const tagging = await unlessGone(
		s3.send(new GetBucketTaggingCommand(of)),
		"NoSuchTagSet",
	);
	const lock = await unlessGone(
		s3.send(new GetObjectLockConfigurationCommand(of)),
		"ObjectLockConfigurationNotFoundError",
	);
	const where = location.LocationConstraint ?? inUsEast1;
	return {
		arn: `arn:${partitionOf(region)}:s3:::${name}`,
		bucket: name,
		bucketDomainName: `${name}.s3.amazonaws.com`,
		bucketRegionalDomainName: `${name}.s3.${where}.amazonaws.com`,
		region: where,
		objectLockEnabled:
			lock?.ObjectLockConfiguration?.ObjectLockEnabled === "Enabled",
		tags: tagsIn(tagging?.TagSet),
	};
}

async function emptied(name: string, { s3 }: Cloud): Promise<void> {
	// What is deleted is not listed again, so a bounded number of times will do.
	for (let round = 0; round < 100; round++) {
		const { Versions = [], DeleteMarkers = [] } = await s3.send(
			new ListObjectVersionsCommand({ Bucket: name }),
		);
		const Objects = [...Versions, ...DeleteMarkers].map(
			({ Key, VersionId }) => ({ Key: Key ?? "", VersionId }),
		);
		if (Objects.length === 0) return;
		await s3.send(
			new DeleteObjectsCommand({ Bucket: name, Delete: { Objects } }),
		);
	}
	throw new Error(`bucket ${name} does not get empty`);
}

/** Buckets. Their parts are types of their own. */
export const bucketTypes: Readonly<Record<string, CloudType>> = {
	"aws:s3/bucket:Bucket": cloudType<BucketArgs>({
		named: "bucket",
		prefix: "bucketPrefix",
		longestName: 63,
		replacing: ["bucket", "bucketPrefix", "objectLockEnabled"],
		computed: ["arn", "bucketDomainName", "bucketRegionalDomainName", "region"],
		untold: ["forceDestroy"],
		// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
		problems: ({ bucket = "" }) => [
			need(
				/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) &&
					!/\.\.|^\d+(\.\d+){3}$|^xn--|-s3alias$/.test(bucket),
				"bucket",
				`InvalidBucketName: ${bucket} is not valid`,
			),
		],
		async create({ bucket = "", objectLockEnabled, tags }, { s3, region }) {
			await s3.send(
				new CreateBucketCommand({
					Bucket: bucket,
					...(objectLockEnabled && { ObjectLockEnabledForBucket: true }),
					...(region !== inUsEast1 && {
						CreateBucketConfiguration: { LocationConstraint: region as "EU" },
					}),
				}),
			);
			await s3.send(
				new PutBucketTaggingCommand({
					Bucket: bucket,
					Tagging: { TagSet: tagList(tags) },
				}),
			);
			return bucket;
		},
		read: readBucket,
		async update(id, { tags }, { s3 }) {
			await s3.send(
				new PutBucketTaggingCommand({
					Bucket: id,
					Tagging: { TagSet: tagList(tags) },
				}),
			);
		},
		async remove(id, cloud, { forceDestroy }) {
			if (forceDestroy === true) await emptied(id, cloud);
			await cloud.s3.send(new DeleteBucketCommand({ Bucket: id }));
		},
	}),
};
