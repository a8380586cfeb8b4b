import { UNKNOWN_TEXT } from "../../providers/wire";
import type { StackConfig } from "./stackConfig";

/** Replaces a secret value in messages. */
const MASK = "[secret]";

/** Shorter values are parts of many words, which a mask would destroy. */
const SHORTEST = 3;

/**
 * What a failed program reported, without the values of secret settings: not
 * as they are, not as JSON holds them, and not in part.
 */
export function withoutSecrets(
	text: string,
	{
		secretKeys,
		secretValues,
	}: Pick<StackConfig, "secretKeys" | "secretValues">,
): string {
	const forms = secretValues
		.flatMap((value) => [value, ...value.split("\n")])
		.map((value) => value.trim())
		.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)])
		.filter((form) => form.length >= SHORTEST)
		// The longest first, for a value may hold another one.
		.sort((one, other) => other.length - one.length);
	const unquoted = secretKeys.reduce(withoutValueOf, text);
	return [...new Set(forms)].reduce(
		(masked, form) => masked.replaceAll(form, () => MASK),
		// It may quote any part of a value.
		secretValues.length > 0
			? unquoted.replace(NOT_JSON, `${MASK} is not valid JSON`)
			: unquoted,
	);
}

/** What the SDK quotes of a setting, however short it is. */
function withoutValueOf(text: string, key: string): string {
	const [first = "", ...rest] = text.split(`Configuration '${key}' value '`);
	const masked = rest.map((part) =>
		part.replace(QUOTED, (value) =>
			value.includes(UNKNOWN_TEXT) ? UNKNOWN_TEXT : MASK,
		),
	);
	return [first, ...masked].join(`Configuration '${key}' value '`);
}

const QUOTED = /^.*?(?=' (?:is not a|is outside of|does not match) )/s;

/** `Unexpected token 'h', "hunter2" is not valid JSON`, as V8 words it. */
const NOT_JSON =
	/Unexpected token '.{1,2}', (?:\.\.\.)?".*?"(?:\.\.\.)? is not valid JSON/gs;
