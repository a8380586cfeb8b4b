import { isDeepStrictEqual } from "node:util";
import { isTrail } from "../../providers/dialects";
import type { Resource, Stack } from "../../providers/resource";
import { isProviderType } from "../../providers/urn";
import { isBag } from "../../providers/wire";
import { type Bag, exists, type Merge, stackOf, textOf } from "./states";

/**
 * A stack after an interrupted update, whose state lists pending operations. Each
 * may have completed or not: a created resource may exist, a deleted one may be
 * gone, and an updated one may be changed.
 */
export function withOperations(
	stack: Stack,
	states: readonly unknown[],
	operations: readonly unknown[],
	merge: Merge,
): Stack {
	const bags = states.filter(isBag);
	const before = new Map(
		bags.filter(exists).map((bag) => [textOf(bag.urn), bag]),
	);
	const providers = bags.filter(({ type }) => isProviderType(textOf(type)));
	const resources = new Map(stack.resources.map((one) => [one.urn, one]));
	for (const operation of operations.filter(isBag)) {
		const { resource: state, type } = operation;
		// A replaced resource was already being deleted.
		if (!isBag(state) || state.delete === true) continue;
		const urn = textOf(state.urn);
		const there = resources.get(urn);
		const inputs = before.get(urn)?.inputs;
		if (there && inputs !== undefined) {
			resources.set(urn, during(type, there, inputs, state.inputs));
			continue;
		}
		const read = { ...state, external: true };
		const isRead = type === "reading";
		const [meant] = stackOf(
			[isRead ? read : state, ...providers],
			"",
			merge,
		).resources;
		if (meant?.urn === urn)
			resources.set(urn, isRead ? meant : possibleResource(meant));
	}
	return { ...stack, resources: [...resources.values()] };
}

/** A resource in the state, with a pending operation. */
function during(
	type: unknown,
	resource: Resource,
	before: unknown,
	after: unknown,
): Resource {
	// Reading does not change a resource.
	if (type === "reading" || resource.isRead) return resource;
	// Creating replaces the existing resource.
	const isChanged = type === "updating" || type === "creating";
	return isChanged
		? { ...resource, interrupted: differing(bagOf(before), bagOf(after)) }
		: possibleResource(resource);
}

function differing(before: Bag, after: Bag): ReadonlySet<string> {
	const properties = Object.keys({ ...before, ...after });
	return new Set(
		properties.filter(
			(property) => !isDeepStrictEqual(before[property], after[property]),
		),
	);
}

function bagOf(value: unknown): Bag {
	return isBag(value) ? value : {};
}

/** A resource that may exist: only its bucket name is known. */
function possibleResource(resource: Resource): Resource {
	const { bucket, bucketName } = resource.props;
	const isOfTrail = isTrail(resource.type);
	return {
		...resource,
		props: {
			...(bucket !== undefined && { bucket }),
			...(bucketName !== undefined && { bucketName }),
		},
		dependencies: (property) =>
			isOfTrail ? [] : resource.dependencies(property),
		isHidden: true,
		interrupted: new Set(),
	};
}
