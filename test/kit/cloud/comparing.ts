import { isDeepStrictEqual } from "node:util";
import type { Properties } from "../engine/provider/resources";

const parsed = (value: unknown): unknown => {
	if (typeof value !== "string") return value;
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
};

/** Whether two values of a property are the same; a policy is, by its JSON. */
export function isSame(
	property: string,
	one: unknown,
	other: unknown,
	documents: readonly string[] = [],
): boolean {
	if (!documents.includes(property)) return isDeepStrictEqual(one, other);
	return isDeepStrictEqual(parsed(one), parsed(other));
}

/** Whether what there is has all that was asked; it may have more. */
export function has(there: unknown, asked: unknown): boolean {
	if (asked === undefined || asked === null) return true;
	if (Array.isArray(asked))
		return (
			Array.isArray(there) &&
			there.length === asked.length &&
			asked.every((one, index) => has(there[index], one))
		);
	if (typeof asked !== "object") return there === asked;
	if (typeof there !== "object" || there === null) return false;
	const found = there as Properties;
	return Object.entries(asked).every(([key, one]) => has(found[key], one));
}

/** The properties that differ; what is the same but for its text, does not. */
export function differing(
	olds: Properties,
	news: Properties,
	documents: readonly string[] = [],
): string[] {
	const keys = new Set([...Object.keys(olds), ...Object.keys(news)]);
	return [...keys].filter(
		(key) => !isSame(key, olds[key], news[key], documents),
	);
}
