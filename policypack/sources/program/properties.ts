import {
	isBag,
	OUTPUT_VALUE,
	SECRET,
	SIGNATURE,
	UNKNOWN_TEXT,
} from "../../providers/wire";
import { unmarked } from "./markedUnknown";
import type { Bag } from "./yamlFile";

/** The properties of one resource, with the resources behind each. */
export interface Properties {
	readonly props: Bag;
	readonly dependencies: ReadonlyMap<string, readonly string[]>;
}

/**
 * The properties that a program sends, without output values: the resources
 * that those name join the property's own.
 */
export function readProperties(
	sent: Bag,
	dependencies: ReadonlyMap<string, readonly string[]>,
): Properties {
	const urns = new Map<string, readonly string[]>(dependencies);
	const props = Object.entries(sent).map(([property, value]) => {
		const inside = new Set(dependencies.get(property));
		const read = withoutOutputs(value, (urn) => inside.add(urn));
		if (inside.size > 0) urns.set(property, [...inside]);
		return [property, read];
	});
	return { props: Object.fromEntries(props), dependencies: urns };
}

function withoutOutputs(value: unknown, seen: (urn: string) => void): unknown {
	// What was computed with an unknown number is not a number.
	if (Number.isNaN(value)) return UNKNOWN_TEXT;
	if (typeof value === "string") return unmarked(value);
	if (Array.isArray(value))
		return value.map((item) => withoutOutputs(item, seen));
	if (!isBag(value)) return value;
	if (value[SIGNATURE] === OUTPUT_VALUE) return ofOutput(value, seen);
	if (value[SIGNATURE] === SECRET)
		return secretOf(withoutOutputs(value.value, seen));
	const entries = Object.entries(value);
	if (entries.some(([key]) => key.includes(UNKNOWN_TEXT))) return UNKNOWN_TEXT;
	return Object.fromEntries(
		entries.map(([key, item]) => [key, withoutOutputs(item, seen)]),
	);
}

function ofOutput(output: Bag, seen: (urn: string) => void): unknown {
	const { value = UNKNOWN_TEXT, secret, dependencies } = output;
	if (Array.isArray(dependencies)) dependencies.map(String).forEach(seen);
	const read = withoutOutputs(value, seen);
	return secret === true ? secretOf(read) : read;
}

/** Newer SDKs mark a secret that is unknown, older ones do not. */
function secretOf(value: unknown): unknown {
	return value === UNKNOWN_TEXT ? value : { [SIGNATURE]: SECRET, value };
}

/**
 * A provider's configuration: providers take whatever is not text as JSON.
 * Numbers in it stay text, since account ids are.
 */
export function providerProps(props: Bag): Bag {
	const asText = (_: string, value: unknown) =>
		typeof value === "number" ? String(value) : value;
	return Object.fromEntries(
		Object.entries(props).map(([key, value]) => {
			if (typeof value !== "string" || !/^[[{]/.test(value))
				return [key, value === "true" || (value !== "false" && value)];
			try {
				return [key, JSON.parse(value, asText)];
			} catch {
				return [key, value];
			}
		}),
	);
}
