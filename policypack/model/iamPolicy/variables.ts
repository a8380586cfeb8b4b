import { isUnknown, type Unknown } from "../value";
import { unreadable } from "./answer";
import { literal } from "./patterns";
import type { KeyState } from "./request";

/** A value of a policy as a pattern, or why it cannot be read. */
export type Resolved =
	| Unknown
	| {
			readonly pattern: string;
			/** A variable whose value is not known: a `*` in the pattern. */
			readonly unseen?: Unknown;
			/** Whether the request has no value for a variable. */
			readonly isWithoutValue?: boolean;
	  };

/** What resolving needs to know. */
export interface Scope {
	/** Whether the version of the document has policy variables. */
	readonly hasVariables: boolean | Unknown;
	readonly keyOf: (name: string) => KeyState;
}

/** Where `*` and `?` are wildcards, and from which place variables may be used. */
export interface Syntax {
	readonly hasWildcards: boolean;
	/** Whether a variable is only allowed in the last part of an ARN. */
	readonly isResource?: boolean;
}

const malformedVariable = unreadable("a policy variable with a wrong syntax");
const earlyVariable = unreadable(
	"a policy variable before the resource part of an ARN",
);
const manyValues = unreadable("a policy variable with several values");

/**
 * Puts the request's values in place of policy variables. `${*}`, `${?}` and
 * `${$}` are those characters; `${key, 'text'}` has a default. Documents of
 * version 2008-10-17, or without a version, have no variables
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html).
 */
export function resolve(text: string, scope: Scope, syntax: Syntax): Resolved {
	const written = (part: string) =>
		syntax.hasWildcards ? part : literal(part);
	const { hasVariables, keyOf } = scope;
	if (!text.includes("${") || hasVariables === false)
		return { pattern: written(text) };
	if (isUnknown(hasVariables)) return hasVariables;
	let pattern = "";
	let at = 0;
	let unseen: Unknown | undefined;
	let isWithoutValue = false;
	for (
		let start = text.indexOf("${");
		start >= 0;
		start = text.indexOf("${", at)
	) {
		pattern += written(text.slice(at, start));
		if (syntax.isResource && colonsIn(text, start) < 5) return earlyVariable;
		const end = text.indexOf("}", start);
		if (end < 0) return malformedVariable;
		const value = variableValue(text.slice(start + 2, end), keyOf);
		if (isUnknown(value)) {
			if (value.cause === "unreadable") return value;
			unseen ??= value;
			pattern += "*";
		} else if (value === undefined) isWithoutValue = true;
		else pattern += literal(value);
		at = end + 1;
	}
	pattern += written(text.slice(at));
	if (isWithoutValue) return { pattern, isWithoutValue };
	return unseen ? { pattern, unseen } : { pattern };
}

/** The value of a variable; undefined where the request has none. */
function variableValue(
	variable: string,
	keyOf: Scope["keyOf"],
): string | undefined | Unknown {
	if (["*", "?", "$"].includes(variable)) return variable;
	const [, name, fallback] =
		/^([^\s,'*?${]+)(?:, '([^']*)')?$/.exec(variable) ?? [];
	if (name === undefined) return malformedVariable;
	const key = keyOf(name);
	if (key.state === "absent") return fallback;
	if (key.state === "unknown") return key.unknown;
	if (!key.values.known) return key.values;
	// A key with several values cannot be a variable.
	const [value, ...more] = key.values.value;
	return more.length > 0 ? manyValues : value;
}

/** The colons in a text before a place; those after the fifth do not matter. */
function colonsIn(text: string, end: number): number {
	let count = 0;
	for (
		let at = text.indexOf(":");
		at >= 0 && at < end && count < 5;
		at = text.indexOf(":", at + 1)
	)
		count += 1;
	return count;
}
