import type { TrailArgs } from "@pulumi/aws/cloudtrail/trail";
import type { AccountPublicAccessBlockArgs } from "@pulumi/aws/s3/accountPublicAccessBlock";
import type { BucketArgs } from "@pulumi/aws/s3/bucket";
import type { BucketAclArgs } from "@pulumi/aws/s3/bucketAcl";
import type { BucketLoggingArgs } from "@pulumi/aws/s3/bucketLogging";
import type { BucketOwnershipControlsArgs } from "@pulumi/aws/s3/bucketOwnershipControls";
import type { BucketPolicyArgs } from "@pulumi/aws/s3/bucketPolicy";
import type { BucketPublicAccessBlockArgs } from "@pulumi/aws/s3/bucketPublicAccessBlock";
import type { BucketV2Args } from "@pulumi/aws/s3/bucketV2";
import type * as inputs from "@pulumi/aws/types/input";
import type * as trail6 from "aws-v6/cloudtrail/trail";
import type * as bucket6 from "aws-v6/s3/bucket";
import type * as bucketV26 from "aws-v6/s3/bucketV2";
import type * as inputs6 from "aws-v6/types/input";
import type { Fact, Grant, Ref } from "../model/facts";
import { known, mapValue, unknown, type Value } from "../model/value";
import { type Dialect, sourceOf } from "./dialect";
import { ownerOf } from "./owner";
import { type Reading, reading } from "./reading";
import type { Resource } from "./resource";
import { advancedEventSelectorsOf, eventSelectorsOf, isOn } from "./selectors";

/** Buckets of both major versions: what one lacks, another has. */
type AnyBucket =
	| BucketArgs
	| BucketV2Args
	| bucket6.BucketArgs
	| bucketV26.BucketV2Args;

/**
 * How @pulumi/aws 6 and 7 spell what a trail and its bucket are made of. The
 * provider's defaults are applied here: logging is on, all else is off.
 * https://www.pulumi.com/registry/packages/aws/api-docs/cloudtrail/trail/
 */
export const aws: Dialect = {
	"aws:cloudtrail/trail:Trail": trail,
	"aws:s3/bucket:Bucket": bucket,
	"aws:s3/bucketV2:BucketV2": bucket,
	"aws:s3/bucketAcl:BucketAcl": bucketAcl,
	"aws:s3/bucketAclV2:BucketAclV2": bucketAcl,
	"aws:s3/bucketPolicy:BucketPolicy": bucketPolicy,
	"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": bucketBlock,
	"aws:s3/bucketOwnershipControls:BucketOwnershipControls": ownership,
	"aws:s3/bucketLogging:BucketLogging": accessLogging,
	"aws:s3/bucketLoggingV2:BucketLoggingV2": accessLogging,
	"aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": accountBlock,
	"aws:s3/bucketVersioning:BucketVersioning": mention,
	"aws:s3/bucketVersioningV2:BucketVersioningV2": mention,
	"aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
		mention,
	"aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2":
		mention,
	"aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": mention,
	"aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2":
		mention,
	"aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": mention,
	"aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2":
		mention,
	"aws:s3/bucketNotification:BucketNotification": mention,
};

function trail(resource: Resource): readonly Fact[] {
	const args = reading<TrailArgs | trail6.TrailArgs>(resource);
	return [
		{
			kind: "trail",
			of: sourceOf(resource),
			isLogging: mapValue(args.flag("enableLogging"), (on) => on ?? true),
			isMultiRegion: isOn(args.flag("isMultiRegionTrail")),
			eventSelectors: eventSelectorsOf(args),
			advancedEventSelectors: advancedEventSelectorsOf(args),
			hasKey: args.isSet("kmsKeyId"),
			validatesLogFiles: isOn(args.flag("enableLogFileValidation")),
			hasLogGroup: args.isSet("cloudWatchLogsGroupArn"),
			hasLogRole: args.isSet("cloudWatchLogsRoleArn"),
			bucket: args.ref("s3BucketName"),
		},
	];
}

/** What AWS says of a bucket where the program says nothing. */
const COMPUTED = ["policy", "acl", "grants", "logging", "loggings"] as const;

function bucket(resource: Resource): readonly Fact[] {
	const args = reading<AnyBucket>(resource, COMPUTED);
	const of = sourceOf(resource);
	const itself: Ref = { by: "urn", urn: resource.urn };
	const name = args.text("bucket");
	const facts: Fact[] = [
		{
			kind: "bucket",
			of,
			name:
				name.known && name.value !== undefined
					? known(name.value)
					: unknown("pending", `the name of ${resource.name}`),
			nameFrom: resource.dependencies("bucket"),
			owner: ownerOf(resource.provider),
		},
	];
	const policy = args.tree("policy");
	if (!isNotSet(policy))
		facts.push({ kind: "bucketPolicy", of, bucket: itself, policy });
	const canned = args.text("acl");
	const grants = mapValue(
		args.blocks<inputs.s3.BucketGrant | inputs6.s3.BucketGrant>("grants"),
		(all) => all.map((grant): Grant => ({ groupUri: grant.text("uri") })),
	);
	const grantsNothing = grants.known && grants.value.length === 0;
	if (!isNotSet(canned) || !grantsNothing)
		facts.push({ kind: "bucketAcl", of, bucket: itself, canned, grants });
	for (const property of ["logging", "loggings"] as const) {
		const hasTarget = args.anySets<inputs.s3.BucketLogging>(
			property,
			"targetBucket",
		);
		facts.push({ kind: "accessLogging", of, bucket: itself, hasTarget });
	}
	return facts;
}

function bucketAcl(resource: Resource): readonly Fact[] {
	const args = reading<BucketAclArgs>(resource);
	const lists = args.blocks<inputs.s3.BucketAclAccessControlPolicy>(
		"accessControlPolicy",
	);
	return [
		{
			kind: "bucketAcl",
			of: sourceOf(resource),
			bucket: args.ref("bucket"),
			canned: args.text("acl"),
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

function bucketPolicy(resource: Resource): readonly Fact[] {
	const args = reading<BucketPolicyArgs>(resource);
	return [
		{
			kind: "bucketPolicy",
			of: sourceOf(resource),
			bucket: args.ref("bucket"),
			policy: args.tree("policy"),
		},
	];
}

function bucketBlock(resource: Resource): readonly Fact[] {
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

function accountBlock(resource: Resource): readonly Fact[] {
	const args = reading<AccountPublicAccessBlockArgs>(resource);
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

function ownership(resource: Resource): readonly Fact[] {
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

function accessLogging(resource: Resource): readonly Fact[] {
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
function mention(resource: Resource): readonly Fact[] {
	const args = reading<BucketPolicyArgs>(resource);
	return [
		{
			kind: "bucketMention",
			of: sourceOf(resource),
			bucket: args.ref("bucket"),
		},
	];
}

function isNotSet(value: Value<unknown>): boolean {
	return value.known && (value.value === undefined || value.value === "");
}
