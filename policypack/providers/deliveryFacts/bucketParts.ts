import type { BucketAclArgs } from "@pulumi/aws/s3/bucketAcl";
import type { BucketLoggingArgs } from "@pulumi/aws/s3/bucketLogging";
import type { BucketObjectLockConfigurationArgs } from "@pulumi/aws/s3/bucketObjectLockConfiguration";
import type { BucketRequestPaymentConfigurationArgs } from "@pulumi/aws/s3/bucketRequestPaymentConfiguration";
import type { BucketServerSideEncryptionConfigurationArgs } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration";
import type {
	BucketSettingFact,
	GrantedAccess,
} from "../../model/deliveryChecks/bucketSettings";
import { known, mapValue, type Value } from "../../model/value";
import { type Reading, reading } from "../reading";
import type { Resource } from "../resource";
import { defaultEncryption } from "./buckets";
import { isPartitioned, nested } from "./nestedBlocks";
import { retentionIn } from "./objectLock";
import { aboutOf, textList } from "./part";
import type { PlacesOfProviders } from "./place";

/** The default encryption of a bucket. */
export function encryption(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly BucketSettingFact[] {
	const args = reading<BucketServerSideEncryptionConfigurationArgs>(resource);
	const rules = args.blocks<Record<string, unknown>>("rules");
	return [
		{
			kind: "bucketEncryption",
			...aboutOf(resource, providers),
			bucket: args.ref("bucket"),
			...defaultEncryption(args, "rules", rules),
		},
	];
}

/** Who pays for requests to a bucket. */
export function requestPayer(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly BucketSettingFact[] {
	const args = reading<BucketRequestPaymentConfigurationArgs>(resource);
	return [
		{
			kind: "requestPayer",
			...aboutOf(resource, providers),
			bucket: args.ref("bucket"),
			payer: args.text("payer"),
		},
	];
}

/** Object Lock of a bucket, which the resource always turns on. */
export function objectLock(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly BucketSettingFact[] {
	const args = reading<BucketObjectLockConfigurationArgs>(resource);
	return [
		{
			kind: "objectLock",
			...aboutOf(resource, providers),
			bucket: args.ref("bucket"),
			isEnabled: known(true),
			defaultRetention: retentionIn(
				args.blocks<Record<string, unknown>>("rule"),
			),
		},
	];
}

/** The target of a bucket's access logs. */
export function logTarget(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly BucketSettingFact[] {
	const args = reading<BucketLoggingArgs>(resource);
	return [
		{
			kind: "logTarget",
			...aboutOf(resource, providers),
			bucket: args.ref("bucket"),
			target: args.ref("targetBucket"),
			prefix: args.text("targetPrefix"),
			isPrefixSecret: args.isSecret("targetPrefix"),
			isPartitioned: isPartitioned(
				args.blocks<Record<string, unknown>>("targetObjectKeyFormat"),
			),
		},
	];
}

/** The access control list of a bucket. */
export function bucketGrants(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly BucketSettingFact[] {
	const args = reading<BucketAclArgs>(resource, ["accessControlPolicy"]);
	return [
		{
			kind: "bucketGrants",
			...aboutOf(resource, providers),
			bucket: args.ref("bucket"),
			canned: args.text("acl"),
			grants: mapValue(nested(args, "accessControlPolicy", ["grants"]), (all) =>
				all.map(grantOf),
			),
		},
	];
}

function grantOf(grant: Reading<string>): GrantedAccess {
	const grantees = grant.blocks<Record<string, unknown>>("grantee");
	return {
		groupUri: groupIn(grantees),
		permissions: textList(grant, "permission"),
	};
}

function groupIn(
	grantees: Value<readonly Reading<string>[]>,
): Value<string | undefined> {
	if (!grantees.known) return grantees;
	return grantees.value[0]?.text("uri") ?? known(undefined);
}
