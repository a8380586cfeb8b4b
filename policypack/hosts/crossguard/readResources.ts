import type { PolicyResource } from "@pulumi/policy";
import type { Fact } from "../../model/facts";
import { isUnknown } from "../../model/value";
import { factsOf, speaks } from "../../providers/dialects";
import { unwrap } from "../../providers/wire";
import { toResource, withoutProxy } from "./sdkResources";

const NONE: ReadonlySet<string> = new Set();

/**
 * URNs of what is only read, of the resources whose inputs the resource stage
 * did not show. A preview and an update show no such resources, and
 * `pulumi policy analyze` does not say which they are. A trail and the parts
 * of a bucket always have inputs: without, they are only read, and so is all
 * else without. A bucket may have none by a provider that leaves its name
 * open: it is only read if nothing in the stack is attached to it.
 */
export function readIn(
	resources: readonly PolicyResource[],
	unshown: ReadonlySet<string>,
): ReadonlySet<string> {
	if (unshown.size === 0) return NONE;
	const all = resources.filter(({ urn }) => unshown.has(urn));
	if (all.some((resource) => !hasFact(resource, "bucket", "accountBlock")))
		return unshown;
	const attached = new Set(resources.flatMap(bucketsOf));
	return new Set(
		all
			.filter((one) => hasFact(one, "bucket") && !isPending(one))
			.map(({ urn }) => urn)
			.filter((urn) => !attached.has(urn)),
	);
}

function hasFact(resource: PolicyResource, ...kinds: Fact["kind"][]): boolean {
	return factsOf(toResource(resource)).some(({ kind }) => kinds.includes(kind));
}

/** What is read is there already, and so are all of its outputs. */
function isPending({ props }: PolicyResource): boolean {
	return Object.values(withoutProxy(props)).some((value) =>
		isUnknown(unwrap(value, "")),
	);
}

/** URNs of the buckets that a resource is attached to. */
function bucketsOf({
	type,
	propertyDependencies,
}: PolicyResource): readonly string[] {
	if (!speaks(type)) return [];
	return (propertyDependencies.bucket ?? []).map(({ urn }) => urn);
}
