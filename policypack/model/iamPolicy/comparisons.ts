import { isUnknown } from "../value";
import { addressRange, isInRange } from "./addresses";
import { type Answer, anyOf, unreadable } from "./answer";
import { timeOf } from "./dates";
import { anyMatches, matchesAny } from "./patterns";
import { type Resolved, resolve, type Scope } from "./variables";

/** Whether a value of a request is equal to, or like, one of a policy's values. */
export type Comparison = (
	wanted: readonly unknown[],
	isNegated: boolean,
	scope: Scope,
) => (seen: string) => Answer;

const notText = unreadable("a condition with a value that is not a text");
const wrongType = unreadable("a condition with a value of another type");
const withVariable = unreadable(
	"a policy variable in a condition that cannot have one",
);

/** The text of a value in a condition: texts, numbers and booleans have one. */
export function textOf(value: unknown): string | undefined {
	return ["string", "number", "boolean"].includes(typeof value)
		? String(value)
		: undefined;
}

/** Compares texts, in which variables have their values. */
function texts(
	hasWildcards: boolean,
	match: (patterns: readonly string[], seen: string) => Answer,
): Comparison {
	return (wanted, isNegated, scope) => {
		const resolved = wanted.map((value): Resolved => {
			if (isUnknown(value)) return value;
			const text = textOf(value);
			return text === undefined
				? notText
				: resolve(text, scope, { hasWildcards });
		});
		return (seen) =>
			anyMatches(resolved, isNegated, (patterns) => match(patterns, seen));
	};
}

/** Compares values of another type than text, which have no variables. */
function typed<T>(
	parse: (text: string) => T | undefined,
	holds: (seen: T, wanted: T) => boolean,
): Comparison {
	return (wanted, _, { hasVariables }) => {
		const parsed = wanted.map((value) => {
			if (isUnknown(value)) return { unread: value };
			const text = textOf(value);
			if (text === undefined) return { unread: notText };
			if (text.includes("${") && hasVariables !== false)
				return { unread: withVariable };
			const one = parse(text);
			return one === undefined ? { unread: wrongType } : { one };
		});
		return (seen) => {
			const value = parse(seen);
			if (value === undefined) return wrongType;
			return anyOf(
				parsed.map(({ unread, one }) =>
					one === undefined ? (unread ?? wrongType) : holds(value, one),
				),
			);
		};
	};
}

function arnMatches(patterns: readonly string[], seen: string): Answer {
	const parts = partsOf(seen);
	return anyOf(
		patterns.map((pattern) => {
			const wanted = partsOf(pattern);
			if (parts.length < 6 || wanted.length < 6) return wrongType;
			return wanted.every((one, at) => matchesAny([one], parts[at] ?? ""));
		}),
	);
}

/** The six parts of an ARN; the last one may have colons. */
function partsOf(arn: string): readonly string[] {
	const parts = arn.split(":");
	return parts.length < 6
		? parts
		: [...parts.slice(0, 5), parts.slice(5).join(":")];
}

function numberOf(text: string): number | undefined {
	return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function booleanOf(text: string): boolean | undefined {
	const lower = text.toLowerCase();
	return lower === "true" || (lower === "false" ? false : undefined);
}

const lower = (text: string) => text.toLowerCase();

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
export const comparisons = {
	string: texts(false, matchesAny),
	stringIgnoreCase: texts(false, (patterns, seen) =>
		matchesAny(patterns.map(lower), lower(seen)),
	),
	stringLike: texts(true, matchesAny),
	// ArnEquals and ArnLike are the same, with wildcards within each part.
	arn: texts(true, arnMatches),
	bool: typed(booleanOf, (seen, wanted) => seen === wanted),
	address: typed(addressRange, isInRange),
	number: ordered(numberOf),
	date: ordered(timeOf),
};

/** The comparisons of values that have an order. */
function ordered(parse: (text: string) => number | undefined) {
	return {
		equals: typed(parse, (seen, wanted) => seen === wanted),
		lessThan: typed(parse, (seen, wanted) => seen < wanted),
		lessThanEquals: typed(parse, (seen, wanted) => seen <= wanted),
		greaterThan: typed(parse, (seen, wanted) => seen > wanted),
		greaterThanEquals: typed(parse, (seen, wanted) => seen >= wanted),
	};
}
