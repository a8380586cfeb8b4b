import { isDeepStrictEqual } from "node:util";
import { isTrail } from "../../providers/dialects";
import type { Resource, Stack } from "../../providers/resource";
import { isProviderType } from "../../providers/urn";
import { isBag } from "../../providers/wire";
import { type Bag, isThere, type Merge, stackOf, textOf } from "./states";

/**
 * A stack after an interrupted update, whose state lists the operations that
 * were under way. Each may have ended or not: what it creates may exist, what
 * it deletes may be gone, and what it changes may be changed.
 */
export function withOperations(
	stack: Stack,
	states: readonly unknown[],
	operations: readonly unknown[],
	merge: Merge,
): Stack {
	const bags = states.filter(isBag);
	const before = new Map(
		bags.filter(isThere).map((bag) => [textOf(bag.urn), bag]),
	);
	const providers = bags.filter(({ type }) => isProviderType(textOf(type)));
	const resources = new Map(stack.resources.map((one) => [one.urn, one]));
	for (const operation of operations.filter(isBag)) {
		const { resource: state, type } = operation;
		// What was replaced and is being deleted was on its way out before.
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
		if (meant?.urn === urn) resources.set(urn, isRead ? meant : maybe(meant));
	}
	return { ...stack, resources: [...resources.values()] };
}

/** A resource that is in the state, during an operation on it. */
function during(
	type: unknown,
	resource: Resource,
	before: unknown,
	after: unknown,
): Resource {
	// Reading changes nothing.
	if (type === "reading" || resource.isRead) return resource;
	// Where one is created, it replaces the one that is there.
	const isChanged = type === "updating" || type === "creating";
	return isChanged
		? { ...resource, interrupted: differing(bagOf(before), bagOf(after)) }
		: maybe(resource);
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

/** A resource that may exist: of it, the bucket's name alone is known. */
function maybe(resource: Resource): Resource {
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
