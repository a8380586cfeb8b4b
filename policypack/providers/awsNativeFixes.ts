import type { EventDataStoreArgs } from "@pulumi/aws-native/cloudtrail/eventDataStore";
import type { TrailArgs } from "@pulumi/aws-native/cloudtrail/trail";
import type { BucketArgs } from "@pulumi/aws-native/s3/bucket";
import type * as inputs from "@pulumi/aws-native/types/input";
import type { FixWords } from "../model/fix";
import type { TrailSpelling } from "../model/trailPart";
import type { LanguageWords } from "./languageWords";
import { propertyFixes, type TrailProperties } from "./propertyFixes";
import type { PropertyOf } from "./reading";

/** What @pulumi/aws-native calls the parts of a trail that can be set for it. */
export const awsNativeTrail = {
	hasKey: "kmsKeyId",
	hasLogGroup: "cloudWatchLogsLogGroupArn",
	hasLogRole: "cloudWatchLogsRoleArn",
	validatesLogFiles: "enableLogFileValidation",
} as const satisfies TrailSpelling & Record<string, PropertyOf<TrailArgs>>;

/** What it calls those and the other parts that fixes name. */
export const awsNativeTrailParts = {
	...awsNativeTrail,
	isLogging: "isLogging",
	isMultiRegion: "isMultiRegionTrail",
} as const satisfies TrailProperties & Record<string, PropertyOf<TrailArgs>>;

const storeKey = "kmsKeyId" satisfies PropertyOf<EventDataStoreArgs>;

const bucket = {
	block: "publicAccessBlockConfiguration",
	logging: "loggingConfiguration",
} as const satisfies Record<string, PropertyOf<BucketArgs>>;

const logging = [
	"destinationBucketName",
	"logFilePrefix",
] as const satisfies readonly PropertyOf<inputs.s3.BucketLoggingConfigurationArgs>[];

/** Fixes in the terms of @pulumi/aws-native, as a language spells them. */
export function awsNativeFixes(words: LanguageWords): FixWords {
	const block = words.property(bucket.block);
	const settings = logging.map(words.property).join(" and ");
	return propertyFixes(
		{
			trail: awsNativeTrailParts,
			storeKey,
			logGroupArn:
				'The ARN of the log group must end in ":*", as the arn of the group does.',
			block: `${block} of the bucket`,
			declareBlock: (four) => ({
				what: `set ${block} of the bucket, with ${four}`,
			}),
			blockIs: (four) => `It is ${block} of the bucket with ${four}.`,
			accessLogging: `Set ${words.property(bucket.logging)} of the bucket, with ${settings}.`,
			example: "examples/aws-native",
		},
		words,
	);
}
