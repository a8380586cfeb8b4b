import { Output } from "@pulumi/pulumi";
import { closestTo } from "./closestName";
import { innerPath } from "./paths";

/** The problem with a value, to follow its name; undefined if it is valid. */
export type Problem = string | undefined;

/** Path of a value, its problem, the value if it is to be shown, and a sentence. */
export type Finding = readonly [
	path: string,
	problem: string,
	given?: { readonly value: unknown } | undefined,
	note?: string,
];

/** Finds the problems of a value and of the values in it. */
export type Check = (value: unknown, path: string) => Iterable<Finding>;

/** The check of each property of an object. */
export type PropertyChecks<T> = { readonly [K in keyof Required<T>]: Check };

/** A check from a function that returns the problem with a value. */
export function check(problemOf: (value: unknown) => Problem): Check {
	return (value, path) => {
		const problem = problemOf(value);
		return problem === undefined ? [] : [[path, problem, { value }]];
	};
}

/** A check of a string. */
export function text(problemOf: (value: string) => Problem): Check {
	return check((value) => {
		if (typeof value === "string") return problemOf(value);
		const isBare = typeof value === "number" || typeof value === "boolean";
		return isBare ? "must be a string, in quotes" : "must be a string";
	});
}

/** A check of a string that must match a pattern. */
export function matching(pattern: RegExp, problem: string): Check {
	return text((value) => (pattern.test(value) ? undefined : problem));
}

/** A check of an integer, bounds included. */
export function wholeNumber(least: number, most: number): Check {
	const isWithin = (value: unknown) =>
		Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
	return check((value) =>
		isWithin(value)
			? undefined
			: `must be a whole number from ${least} to ${most}${withoutQuotes(value, isWithin)}`,
	);
}

/** A check of an enumerated value. */
export function oneOf(...allowed: readonly unknown[]): Check {
	const isAllowed = (value: unknown) => allowed.includes(value);
	return check((value) =>
		isAllowed(value)
			? undefined
			: `must be one of ${allowed.join(", ")}${withoutQuotes(value, isAllowed)}`,
	);
}

/** A check of a boolean. */
export const flag = check((value) =>
	typeof value === "boolean"
		? undefined
		: `must be true or false${/^(true|false)$/i.test(`${typeof value === "string" ? value.trim() : ""}`) ? WITHOUT_QUOTES : ""}`,
);

const WITHOUT_QUOTES = ", without quotes";

/** The hint for a string that would be valid as a number. */
function withoutQuotes(
	value: unknown,
	isRight: (value: unknown) => boolean,
): string {
	return typeof value === "string" &&
		value.trim() !== "" &&
		isRight(Number(value))
		? WITHOUT_QUOTES
		: "";
}

/** A check that skips outputs, whose values are not known yet. */
export function input(inner: Check): Check {
	return (value, path) => (isLater(value) ? [] : inner(value, path));
}

/** A check whose findings end with a note, in whole sentences. */
export function noted(inner: Check, note: string): Check {
	return function* (value, path) {
		for (const [at, problem, given] of inner(value, path))
			yield [at, problem, given, note];
	};
}

/** Whether a value is an output or a promise. */
export function isLater(value: unknown): boolean {
	return Output.isInstance(value) || value instanceof Promise;
}

/**
 * A check of an array and each of its items.
 * @param example A valid array, for messages.
 */
export function listOf(example: string, item: Check): Check {
	return function* (value, path) {
		if (!Array.isArray(value)) {
			yield [path, `must be an array such as ${example}`, { value }];
			return;
		}
		for (const [index, one] of value.entries())
			yield* item(one, `${path}[${index}]`);
	};
}

/**
 * A check of an object with no properties other than these.
 * @param example A valid object, for messages.
 */
export function objectOf<T>(
	example: string,
	properties: PropertyChecks<T>,
	...required: readonly (keyof T & string)[]
): Check {
	return function* (value, path) {
		if (!isPlainObject(value)) {
			yield [path, `must be an object such as ${example}`, { value }];
			return;
		}
		const checks = new Map<string, Check>(Object.entries(properties));
		for (const [name, one] of Object.entries(value)) {
			const known = checks.get(name);
			if (!known)
				yield [innerPath(path, name), unknownProblem(name, properties)];
			else if (one !== undefined) yield* known(one, innerPath(path, name));
		}
		for (const name of required)
			if (value[name] === undefined)
				yield [innerPath(path, name), "is required: set it"];
	};
}

/** Properties of the AWS provider that are always true here. */
const ALWAYS_TRUE = new Set([
	"enableLogFileValidation",
	"enableLogging",
	"includeGlobalServiceEvents",
	"isLogging",
	"isMultiRegionTrail",
]);

function unknownProblem(name: string, properties: object): string {
	if (ALWAYS_TRUE.has(name)) return "is always true: remove it";
	const close = closestTo(name, Object.keys(properties));
	return close === undefined
		? `is not a known argument: use ${namesIn(properties)}`
		: `is not a known argument (did you mean ${close}?)`;
}

function namesIn(properties: object): string {
	const names = Object.keys(properties);
	return names.length > 1 ? `one of ${names.join(", ")}` : names.join("");
}

/** Whether a value is a known object, and not an array. */
export function isPlainObject(
	value: unknown,
): value is Readonly<Record<string, unknown>> {
	return (
		typeof value === "object" &&
		value !== null &&
		!Array.isArray(value) &&
		!isLater(value)
	);
}
