import type { BucketFact } from "../model/facts";
import { known, unknown } from "../model/value";
import { sourceOf } from "./dialect";
import { ownerOf } from "./owner";
import type { Reading } from "./reading";
import type { Resource } from "./resource";

/**
 * A bucket, by the property that names it. One that the program leaves to
 * Pulumi or AWS to name is known only when it is there.
 */
export function bucketFact<P extends string>(
	resource: Resource,
	args: Reading<P>,
	property: P,
): BucketFact {
	const name = args.text(property);
	return {
		kind: "bucket",
		of: sourceOf(resource),
		name:
			name.known && name.value !== undefined
				? known(name.value)
				: unknown("pending", `the name of ${resource.name}`),
		nameFrom: resource.dependencies(property),
		owner: ownerOf(resource.provider),
	};
}
