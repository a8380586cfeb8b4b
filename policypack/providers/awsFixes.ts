import type { EventDataStoreArgs } from "@pulumi/aws/cloudtrail/eventDataStore";
import type { TrailArgs } from "@pulumi/aws/cloudtrail/trail";
import type { BucketLoggingArgs } from "@pulumi/aws/s3/bucketLogging";
import type { FixWords } from "../model/fix";
import type { TrailSpelling } from "../model/trailPart";
import type { LanguageWords } from "./languageWords";
import { propertyFixes, type TrailProperties } from "./propertyFixes";
import type { PropertyOf } from "./reading";

/** What @pulumi/aws calls the parts of a trail that can be set for it. */
export const awsTrail = {
	hasKey: "kmsKeyId",
	hasLogGroup: "cloudWatchLogsGroupArn",
	hasLogRole: "cloudWatchLogsRoleArn",
	validatesLogFiles: "enableLogFileValidation",
} as const satisfies TrailSpelling & Record<string, PropertyOf<TrailArgs>>;

/** What it calls those and the other parts that fixes name. */
export const awsTrailParts = {
	...awsTrail,
	isLogging: "enableLogging",
	isMultiRegion: "isMultiRegionTrail",
} as const satisfies TrailProperties & Record<string, PropertyOf<TrailArgs>>;

const storeKey = "kmsKeyId" satisfies PropertyOf<EventDataStoreArgs>;

const logging = [
	"targetBucket",
	"targetPrefix",
] as const satisfies readonly PropertyOf<BucketLoggingArgs>[];

/** Fixes in the terms of @pulumi/aws 6 and 7, as a language spells them. */
export const awsFixes = (words: LanguageWords): FixWords =>
	propertyFixes(
		{
			trail: awsTrailParts,
			storeKey,
			logGroupArn:
				'The ARN of the log group must end in ":*": put that behind its arn.',
			block: "the public access block",
			declareBlock: (settings) => ({
				what: "declare a public access block for the bucket, with all four settings on",
				note: blockIs(settings),
			}),
			blockIs,
			accessLogging: `Declare aws.s3.BucketLogging (in @pulumi/aws 6: aws.s3.BucketLoggingV2) with ${logging.map(words.property).join(" and ")}.`,
			example: "examples/by-hand",
		},
		words,
	);

function blockIs(settings: string): string {
	return `It is aws.s3.BucketPublicAccessBlock with ${settings}.`;
}
