import type { Source } from "../sources";
import { type Unknown, unknown } from "../value";
import type { DeliveryResource } from "./facts";

/** A resource that may attach policies which its source does not show. */
export interface Opaque {
	readonly of: Source;
	/** URNs of the resources whose outputs flow into it. */
	readonly dependencies: readonly string[];
}

/** Finds why a part may have policies that are not in view. */
export type Unseen = (part: DeliveryResource) => { readonly unseen?: Unknown };

/**
 * Finds why a part may have policies that are not in view: its stack only reads
 * it, or gives it to a resource whose contents are not shown.
 */
export function unseenPolicies(opaque: readonly Opaque[]): Unseen {
	const given = new Map<string, Opaque>();
	for (const one of opaque)
		for (const urn of one.dependencies)
			if (!given.has(urn)) given.set(urn, one);
	return ({ of, isRead }) => {
		if (isRead)
			return {
				unseen: unknown(
					"outside",
					`all policies of ${of.name}, which is only read`,
				),
			};
		const taker = given.get(of.urn);
		if (!taker) return {};
		const what = `which policies ${taker.of.name} attaches to ${of.name}`;
		return { unseen: unknown("unreadable", what) };
	};
}
