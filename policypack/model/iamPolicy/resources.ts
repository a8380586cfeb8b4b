import { isUnknown, type Value } from "../value";
import { type Answer, unreadable } from "./answer";
import {
	anyMatches,
	literal,
	matchesAll,
	matchesAny,
	matchingOf,
} from "./patterns";
import { type Resolved, resolve, type Scope } from "./variables";

const syntax = { hasWildcards: true, isResource: true };

const crossing = unreadable(
	"a resource whose wildcard would have to match a colon",
);
const incomplete = unreadable("a resource whose ARN has fewer than six parts");
const notText = unreadable("a resource that is not a text");

/**
 * Whether some values of Resource or NotResource have a resource
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).
 */
export function matchesResource(
	values: readonly unknown[],
	isNegated: boolean,
	resource: Value<string>,
	scope: Scope,
): Answer {
	if (values.some(matchesAll)) return true;
	if (!resource.known) return values.length > 0 && resource;
	const resolved = values.map(
		(value): Resolved =>
			typeof value === "string"
				? resolve(value, scope, syntax)
				: isUnknown(value)
					? value
					: notText,
	);
	return anyMatches(resolved, isNegated, (patterns) =>
		matches(patterns, resource.value),
	);
}

function matches(patterns: readonly string[], resource: string): Answer {
	let isUnsure = false;
	for (const pattern of matchingOf(patterns, resource)) {
		if (staysInParts(pattern, literal(resource))) return true;
		isUnsure = true;
	}
	if (isUnsure) return crossing;
	const completed = patterns.flatMap((one) => completedArn(one) ?? []);
	return matchesAny(completed, resource) && incomplete;
}

/**
 * Whether a pattern also matches where wildcards stay within the parts of an
 * ARN: only a `*` at the end of a part may match a colon. AWS recommends to
 * stay within them, and does not say what happens otherwise.
 */
function staysInParts(pattern: string, text: string): boolean {
	// Most have no wildcard, or one at the end.
	if (!/[*?]./s.test(pattern) && !pattern.endsWith("?")) return true;
	// Which lengths of the start of the text the pattern read so far matches.
	const reached = new Array<boolean>(text.length + 1).fill(false);
	reached[0] = true;
	for (let index = 0; index < pattern.length; index += 1) {
		const wanted = pattern[index];
		if (wanted === "*") {
			const next = pattern[index + 1];
			const crosses = next === undefined || next === ":";
			for (let end = 1; end <= text.length; end += 1)
				reached[end] ||=
					reached[end - 1] === true && (crosses || text[end - 1] !== ":");
			continue;
		}
		for (let end = text.length; end > 0; end -= 1) {
			const seen = text[end - 1];
			const isSame = wanted === "?" ? seen !== ":" : wanted === seen;
			reached[end] = isSame && reached[end - 1] === true;
		}
		reached[0] = false;
	}
	return reached[text.length] === true;
}

/**
 * An ARN with fewer than six parts, with `*` for those that are missing: some
 * services complete it so, and others reject it.
 */
function completedArn(pattern: string): string | undefined {
	const missing = 6 - pattern.split(":", 6).length;
	return pattern.startsWith("arn:") && missing > 0
		? pattern + ":*".repeat(missing)
		: undefined;
}
