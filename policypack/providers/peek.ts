import { unknown } from "../model/value";
import type { Resource } from "./resource";
import { unwrap } from "./wire";

/** One property out of its wire form; undefined where it is not set. */
export function peek(bag: object, property: string, what: string): unknown {
	try {
		const value = unwrap(Reflect.get(bag, property), what);
		return value === null ? undefined : value;
	} catch {
		// The policy SDK's view of a resource throws at what is unknown.
		return unknown("pending", what);
	}
}

/**
 * Whether the program is known to set a property. What the provider filled in
 * for it does not count.
 */
export function isDeclared(resource: Resource, property: string): boolean {
	const { props } = resource;
	const filledIn = peek(props, "__defaults", "");
	if (Array.isArray(filledIn) && filledIn.includes(property)) return false;
	const value = peek(props, property, "");
	return value !== undefined && (resource.declares?.(property) ?? true);
}
