import type { AccountPublicAccessBlockArgs } from "@pulumi/aws/s3/accountPublicAccessBlock";
import type { BucketAclArgs } from "@pulumi/aws/s3/bucketAcl";
import type { BucketLoggingArgs } from "@pulumi/aws/s3/bucketLogging";
import type { BucketOwnershipControlsArgs } from "@pulumi/aws/s3/bucketOwnershipControls";
import type { BucketPolicyArgs } from "@pulumi/aws/s3/bucketPolicy";
import type { BucketPublicAccessBlockArgs } from "@pulumi/aws/s3/bucketPublicAccessBlock";
import type * as inputs from "@pulumi/aws/types/input";
import type { Fact, Grant } from "../model/facts";
import { known, type Value } from "../model/value";
import { sourceOf } from "./dialect";
import { ownerOf } from "./owner";
import { type Reading, reading } from "./reading";
import type { Resource } from "./resource";
import { isOn } from "./selectors";

/** A canned access control list, or one that lists its grants. */
export function bucketAcl(resource: Resource): readonly Fact[] {
	const args = reading<BucketAclArgs>(resource, ["accessControlPolicy"]);
	const lists = args.blocks<inputs.s3.BucketAclAccessControlPolicy>(
		"accessControlPolicy",
	);
	return [
		{
			kind: "bucketAcl",
			of: sourceOf(resource),
			bucket: args.ref("bucket"),
			canned: args.text("acl"),
			isSecret: args.isSecret("acl"),
			grants: lists.known ? grantsIn(lists.value) : lists,
		},
	];
}

function grantsIn(
	lists: readonly Reading<keyof inputs.s3.BucketAclAccessControlPolicy>[],
): Value<readonly Grant[]> {
	const grants: Grant[] = [];
	for (const list of lists) {
		const entries =
			list.blocks<inputs.s3.BucketAclAccessControlPolicyGrant>("grants");
		if (!entries.known) return entries;
		for (const entry of entries.value) {
			const grantees =
				entry.blocks<inputs.s3.BucketAclAccessControlPolicyGrantGrantee>(
					"grantee",
				);
			if (!grantees.known) grants.push({ groupUri: grantees });
			else
				for (const grantee of grantees.value)
					grants.push({ groupUri: grantee.text("uri") });
		}
	}
	return known(grants);
}

/** A resource policy. */
export function bucketPolicy(resource: Resource): readonly Fact[] {
	const args = reading<BucketPolicyArgs>(resource);
	return [
		{
			kind: "bucketPolicy",
			of: sourceOf(resource),
			bucket: args.ref("bucket"),
			policy: args.tree("policy"),
			isSecret: args.isSecret("policy"),
		},
	];
}

/** A public access block of one bucket. */
export function bucketBlock(resource: Resource): readonly Fact[] {
	const args = reading<BucketPublicAccessBlockArgs>(resource);
	return [
		{
			kind: "bucketBlock",
			of: sourceOf(resource),
			bucket: args.ref("bucket"),
			ignorePublicAcls: isOn(args.flag("ignorePublicAcls")),
			restrictPublicBuckets: isOn(args.flag("restrictPublicBuckets")),
		},
	];
}

/** A public access block of a whole account. */
export function accountBlock(resource: Resource): readonly Fact[] {
	const args = reading<AccountPublicAccessBlockArgs>(resource, ["accountId"]);
	return [
		{
			kind: "accountBlock",
			of: sourceOf(resource),
			account: args.text("accountId"),
			owner: ownerOf(resource.provider),
			ignorePublicAcls: isOn(args.flag("ignorePublicAcls")),
			restrictPublicBuckets: isOn(args.flag("restrictPublicBuckets")),
		},
	];
}

/** Who owns the objects of a bucket. */
export function ownership(resource: Resource): readonly Fact[] {
	const args = reading<BucketOwnershipControlsArgs>(resource);
	const rules = args.blocks<inputs.s3.BucketOwnershipControlsRule>("rule");
	return [
		{
			kind: "ownership",
			of: sourceOf(resource),
			bucket: args.ref("bucket"),
			objectOwnership: rules.known
				? (rules.value[0]?.text("objectOwnership") ?? known(undefined))
				: rules,
		},
	];
}

/** Server access logging. */
export function accessLogging(resource: Resource): readonly Fact[] {
	const args = reading<BucketLoggingArgs>(resource);
	return [
		{
			kind: "accessLogging",
			of: sourceOf(resource),
			bucket: args.ref("bucket"),
			hasTarget: args.isSet("targetBucket"),
		},
	];
}

/** A resource that repeats its bucket's name, and says no more of it here. */
export function mention(resource: Resource): readonly Fact[] {
	const args = reading<BucketPolicyArgs>(resource);
	return [
		{
			kind: "bucketMention",
			of: sourceOf(resource),
			bucket: args.ref("bucket"),
		},
	];
}
