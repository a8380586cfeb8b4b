import type { DeliveryFact } from "../../../model/deliveryChecks/facts";
import type { Known, Value } from "../../../model/value";

/** What AWS shows of a part that a trail refers to. */
export interface PartRead {
	readonly facts: readonly DeliveryFact[];
	/** The part in messages, if it does not exist. */
	readonly missing?: string;
}

/** Whether AWS returned that there is no such thing. */
export function isMissing<T>(
	value: Value<T | undefined>,
): value is Known<undefined> {
	return value.known && value.value === undefined;
}

/** A policy document as IAM returns it: JSON in percent-encoding. */
export function decoded(document: unknown): string | undefined {
	return typeof document === "string"
		? decodeURIComponent(document)
		: undefined;
}
