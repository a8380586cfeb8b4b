import type { NameRef } from "../model/facts";
import {
	isUnknown,
	known,
	type Unknown,
	unknown,
	type Value,
} from "../model/value";
import { explained, hiddenProperty, isNotShown } from "./hiddenProperties";
import { isWrittenAsText, writtenAsTextIn } from "./outputAsText";
import { isDeclared, mayBeSecret, rawProperty } from "./rawProperty";
import { referenceOf } from "./reference";
import type { Resource } from "./resource";
import { isBag, unwrapTree } from "./wire";

/** The property names of a type; of each type, where it is a union. */
export type PropertyOf<Args> = Args extends unknown
	? Extract<keyof Args, string>
	: never;

/**
 * Reads the properties of one resource, or of one block inside it, by names
 * that the compiler checks against the provider's own types. The only place
 * where unknowns, secrets and wrong shapes are noticed: nothing here throws.
 */
export interface Reading<P extends string> {
	/** Text; not set where absent, null or blank. */
	text(property: P): Value<string | undefined>;
	/** A yes or no; "true" and "false" count, as they do for providers. */
	flag(property: P): Value<boolean | undefined>;
	/** Whether a text is declared; one not known yet is. */
	isSet(property: P): Value<boolean>;
	/**
	 * Whether any block of a list sets any of these texts; blocks that are
	 * declared and not known yet are taken to.
	 */
	anySets<Args>(
		property: P,
		...texts: readonly PropertyOf<Args>[]
	): Value<boolean>;
	/** Whether a list is empty or not set. */
	isEmpty(property: P): Value<boolean>;
	/** The texts in a list, or the one text that stands in its place. */
	texts(property: P): Value<readonly string[]>;
	/** The blocks in a list, or the one block that stands in its place. */
	blocks<Args>(property: P): Value<readonly Reading<PropertyOf<Args>>[]>;
	/** Data of any shape, with `Unknown` leaves; not set where absent. */
	tree(property: P): Value<unknown>;
	/** How the property points at a bucket. */
	ref(property: P): NameRef;
	/** Whether the program is known to set the property, to whatever value. */
	declares(property: P): boolean;
	/** Whether any of the value is, or may be, a secret. */
	isSecret(property: P): boolean;
}

/**
 * Reads a resource whose inputs have the type `Args`.
 * @param computed Properties that the provider gives a value where the program
 *   gives none. At preview it marks those as unknown, too: unknown and not
 *   declared is not set.
 */
export function reading<Args>(
	resource: Resource,
	computed: readonly PropertyOf<Args>[] = [],
): Reading<PropertyOf<Args>> {
	const { props, name, spell } = resource;
	const look = (property: string, what: string): unknown => {
		const value = rawProperty(props, property, what);
		if (isNotShown(resource, property, value))
			return hiddenProperty(resource, what);
		// An Output written as text is the program's, and no provider's.
		const isComputed =
			!isWrittenAsText(value) &&
			computed.some((one) => (spell?.(one) ?? one) === property) &&
			resource.declares?.(property) === false;
		if (!isUnknown(value)) return value;
		return isComputed ? undefined : explained(resource, property, value);
	};
	return read(look, `of ${name}`, resource);
}

/** Looks a property up: data, an `Unknown`, or undefined where not set. */
type Look = (property: string, what: string) => unknown;

function read<P extends string>(
	lookUp: Look,
	of: string,
	resource: Resource,
): Reading<P> {
	const spelled = (property: P): string =>
		resource.spell?.(property) ?? property;
	const look = (property: P) =>
		lookUp(spelled(property), `${spelled(property)} ${of}`);
	const wrongType = (property: P, wanted: string): Unknown =>
		unknown("unreadable", `${spelled(property)} ${of} (not ${wanted})`);

	const text = (property: P): Value<string | undefined> => {
		const value = look(property);
		if (isUnknown(value)) return value;
		if (value === undefined) return known(undefined);
		if (typeof value !== "string") return wrongType(property, "a string");
		return known(value.trim() === "" ? undefined : value);
	};
	/**
	 * What is declared and not known yet is set; what is not shown may not be,
	 * and an Output written as text is not what its author meant to set.
	 */
	const ofDeclared = (property: P, why: Unknown): Value<boolean> =>
		isNotShown(resource, spelled(property), undefined) || isWrittenAsText(why)
			? why
			: known(true);
	/** A list; one thing that stands in its place; empty where not set. */
	const items = (property: P): Value<readonly unknown[]> => {
		const value = look(property);
		if (isUnknown(value)) return value;
		if (value === undefined) return known([]);
		if (!Array.isArray(value)) return known([value]);
		const what = `a part of ${property} ${of}`;
		const { length } = value;
		return known(
			Array.from({ length }, (_, at) => rawProperty(value, `${at}`, what)),
		);
	};
	const blocks = <Args>(
		property: P,
	): Value<readonly Reading<PropertyOf<Args>>[]> => {
		const list = items(property);
		if (!list.known) return list;
		const found: Reading<PropertyOf<Args>>[] = [];
		for (const item of list.value) {
			if (!isUnknown(item) && !isBag(item))
				return wrongType(property, "a list of blocks");
			const lookIn: Look = (name, what) =>
				isUnknown(item) ? item : rawProperty(item, name, what);
			found.push(read(lookIn, of, resource));
		}
		return known(found);
	};
	return {
		text,
		flag: (property) => {
			const value = look(property);
			if (isUnknown(value)) return value;
			if (value === undefined) return known(undefined);
			if (value === true || value === "true") return known(true);
			if (value === false || value === "false") return known(false);
			return wrongType(property, "true or false");
		},
		isSet: (property) => {
			const value = look(property);
			if (isUnknown(value)) return ofDeclared(property, value);
			const plain = text(property);
			return plain.known ? known(plain.value !== undefined) : plain;
		},
		anySets: <Args>(property: P, ...texts: readonly PropertyOf<Args>[]) => {
			const value = look(property);
			if (isUnknown(value)) return ofDeclared(property, value);
			const list = blocks<Args>(property);
			if (!list.known) return list;
			const all = list.value.flatMap((block) =>
				texts.map((one) => block.isSet(one)),
			);
			return (
				all.find((isSet) => isSet.known && isSet.value) ??
				all.find((isSet) => !isSet.known) ??
				known(false)
			);
		},
		isEmpty: (property) => {
			const list = items(property);
			return list.known ? known(list.value.length === 0) : list;
		},
		texts: (property) => {
			const list = items(property);
			if (!list.known) return list;
			const firstUnknown = list.value.find(isUnknown);
			if (firstUnknown) return firstUnknown;
			if (!list.value.every((item) => typeof item === "string"))
				return wrongType(property, "a list of strings");
			return known(list.value.map(String));
		},
		blocks,
		tree: (property) => {
			const value = look(property);
			if (isUnknown(value)) return value;
			try {
				const tree = unwrapTree(value, `${property} ${of}`);
				return writtenAsTextIn(tree) ?? known(tree);
			} catch {
				return unknown("pending", `a part of ${property} ${of}`);
			}
		},
		ref: (property) => referenceOf(resource, spelled(property), text(property)),
		declares: (property) => isDeclared(resource, spelled(property)),
		isSecret: (property) => mayBeSecret(resource, spelled(property)),
	};
}
