import { isLater } from "./checks";

/** Maximum length of a string in a message. */
const MOST = 60;

/** A value in a message: strings, numbers and booleans as written, and the type of others. */
export function shown(value: unknown): string {
	switch (typeof value) {
		case "string":
			return `the string ${JSON.stringify(value.length > MOST ? `${value.slice(0, MOST)}…` : value)}`;
		case "number":
		case "bigint":
			return `the number ${value}`;
		case "boolean":
			return `${value}`;
		default:
			return typeOf(value);
	}
}

/** The type of a value, without the value. */
export function typeOf(value: unknown): string {
	if (value === null || value === undefined) return `${value}`;
	if (Array.isArray(value)) return "an array";
	if (isLater(value)) return "an output";
	return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
