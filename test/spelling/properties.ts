import assert from "node:assert/strict";
import type { Fact } from "../../policypack/model/facts";
import { known, type Value } from "../../policypack/model/value";
import { factsOf } from "../../policypack/providers/dialects";
import type { Resource } from "../../policypack/providers/resource";
import {
	AWS_TRAIL,
	asset,
	type Bag,
	MASK,
	NATIVE_TRAIL,
	output,
	reference,
	resource,
	secret,
	sentinels,
	UNKNOWN,
} from "../kit/resources";

export type Row = readonly [written: string, raw: unknown, read: unknown];

/** One property of one type: how to write it, and where it is read. */
export interface Spot {
	readonly where: string;
	readonly write: (raw: unknown) => Resource;
	readonly read: (facts: readonly Fact[]) => Value<unknown>;
	/** What is read where nothing is written; absent: nothing. */
	readonly unset?: unknown;
}

/** Stands in a row for what is read where nothing is written. */
export const UNSET = "(unset)";

/** A value in one word, or why there is none. */
export function short(value: Value<unknown>): unknown {
	return value.known ? value.value : `(${value.cause})`;
}

export function isRead(spots: readonly Spot[], rows: readonly Row[]): void {
	for (const { where, write, read, unset } of spots)
		describe(where, () => {
			for (const [written, raw, expected] of rows)
				it(`${written}: ${JSON.stringify(expected) ?? "not set"}`, () => {
					const found = short(read(factsOf(write(raw))));
					assert.deepEqual(found, expected === UNSET ? unset : expected);
				});
		});
}

/** The first fact of a kind. */
export function told<K extends Fact["kind"]>(facts: readonly Fact[], kind: K) {
	return facts.find(
		(fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind,
	);
}

/** A spot that a fact of this kind tells of. */
export function spot<K extends Fact["kind"]>(
	type: string,
	path: string,
	kind: K,
	read: (fact: Extract<Fact, { kind: K }>) => Value<unknown> | undefined,
	unset?: unknown,
): Spot {
	return {
		where: `${path} of ${type}`,
		write: (raw) => resource(type, "logs", at(path, raw)),
		read: (facts) => {
			const fact = told(facts, kind);
			return (fact && read(fact)) ?? known(unset);
		},
		unset,
	};
}

/** Properties with one value in them: `a.b` is in a block, `a[].b` in a list. */
export function at(path: string, raw: unknown): Bag {
	const [head = "", ...rest] = path.split(".");
	const inside = rest.length === 0 ? raw : at(rest.join("."), raw);
	return head.endsWith("[]")
		? { [head.slice(0, -2)]: [inside] }
		: { [head]: inside };
}

/** A spot of the first of a list that is read; not set where there is none. */
export function first<T, V>(
	list: Value<readonly T[]>,
	read: (item: T) => Value<V>,
): Value<V | undefined> {
	if (!list.known) return list;
	const [item] = list.value;
	return item === undefined ? known(undefined) : read(item);
}

export const everyUnknown: readonly Row[] = [
	...Object.entries(sentinels).map(
		([type, raw]): Row => [`an unknown ${type}`, raw, "(pending)"],
	),
	["an unknown inside a text", `logs-${UNKNOWN}-a`, "(pending)"],
	["an unknown output", output({}), "(pending)"],
	["an unknown secret output", output({ secret: true }), "(pending)"],
	["a secret unknown", secret({ value: UNKNOWN }), "(pending)"],
	["an output of an unknown", output({ value: UNKNOWN }), "(pending)"],
	["a resource not created yet", reference({ id: "" }), "(pending)"],
];
export const everyRefusal: readonly Row[] = [
	["a masked secret", MASK, "(unreadable)"],
	["a masked secret in a secret", secret({ value: MASK }), "(unreadable)"],
	["ciphertext", secret({ ciphertext: "AAABAH3X" }), "(unreadable)"],
	[
		"a secret text that is not JSON",
		secret({ plaintext: "{" }),
		"(unreadable)",
	],
	["a secret without content", secret({}), "(unreadable)"],
	["an asset", asset, "(unreadable)"],
];
export const nothing: readonly Row[] = [
	["nothing", undefined, UNSET],
	["null", null, UNSET],
	["a secret null", secret({ value: null }), UNSET],
	["an output of null", output({ value: null }), UNSET],
];

export const trails = [AWS_TRAIL, NATIVE_TRAIL];
