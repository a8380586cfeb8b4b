import type { EventDataStoreArgs } from "@pulumi/aws/cloudtrail/eventDataStore";
import type { TrailArgs } from "@pulumi/aws/cloudtrail/trail";
import type * as s3 from "@pulumi/aws/s3";
import type * as trail6 from "aws-v6/cloudtrail/trail";
import type { Fact } from "../model/facts";
import { mapValue } from "../model/value";
import { bucket } from "./awsBucket";
import {
	accessLogging,
	accountBlock,
	bucketAcl,
	bucketBlock,
	bucketPolicy,
	mention,
	ownership,
} from "./awsBucketParts";
import { awsTrailParts } from "./awsFixes";
import { type Dialect, sourceOf } from "./dialect";
import { awsLogDestination, logDelivery, logSource } from "./logDeliveries";
import { ownerOf } from "./owner";
import { reading } from "./reading";
import type { Resource } from "./resource";
import { trailFact } from "./trailFact";

type AnyTrailArgs = TrailArgs | trail6.TrailArgs;

/**
 * How @pulumi/aws 6 and 7 spell what a trail and its bucket are made of. The
 * provider's defaults are applied here: logging is on, all else is off.
 * https://www.pulumi.com/registry/packages/aws/api-docs/cloudtrail/trail/
 */
export const aws: Dialect = {
	"aws:cloudtrail/trail:Trail": trail,
	"aws:cloudtrail/eventDataStore:EventDataStore": eventDataStore,
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
	"aws:cloudwatch/logDelivery:LogDelivery": logDelivery,
	"aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination":
		awsLogDestination,
	"aws:cloudwatch/logDeliverySource:LogDeliverySource": logSource,
	...mentions(
		"AccessPoint",
		"AnalyticsConfiguration",
		"BucketAbac",
		"BucketAccelerateConfiguration",
		"BucketAccelerateConfigurationV2",
		"BucketCorsConfiguration",
		"BucketCorsConfigurationV2",
		"BucketIntelligentTieringConfiguration",
		"BucketLifecycleConfiguration",
		"BucketLifecycleConfigurationV2",
		"BucketMetadataConfiguration",
		"BucketMetric",
		"BucketNotification",
		"BucketObjectLockConfiguration",
		"BucketObjectLockConfigurationV2",
		"BucketReplicationConfig",
		"BucketRequestPaymentConfiguration",
		"BucketRequestPaymentConfigurationV2",
		"BucketServerSideEncryptionConfiguration",
		"BucketServerSideEncryptionConfigurationV2",
		"BucketVersioning",
		"BucketVersioningV2",
		"BucketWebsiteConfiguration",
		"BucketWebsiteConfigurationV2",
		"Inventory",
	),
};

function trail(resource: Resource): readonly Fact[] {
	const args = reading<AnyTrailArgs>(resource);
	return [
		trailFact(resource, args, awsTrailParts, {
			isLogging: mapValue(
				args.flag(awsTrailParts.isLogging),
				(on) => on ?? true,
			),
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

/**
 * Resources of S3 that repeat a bucket's name and say no more of it here, by
 * the names of their types: a trail may take the name from any of them.
 */
function mentions(...names: readonly (keyof typeof s3 & string)[]): Dialect {
	return Object.fromEntries(
		names.map((name) => [
			`aws:s3/${name[0]?.toLowerCase()}${name.slice(1)}:${name}`,
			mention,
		]),
	);
}
