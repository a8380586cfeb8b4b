import {
	GetBucketAclCommand,
	GetBucketEncryptionCommand,
	GetBucketLocationCommand,
	GetBucketRequestPaymentCommand,
	HeadBucketCommand,
} from "@aws-sdk/client-s3";
import type { Bucket } from "../aws/standing";
import { bucketPolicyOf, ownershipOf } from "./bucketAccess";
import { lockOf } from "./bucketStorage";
import type { Cloud } from "./cloud";
import { unlessGone } from "./cloudType";

async function encryptionOf(Bucket: string, { s3 }: Cloud) {
	const found = await unlessGone(
		s3.send(new GetBucketEncryptionCommand({ Bucket })),
		"ServerSideEncryptionConfigurationNotFoundError",
	);
	const [rule] = found?.ServerSideEncryptionConfiguration?.Rules ?? [];
	const by = rule?.ApplyServerSideEncryptionByDefault;
	return (
		by && {
			algorithm: by.SSEAlgorithm ?? "",
			...(by.KMSMasterKeyID && { key: by.KMSMasterKeyID }),
			hasBucketKey: rule?.BucketKeyEnabled === true,
		}
	);
}

async function grantsOf(Bucket: string, { s3 }: Cloud) {
	const { Grants = [] } = await s3.send(new GetBucketAclCommand({ Bucket }));
	return Grants.map(({ Grantee, Permission = "" }) => ({
		...(Grantee?.URI && { groupUri: Grantee.URI }),
		permission: String(Permission),
	}));
}

/** A bucket with its settings, where it is there. */
export async function standingBucket(
	name: string,
	cloud: Cloud,
): Promise<Bucket | undefined> {
	const { s3, account } = cloud;
	const of = { Bucket: name };
	const there = await unlessGone(
		s3.send(new HeadBucketCommand(of)),
		...["NotFound", "NoSuchBucket"],
	);
	if (!there) return undefined;
	const { LocationConstraint } = await s3.send(
		new GetBucketLocationCommand(of),
	);
	const { Payer } = await s3.send(new GetBucketRequestPaymentCommand(of));
	const policy = await bucketPolicyOf(name, cloud);
	const encryption = await encryptionOf(name, cloud);
	const retention = (await lockOf(name, cloud))?.Rule?.DefaultRetention?.Mode;
	const ownership = await unlessGone(
		ownershipOf(name, cloud),
		"OwnershipControlsNotFoundError",
	);
	return {
		name,
		account,
		region: LocationConstraint ?? "us-east-1",
		...(policy !== undefined && { policy }),
		...(Payer && { payer: Payer }),
		...(encryption && { encryption }),
		...(retention && { retention }),
		...(ownership && { ownership }),
		grants: await grantsOf(name, cloud),
	};
}
