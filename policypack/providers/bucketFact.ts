import type { BucketFact, Ref } from "../model/facts";
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
		isNameDeclared: resource.isHidden === true || args.declares(property),
		nameFrom: resource.dependencies(property),
		owner: ownerOf(resource.provider),
	};
}

/** How a fact points at the bucket that these properties of it are part of. */
export function itself<P extends string>(
	{ urn }: Resource,
	args: Reading<P>,
	...properties: readonly P[]
): Ref {
	return { by: "urn", urn, isDeclared: properties.some(args.declares) };
}
