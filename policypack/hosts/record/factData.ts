import type { Fact } from "../../model/facts";
import { restoredUnknown, type Unknown } from "../../model/value";
import { isBag } from "../../providers/wire";
import { decodedPolicy, encodedPolicy } from "./policyData";
import type { FactData } from "./recordSchema";

/**
 * Facts as JSON data and back. Their properties are the same, in the same
 * order, and `null` means "not set". Only a policy and a policy document need
 * more: they are data of any shape.
 */
export type Encoded<T> = unknown extends T
	? unknown
	: T extends undefined
		? null
		: T extends readonly (infer I)[]
			? readonly Encoded<I>[]
			: T extends object
				? { readonly [K in keyof T]: EncodedProperty<T, K> }
				: T;

/** A property that may be absent is absent, and not null. */
type EncodedProperty<T, K extends keyof T> =
	Partial<Pick<T, K>> extends Pick<T, K>
		? Encoded<Exclude<T[K], undefined>>
		: Encoded<T[K]>;

/** A fact as JSON data. */
export function encodedFact(fact: Fact): FactData {
	const data: Encoded<Fact> =
		fact.kind === "bucketPolicy" && fact.policy.known
			? {
					...encoded(fact),
					policy: { known: true, value: encodedPolicy(fact.policy.value) },
				}
			: encoded(fact);
	return data;
}

/** Typed data as JSON data, with `null` for undefined. */
export function encoded<T>(data: T): Encoded<T> {
	return encodedAny(data) as Encoded<T>;
}

function encodedAny(data: unknown): unknown {
	if (data === undefined) return null;
	if (typeof data !== "object" || data === null) return data;
	if (Array.isArray(data)) return data.map(encodedAny);
	return Object.fromEntries(
		Object.entries(data).map(([name, item]: [string, unknown]) => [
			name,
			isDocument(name, item)
				? { ...item, value: encodedPolicy(item.value) }
				: encodedAny(item),
		]),
	);
}

/** Whether a property has a policy document that is known. */
function isDocument(
	name: string,
	item: unknown,
): item is { readonly known: true; readonly value: unknown } {
	return name === "document" && isBag(item) && item.known === true;
}

/** The fact that JSON data represents. Throws if a policy in it is invalid. */
export function decodedFact(data: FactData): Fact {
	const fact: Fact =
		data.kind === "bucketPolicy" && data.policy.known
			? {
					...decoded<Extract<Fact, { kind: "bucketPolicy" }>>({
						...data,
						policy: { known: true, value: null },
					}),
					policy: { known: true, value: decodedPolicy(data.policy.value) },
				}
			: decoded<Fact>(data);
	return fact;
}

/** The typed data that JSON data represents. */
export function decoded<T>(data: Encoded<T>): T {
	return decodedAny(data) as T;
}

function decodedAny(data: unknown): unknown {
	if (data === null) return undefined;
	if (Array.isArray(data)) return data.map(decodedAny);
	if (!isBag(data)) return data;
	// The names are those of the schema. A loop, as there may be many facts.
	const made: Record<string, unknown> = {};
	for (const name of Object.keys(data)) {
		const item = data[name];
		made[name] = isDocument(name, item)
			? { ...item, value: decodedPolicy(item.value) }
			: decodedAny(item);
	}
	if (made.known !== false) return made;
	const { known: _, ...written } = made;
	return restoredUnknown(written as Omit<Unknown, "known">);
}
