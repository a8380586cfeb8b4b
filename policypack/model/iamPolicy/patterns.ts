import { isUnknown } from "../value";
import { indexWildcards, matchesPattern } from "../wildcards";
import { type Answer, anyOf, unreadable } from "./answer";
import type { Resolved } from "./variables";

/*
 * Wildcards are only what a policy writes as such. A character that is special
 * in a pattern and means itself, because a variable has it or an operator takes
 * it literally, is replaced by another one in patterns and texts.
 */
const standIns = new Map([
	["*", "\uE000"],
	["?", "\uE001"],
]);

/** A text in which no character is a wildcard. */
export function literal(text: string): string {
	return text.replace(/[*?]/g, (special) => standIns.get(special) ?? special);
}

/** Whether a pattern matches every text. */
export function matchesAll(pattern: unknown): boolean {
	return typeof pattern === "string" && /^\*+$/.test(pattern);
}

/** With fewer patterns, an index takes longer than it saves. */
const WORTH_AN_INDEX = 10;

/** Whether one of some patterns matches a whole text. */
export function matchesAny(patterns: readonly string[], text: string): boolean {
	for (const _ of matchingOf(patterns, text)) return true;
	return false;
}

/** The patterns that match a whole text. */
export function matchingOf(
	patterns: readonly string[],
	text: string,
): Iterable<string> {
	const whole = literal(text);
	return patterns.length < WORTH_AN_INDEX
		? patterns.filter((pattern) => matchesPattern(pattern, whole, "*?"))
		: indexWildcards(patterns, "*?").matching(whole);
}

/**
 * Whether one of some values of a policy matches a text.
 * @param isNegated Whether the element or the operator is negated.
 */
export function anyMatches(
	resolved: readonly Resolved[],
	isNegated: boolean,
	match: (patterns: readonly string[]) => Answer,
): Answer {
	const patterns: string[] = [];
	const others: Answer[] = [];
	for (const one of resolved) {
		if (isUnknown(one)) others.push(one);
		else if (one.unseen) {
			// A wildcard in place of the unknown part matches all that it may be.
			const may = match([one.pattern]);
			others.push(may === false ? false : one.unseen);
		} else if (one.isWithoutValue) {
			// Either the value matches nothing or the statement does not apply.
			others.push(isNegated ? noValue : false);
		} else patterns.push(one.pattern);
	}
	return anyOf([patterns.length > 0 && match(patterns), ...others]);
}

const noValue = unreadable(
	"a policy variable that the request has no value for",
);
