import type { Fact } from "../model/facts";
import { unknownEventDataStore, unknownTrail } from "../model/unknownFacts";
import type { Unknown } from "../model/value";
import { sourceOf } from "./dialect";
import { attachmentsToGiven } from "./givenBuckets";
import type { Resource } from "./resource";

/** What a resource may create of all that is judged, where that is not known. */
export function unknownContents(
	resource: Resource,
	why: Unknown,
): readonly Fact[] {
	const of = sourceOf(resource);
	return [
		unknownTrail(of, why),
		unknownEventDataStore(of, why),
		...attachmentsToGiven(resource, why),
	];
}
