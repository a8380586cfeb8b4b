import { isUnknown } from "../value";

/** A JSON object of a policy: the document, a statement, a condition block. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a known JSON object, whose members can be asked for. */
export function isJsonObject(value: unknown): value is JsonObject {
	return (
		typeof value === "object" &&
		value !== null &&
		!Array.isArray(value) &&
		!isUnknown(value)
	);
}

/** Whether an element is there: null is how some sources write "not set". */
export function isSet(element: unknown): boolean {
	return element !== undefined && element !== null;
}

/**
 * The values of an element that may be written alone or as a list
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html).
 */
export function valuesOf(element: unknown): readonly unknown[] {
	return Array.isArray(element) ? element : [element];
}

/** Of several readings, one with the outcome that comes first in `order`. */
export function strongest<Reading extends { readonly outcome: string }>(
	readings: readonly Reading[],
	order: readonly Reading["outcome"][],
): Reading | undefined {
	for (const outcome of order) {
		const found = readings.find((reading) => reading.outcome === outcome);
		if (found !== undefined) {
			return found;
		}
	}
	return undefined;
}
