import { isUnknown, unknown } from "../model/value";
import type { Resource } from "./resource";
import { holdsSecret, unwrap } from "./wire";

/** One property out of its wire form; undefined where it is not set. */
export function rawProperty(
	bag: object,
	property: string,
	what: string,
): unknown {
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
	if (isFilledIn(props, property)) return false;
	const value = rawProperty(props, property, "");
	return value !== undefined && (resource.declares?.(property) ?? true);
}

function isFilledIn(props: object, property: string): boolean {
	try {
		const names = rawProperty(props, "__defaults", "");
		return Array.isArray(names) && names.includes(property);
	} catch {
		// A name in the list is not known, as the policy SDK's view of it says.
		return false;
	}
}

/** Whether any of a property's value is, or may be, a secret. */
export function mayBeSecret(resource: Resource, property: string): boolean {
	if (resource.hidesSecrets) return true;
	// What is not known is in no words.
	const value = rawProperty(resource.props, property, "");
	if (isUnknown(value)) return false;
	try {
		return holdsSecret(Reflect.get(resource.props, property));
	} catch {
		// The policy SDK's view of a resource throws at what is unknown in it.
		return true;
	}
}
