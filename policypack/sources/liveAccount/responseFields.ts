import { known, unknown, type Value } from "../../model/value";

/*
 * What the SDK says of an answer's types is what AWS promises. An answer that
 * breaks the promise is not readable: it is neither "no" nor "not set".
 */

/** A yes or no in an answer; `fallback` where it may be left out. */
export function flagIn(
	answer: unknown,
	what: string,
	fallback?: boolean,
): Value<boolean> {
	const value = answer ?? fallback;
	return typeof value === "boolean" ? known(value) : misshapen(what);
}

/** A text in an answer; `fallback` where it may be left out. */
export function textIn(
	answer: unknown,
	what: string,
	fallback?: string,
): Value<string> {
	const value = answer ?? fallback;
	return typeof value === "string" ? known(value) : misshapen(what);
}

/** Whether an answer has a text that is not blank. */
export function isSetIn(answer: unknown, what: string): Value<boolean> {
	if (answer === undefined || answer === null) return known(false);
	return typeof answer === "string"
		? known(answer.trim() !== "")
		: misshapen(what);
}

/** A list in an answer; none where it is left out. */
export function listIn(
	answer: unknown,
	what: string,
): Value<readonly unknown[]> {
	const value = answer ?? [];
	return Array.isArray(value) ? known(value) : misshapen(what);
}

function misshapen(what: string) {
	return unknown(
		"unreadable",
		`${what} (the response is not valid; try again)`,
	);
}
