import type { TrailFact } from "../model/facts";
import type { Value } from "../model/value";
import { sourceOf } from "./dialect";
import type { TrailProperties } from "./propertyFixes";
import type { Reading } from "./reading";
import type { Resource } from "./resource";
import { advancedEventSelectorsOf, eventSelectorsOf, isOn } from "./selectors";
import { tagKeysOf } from "./tags";

/** What both providers call the same parts of a trail. */
type Shared = "advancedEventSelectors" | "eventSelectors" | "s3BucketName";

/**
 * What a trail of either provider says.
 * @param properties What the provider calls the parts that it names its own way.
 * @param isLogging Whether it logs: the providers have different defaults.
 */
export function trailFact<P extends TrailProperties>(
	resource: Resource,
	args: Reading<Shared | P[keyof TrailProperties]>,
	properties: P,
	isLogging: Value<boolean>,
): TrailFact {
	return {
		kind: "trail",
		of: sourceOf(resource),
		isLogging,
		isMultiRegion: isOn(args.flag(properties.isMultiRegion)),
		eventSelectors: eventSelectorsOf(args),
		advancedEventSelectors: advancedEventSelectorsOf(args),
		hasKey: args.isSet(properties.hasKey),
		validatesLogFiles: isOn(args.flag(properties.validatesLogFiles)),
		hasLogGroup: args.isSet(properties.hasLogGroup),
		hasLogRole: args.isSet(properties.hasLogRole),
		bucket: args.ref("s3BucketName"),
		tagKeys: tagKeysOf(resource),
	};
}
