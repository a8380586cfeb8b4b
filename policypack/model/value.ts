import type { NotIn } from "./absence";

/**
 * Why a value is not known: it is *pending* until the update has run, it lies
 * *outside* what the sources in view show, or it is *unreadable*: by a missing
 * permission, by encryption, or by a shape that cannot be read.
 */
export type Cause = "pending" | "outside" | "unreadable";

/** A value that was seen. A known `undefined` means "not set". */
export interface Known<T> {
	readonly known: true;
	readonly value: T;
}

/** A value that was not seen: why, and in words what is not known. */
export interface Unknown {
	readonly known: false;
	readonly cause: Cause;
	/** What is not known, as the subject of a sentence: "the bucket's name". */
	readonly what: string;
	/** What makes it known, in one sentence, where the program can. */
	readonly fix?: string;
	/** What makes a pending one known, where that is not the update. */
	readonly until?: "refresh";
	/** Of what lies outside: where else it was looked for, and is not. */
	readonly notIn?: NotIn;
}

/**
 * A value or the cause of its absence. An object either way, so that a bare
 * `if (x)` is no way to read it: ask `x.known`.
 */
export type Value<T> = Known<T> | Unknown;

/**
 * Every `Unknown` made here. Plain data that a user wrote may look like one,
 * and stands in the same trees, so looks do not decide.
 */
const unknowns = new WeakSet<object>();

/** A value that was seen. */
export function known<T>(value: T): Known<T> {
	return { known: true, value };
}

/** Something that is not in view, nor where else it was looked for. */
export function absent(what: string, notIn: NotIn): Unknown {
	const made: Unknown = { known: false, cause: "outside", what, notIn };
	unknowns.add(made);
	return made;
}

/** A value that was not seen, with the cause and in words what it is. */
export function unknown(
	cause: Cause,
	what: string,
	fix?: string,
	until?: Unknown["until"],
): Unknown {
	const made: Unknown = {
		known: false,
		cause,
		what,
		...(fix !== undefined && { fix }),
		...(until !== undefined && { until }),
	};
	unknowns.add(made);
	return made;
}

/**
 * An `Unknown` that was written as plain data and read back, as those made here
 * are: with the same properties in the same order.
 */
export function restoredUnknown(written: Omit<Unknown, "known">): Unknown {
	const made: Unknown = { known: false, ...written };
	unknowns.add(made);
	return made;
}

/** Whether a leaf of a data tree marks a value that was not seen. */
export function isUnknown(leaf: unknown): leaf is Unknown {
	return typeof leaf === "object" && leaf !== null && unknowns.has(leaf);
}

/** The value that `change` makes of a known one; ignorance passes through. */
export function mapValue<T, U>(
	value: Value<T>,
	change: (value: T) => U,
): Value<U> {
	return value.known ? known(change(value.value)) : value;
}

/** Whether a value is known to be true. */
export function isTrue(value: Value<boolean>): boolean {
	return value.known && value.value;
}

/** Whether one of them is true: yes beats ignorance, which beats no. */
export function anyTrue(all: readonly Value<boolean>[]): Value<boolean> {
	return all.find(isTrue) ?? all.find((one) => !one.known) ?? known(false);
}
