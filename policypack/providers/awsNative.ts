import type { EventDataStoreArgs } from "@pulumi/aws-native/cloudtrail/eventDataStore";
import type { TrailArgs } from "@pulumi/aws-native/cloudtrail/trail";
import type { BucketArgs } from "@pulumi/aws-native/s3/bucket";
import type { BucketPolicyArgs } from "@pulumi/aws-native/s3/bucketPolicy";
import type * as inputs from "@pulumi/aws-native/types/input";
import type { Fact } from "../model/facts";
import { known, mapValue } from "../model/value";
import { awsNativeTrailParts } from "./awsNativeFixes";
import { bucketFact, itself } from "./bucketFact";
import { type Dialect, sourceOf } from "./dialect";
import {
	awsNativeLogDestination,
	logDelivery,
	logSource,
} from "./logDeliveries";
import { ownerOf } from "./owner";
import { reading } from "./reading";
import type { Resource } from "./resource";
import { isOn } from "./selectors";
import { trailFact } from "./trailFact";

/**
 * How @pulumi/aws-native spells what a trail and its bucket are made of: one
 * bucket resource tells what @pulumi/aws spreads over several.
 * https://www.pulumi.com/registry/packages/aws-native/api-docs/cloudtrail/trail/
 */
export const awsNative: Dialect = {
	"aws-native:cloudtrail:Trail": trail,
	"aws-native:cloudtrail:EventDataStore": eventDataStore,
	"aws-native:s3:Bucket": bucket,
	"aws-native:s3:BucketPolicy": bucketPolicy,
	"aws-native:logs:Delivery": logDelivery,
	"aws-native:logs:DeliveryDestination": awsNativeLogDestination,
	"aws-native:logs:DeliverySource": logSource,
};

function trail(resource: Resource): readonly Fact[] {
	const args = reading<TrailArgs>(resource);
	return [
		trailFact(resource, args, awsNativeTrailParts, {
			isLogging: isOn(args.flag(awsNativeTrailParts.isLogging)),
		}),
	];
}

function eventDataStore(resource: Resource): readonly Fact[] {
	const args = reading<EventDataStoreArgs>(resource);
	return [
		{
			kind: "eventDataStore",
			of: sourceOf(resource),
			hasKey: args.isSet("kmsKeyId"),
			key: args.text("kmsKeyId"),
			owner: ownerOf(resource.provider),
		},
	];
}

function bucket(resource: Resource): readonly Fact[] {
	const args = reading<BucketArgs>(resource);
	const of = sourceOf(resource);
	const facts: Fact[] = [
		bucketFact(resource, args, "bucketName"),
		{
			kind: "accessLogging",
			of,
			bucket: itself(resource, args, "loggingConfiguration"),
			// Without a target, S3 logs into the bucket itself: a prefix is enough.
			hasTarget: args.anySets<inputs.s3.BucketLoggingConfigurationArgs>(
				"loggingConfiguration",
				"destinationBucketName",
				"logFilePrefix",
			),
		},
	];
	const canned = mapValue(args.text("accessControl"), inS3Spelling);
	if (!canned.known || canned.value !== undefined)
		facts.push({
			kind: "bucketAcl",
			of,
			bucket: itself(resource, args, "accessControl"),
			canned,
			isSecret: args.isSecret("accessControl"),
			grants: known([]),
		});
	return [...facts, ...blocksOf(resource), ...ownershipOf(resource)];
}

function blocksOf(resource: Resource): readonly Fact[] {
	const args = reading<BucketArgs>(resource);
	const blocks =
		args.blocks<inputs.s3.BucketPublicAccessBlockConfigurationArgs>(
			"publicAccessBlockConfiguration",
		);
	const about = {
		kind: "bucketBlock",
		of: sourceOf(resource),
		bucket: itself(resource, args, "publicAccessBlockConfiguration"),
	} as const;
	if (!blocks.known)
		return [
			{ ...about, ignorePublicAcls: blocks, restrictPublicBuckets: blocks },
		];
	return blocks.value.map((block) => ({
		...about,
		ignorePublicAcls: isOn(block.flag("ignorePublicAcls")),
		restrictPublicBuckets: isOn(block.flag("restrictPublicBuckets")),
	}));
}

function ownershipOf(resource: Resource): readonly Fact[] {
	const args = reading<BucketArgs>(resource);
	const controls =
		args.blocks<inputs.s3.BucketOwnershipControlsArgs>("ownershipControls");
	const about = {
		kind: "ownership",
		of: sourceOf(resource),
		bucket: itself(resource, args, "ownershipControls"),
	} as const;
	if (!controls.known) return [{ ...about, objectOwnership: controls }];
	return controls.value.map((control) => {
		const rules =
			control.blocks<inputs.s3.BucketOwnershipControlsRuleArgs>("rules");
		return {
			...about,
			objectOwnership: rules.known
				? (rules.value[0]?.text("objectOwnership") ?? known(undefined))
				: rules,
		};
	});
}

function bucketPolicy(resource: Resource): readonly Fact[] {
	const args = reading<BucketPolicyArgs>(resource);
	return [
		{
			kind: "bucketPolicy",
			of: sourceOf(resource),
			bucket: args.ref("bucket"),
			policy: args.tree("policyDocument"),
			isSecret: args.isSecret("policyDocument"),
		},
	];
}

/** CloudFormation's `PublicRead` is S3's `public-read`. */
export function inS3Spelling(canned: string | undefined): string | undefined {
	return canned?.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
}
