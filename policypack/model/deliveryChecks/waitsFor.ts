import { push } from "../lists";
import type { Source } from "../sources";
import { known, unknown, type Value } from "../value";

/** What a resource depends on, as its source shows it. */
export interface Dependent {
	readonly isComponent: boolean;
	/** URN of its parent. */
	readonly parent?: string;
	/** URN of its explicit provider. */
	readonly provider?: string;
	/** URNs that it depends on; absent: the source does not show them. */
	dependsOn?(): readonly string[];
}

/** Finds all resources that exist before one is created. */
export type WaitsFor = (of: Source) => Value<ReadonlySet<string>>;

/**
 * Finds what a resource waits for: its dependencies, what they depend on, and
 * the children of components among them. A child waits for its parent, unless
 * that is a component, and a resource for its explicit provider.
 */
export function waitsForIn(
	resources: ReadonlyMap<string, Dependent>,
): WaitsFor {
	const children = new Map<string, string[]>();
	for (const [urn, { parent }] of resources)
		if (parent !== undefined) push(children, parent, urn);
	const directly = (urn: string): readonly string[] => {
		const one = resources.get(urn);
		if (!one) return [];
		const { isComponent, parent, provider } = one;
		const above = parent === undefined ? undefined : resources.get(parent);
		return [
			...(one.dependsOn?.() ?? []),
			...(isComponent ? (children.get(urn) ?? []) : []),
			...(parent !== undefined && above && !above.isComponent ? [parent] : []),
			...(provider === undefined ? [] : [provider]),
		];
	};
	return ({ urn, name }) => {
		if (resources.get(urn)?.dependsOn === undefined)
			return unknown("outside", `which resources ${name} depends on`);
		const found = new Set<string>();
		// A set that grows while it is read.
		const queue = [urn];
		for (const one of queue)
			for (const next of directly(one))
				if (!found.has(next) && next !== urn) {
					found.add(next);
					queue.push(next);
				}
		return known(found);
	};
}
