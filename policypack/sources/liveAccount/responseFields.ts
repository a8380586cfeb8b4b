import { known, unknown, type Value } from "../../model/value";

/*
 * Response fields may differ from the types of the SDK. Such a response is not
 * readable: the value is neither false nor unset.
 */

/** A boolean field; `fallback` if it is optional and missing. */
export function flagIn(
	answer: unknown,
	what: string,
	fallback?: boolean,
): Value<boolean> {
	const value = answer ?? fallback;
	return typeof value === "boolean" ? known(value) : wrongType(what);
}

/** A string field; `fallback` if it is optional and missing. */
export function textIn(
	answer: unknown,
	what: string,
	fallback?: string,
): Value<string> {
	const value = answer ?? fallback;
	return typeof value === "string" ? known(value) : wrongType(what);
}

/** Whether a string field is set and not blank. */
export function isSetIn(answer: unknown, what: string): Value<boolean> {
	if (answer === undefined || answer === null) return known(false);
	return typeof answer === "string"
		? known(answer.trim() !== "")
		: wrongType(what);
}

/** A list field; empty if missing. */
export function listIn(
	answer: unknown,
	what: string,
): Value<readonly unknown[]> {
	const value = answer ?? [];
	return Array.isArray(value) ? known(value) : wrongType(what);
}

function wrongType(what: string) {
	return unknown(
		"unreadable",
		`${what} (the response is not valid; try again)`,
	);
}
