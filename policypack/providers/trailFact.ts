import type { TrailFact } from "../model/facts";
import type { TrailSpelling } from "../model/trailPart";
import { sourceOf } from "./dialect";
import type { Reading } from "./reading";
import type { Resource } from "./resource";
import { advancedEventSelectorsOf, eventSelectorsOf, isOn } from "./selectors";
import { tagKeysOf } from "./tags";

/** What both providers call the same parts of a trail. */
type Shared = "advancedEventSelectors" | "eventSelectors" | "s3BucketName";

/** What a provider calls the parts that are read alike. */
type Spelled = TrailSpelling & { readonly isMultiRegion: string };

/**
 * What a trail of either provider says.
 * @param spelling What the provider calls the parts that can be set.
 * @param own What the providers say differently.
 */
export function trailFact<S extends Spelled>(
	resource: Resource,
	args: Reading<Shared | S[keyof Spelled]>,
	spelling: S,
	own: Pick<TrailFact, "isLogging">,
): TrailFact {
	return {
		kind: "trail",
		of: sourceOf(resource),
		...own,
		isMultiRegion: isOn(args.flag(spelling.isMultiRegion)),
		eventSelectors: eventSelectorsOf(args),
		advancedEventSelectors: advancedEventSelectorsOf(args),
		hasKey: args.isSet(spelling.hasKey),
		validatesLogFiles: isOn(args.flag(spelling.validatesLogFiles)),
		hasLogGroup: args.isSet(spelling.hasLogGroup),
		hasLogRole: args.isSet(spelling.hasLogRole),
		bucket: args.ref("s3BucketName"),
		tagKeys: tagKeysOf(resource),
	};
}
