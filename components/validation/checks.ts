import { Output } from "@pulumi/pulumi";
import { closestTo } from "./closestName";

/** What is wrong with a value, as the end of a sentence that its name begins. */
export type Problem = string | undefined;

/** A value by its path, what it must be, and the value where it helps to see it. */
export type Finding = readonly [
	path: string,
	problem: string,
	given?: { readonly value: unknown },
];

/** Finds what is wrong with a value that is given, and with what is in it. */
export type Check = (value: unknown, path: string) => Iterable<Finding>;

/** A check of each property of an object. */
export type Shape<T> = { readonly [K in keyof Required<T>]: Check };

/** A check of one value as a whole. */
export function check(problemOf: (value: unknown) => Problem): Check {
	return (value, path) => {
		const problem = problemOf(value);
		return problem === undefined ? [] : [[path, problem, { value }]];
	};
}

/** A check of a text. */
export function text(problemOf: (value: string) => Problem): Check {
	return check((value) => {
		if (typeof value === "string") return problemOf(value);
		const isBare = typeof value === "number" || typeof value === "boolean";
		return isBare ? "must be a string, in quotes" : "must be a string";
	});
}

/** A check of a text that must match. */
export function matching(pattern: RegExp, problem: string): Check {
	return text((value) => (pattern.test(value) ? undefined : problem));
}

/** A check of a whole number within bounds, both included. */
export function wholeNumber(least: number, most: number): Check {
	const isWithin = (value: unknown) =>
		Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
	return check((value) =>
		isWithin(value)
			? undefined
			: `must be a whole number from ${least} to ${most}${withoutQuotes(value, isWithin)}`,
	);
}

/** A check of a value out of a closed set. */
export function oneOf(...allowed: readonly unknown[]): Check {
	const isAllowed = (value: unknown) => allowed.includes(value);
	return check((value) =>
		isAllowed(value)
			? undefined
			: `must be one of ${allowed.join(", ")}${withoutQuotes(value, isAllowed)}`,
	);
}

/** A check of a yes or no. */
export const flag = check((value) =>
	typeof value === "boolean"
		? undefined
		: `must be true or false${/^(true|false)$/i.test(`${typeof value === "string" ? value.trim() : ""}`) ? WITHOUT_QUOTES : ""}`,
);

const WITHOUT_QUOTES = ", without quotes";

/** What to say of a number that is given as a string and right otherwise. */
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

/** A check of a value that may be an output, which is not known yet. */
export function input(inner: Check): Check {
	return (value, path) => (isLater(value) ? [] : inner(value, path));
}

/** Whether a value is known only later. */
export function isLater(value: unknown): boolean {
	return Output.isInstance(value) || value instanceof Promise;
}

/**
 * A check of each item of a list, by its index.
 * @param example What a list looks like.
 */
export function listOf(example: string, item: Check): Check {
	return function* (value, path) {
		if (!Array.isArray(value)) {
			yield [path, `must be an array, as ${example}`, { value }];
			return;
		}
		for (const [index, one] of value.entries())
			yield* item(one, `${path}[${index}]`);
	};
}

/**
 * A check of an object that has these properties and no others.
 * @param example What such an object looks like.
 */
export function objectOf<T>(
	example: string,
	shape: Shape<T>,
	...required: readonly (keyof T & string)[]
): Check {
	return function* (value, path) {
		if (!isPlainObject(value)) {
			yield [path, `must be an object, as ${example}`, { value }];
			return;
		}
		const checks = new Map<string, Check>(Object.entries(shape));
		const inner = (name: string) => (path === "" ? name : `${path}.${name}`);
		for (const [name, one] of Object.entries(value)) {
			const known = checks.get(name);
			if (!known) yield [inner(name), unknownProblem(name, shape)];
			else if (one !== undefined) yield* known(one, inner(name));
		}
		for (const name of required)
			if (value[name] === undefined) yield [inner(name), "is required: set it"];
	};
}

/** Names of the AWS provider that say what is always so. */
const ALWAYS_TRUE = new Set([
	"enableLogFileValidation",
	"enableLogging",
	"includeGlobalServiceEvents",
	"isLogging",
	"isMultiRegionTrail",
]);

function unknownProblem(name: string, shape: object): string {
	if (ALWAYS_TRUE.has(name)) return "is always true: leave it out";
	const close = closestTo(name, Object.keys(shape));
	return close === undefined
		? `is not a known argument: use ${namesIn(shape)}`
		: `is not a known argument (did you mean ${close}?)`;
}

function namesIn(shape: object): string {
	const names = Object.keys(shape);
	return names.length > 1 ? `one of ${names.join(", ")}` : names.join("");
}

/** Whether a value is an object of properties, and is known. */
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
