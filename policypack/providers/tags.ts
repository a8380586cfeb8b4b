import { isUnknown, known, unknown, type Value } from "../model/value";
import { hiddenProperty, isNotShown } from "./hiddenProperties";
import { rawProperty } from "./rawProperty";
import type { Resource } from "./resource";
import { isBag, unwrapTree } from "./wire";

type Keys = Value<readonly string[]>;

/**
 * The keys of a resource's tags: its own, those that its provider gives to
 * all, and those that the provider answered with (`tagsAll`), where a source
 * shows them.
 * https://www.pulumi.com/registry/packages/aws/api-docs/provider/#providerdefaulttags
 */
export function tagKeysOf(resource: Resource): readonly Keys[] {
	const { spell = (name: string) => name } = resource;
	const answered = ownKeys(resource, spell("tagsAll"));
	return [
		...ownKeys(resource, spell("tags")),
		...(answered.every(({ known: isKnown }) => isKnown) ? answered : []),
		...defaultKeys(resource),
	];
}

/** The keys that a property of the resource sets. */
function ownKeys(resource: Resource, property: string): readonly Keys[] {
	const what = `${property} of ${resource.name}`;
	const value = rawProperty(resource.props, property, what);
	if (isNotShown(resource, property, value))
		return [hiddenProperty(resource, what)];
	return keysIn(value, what);
}

/** What the provider gives to all of its resources. */
function defaultKeys({ name, provider, spell }: Resource): readonly Keys[] {
	const what = `the default tags of the provider of ${name}`;
	// The providers of a Terraform module are in its own configuration.
	if (spell)
		return [unknown("unreadable", `${what} (it is a Terraform module's)`)];
	const raw = rawProperty(provider.props, "defaultTags", what);
	const defaults = typeof raw === "string" ? parsed(raw) : raw;
	if (isUnknown(defaults)) return [defaults];
	if (defaults === undefined) return [];
	if (!isBag(defaults)) return [wrongType(what)];
	return keysIn(rawProperty(defaults, "tags", what), what);
}

/** Providers get what is not text as JSON text. */
function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/**
 * The keys of tags, as a map or as a list of keys with values. What is not
 * known of a list is a place of its own: it takes no key away.
 */
function keysIn(raw: unknown, what: string): readonly Keys[] {
	let value: unknown;
	try {
		value = unwrapTree(raw, what);
	} catch {
		// The policy SDK's view of a resource throws at what is unknown in it.
		return [unknown("pending", what)];
	}
	if (isUnknown(value)) return [value];
	if (value === undefined || value === null) return [known([])];
	if (Array.isArray(value))
		return value.flatMap((item: unknown) => keyIn(item, what));
	if (!isBag(value)) return [wrongType(what)];
	return [known(Object.keys(value).filter((key) => value[key] != null))];
}

/** The key of one item in a list of tags. */
function keyIn(item: unknown, what: string): readonly Keys[] {
	if (isUnknown(item)) return [item];
	if (!isBag(item)) return [wrongType(what)];
	const { key } = item;
	if (isUnknown(key)) return [key];
	return typeof key === "string" ? [known([key])] : [wrongType(what)];
}

function wrongType(what: string) {
	return unknown("unreadable", `${what} (not tags)`);
}
