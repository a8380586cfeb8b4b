import { UNKNOWN_TEXT } from "../../providers/wire";

/**
 * An unknown inside a text. The SDK for Go takes a text that is only the unknown
 * for a value that is not set.
 */
export const MARKED_UNKNOWN = `${UNKNOWN_TEXT}~`;

/** A text of a program, with each marked unknown as any other. */
export function unmarked(text: string): string {
	return text.replaceAll(MARKED_UNKNOWN, UNKNOWN_TEXT);
}

/** Data with a mark in each text that is only the unknown. */
export function marked(value: unknown): unknown {
	if (value === UNKNOWN_TEXT) return MARKED_UNKNOWN;
	if (Array.isArray(value)) return value.map(marked);
	return typeof value === "object" && value !== null ? markedBag(value) : value;
}

/** As `marked`, for a bag. */
export function markedBag(bag: object): Readonly<Record<string, unknown>> {
	return Object.fromEntries(
		Object.entries(bag).map(([key, value]) => [key, marked(value)]),
	);
}
