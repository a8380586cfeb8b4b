import type { TrailFact } from "../model/facts";
import type { TrailSpelling } from "../model/trailPart";
import { sourceOf } from "./dialect";
import { ownerOf } from "./owner";
import { type Reading, reading } from "./reading";
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
		owner: ownerOf(resource.provider),
		...identityOf(resource),
	};
}

interface Named {
	name: unknown;
	trailName: unknown;
}

/** What a trail is called in AWS, as far as the source shows it. */
function identityOf(
	resource: Resource,
): Pick<TrailFact, "arn" | "nameInAws" | "isRead"> {
	const { arn, isRead = false } = resource;
	const { text } = reading<Named>(resource);
	const nameInAws = [text("name"), text("trailName")].flatMap((name) =>
		name.known && name.value !== undefined ? [name.value] : [],
	)[0];
	return {
		...(arn !== undefined && { arn }),
		...(nameInAws !== undefined && { nameInAws }),
		...(isRead && { isRead }),
	};
}
