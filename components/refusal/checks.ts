import { Output } from "@pulumi/pulumi";
import { closestTo } from "./closest";

/** What is wrong with a value, as the end of a sentence that its name begins. */
export type Problem = string | undefined;

/** A value by its path, and what is wrong with it. */
export type Finding = readonly [path: string, problem: string];

/** Finds what is wrong with a value that is given, and with what is in it. */
export type Check = (value: unknown, path: string) => Iterable<Finding>;

/** A check of each property of an object. */
export type Shape<T> = { readonly [K in keyof Required<T>]: Check };

/** A check of one value as a whole. */
export function check(problemOf: (value: unknown) => Problem): Check {
	return (value, path) => {
		const problem = problemOf(value);
		return problem === undefined ? [] : [[path, problem]];
	};
}

/** A check of a text. */
export function text(problemOf: (value: string) => Problem): Check {
	return check((value) =>
		typeof value === "string" ? problemOf(value) : "is not a text: give one",
	);
}

/** A check of a text that must match. */
export function matching(pattern: RegExp, problem: string): Check {
	return text((value) => (pattern.test(value) ? undefined : problem));
}

/** A check of a whole number within bounds, both included. */
export function wholeNumber(least: number, most: number): Check {
	return check((value) =>
		Number.isInteger(value) && Number(value) >= least && Number(value) <= most
			? undefined
			: `is not a whole number from ${least} to ${most}: give one`,
	);
}

/** A check of a value out of a closed set. */
export function oneOf(...allowed: readonly unknown[]): Check {
	return check((value) =>
		allowed.includes(value)
			? undefined
			: `is not one of ${allowed.join(", ")}: give one of them`,
	);
}

/** A check of a yes or no. */
export const flag = check((value) =>
	typeof value === "boolean" ? undefined : "is not true or false: give one",
);

/** A check of a value that may be an output, which is not known yet. */
export function input(inner: Check): Check {
	return (value, path) => (isLater(value) ? [] : inner(value, path));
}

/** Whether a value is known only later. */
export function isLater(value: unknown): boolean {
	return Output.isInstance(value) || value instanceof Promise;
}

/** A check of each item of a list, by its index. */
export function listOf(item: Check): Check {
	return function* (value, path) {
		if (!Array.isArray(value)) {
			yield [path, "is not a list: give one"];
			return;
		}
		for (const [index, one] of value.entries())
			yield* item(one, `${path}[${index}]`);
	};
}

/** A check of an object that has these properties and no others. */
export function objectOf<T>(
	shape: Shape<T>,
	...required: readonly (keyof T & string)[]
): Check {
	return function* (value, path) {
		if (!isPlainObject(value)) {
			yield [path, `is not an object: give one with ${namesIn(shape)}`];
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
			if (value[name] === undefined) yield [inner(name), "is missing: give it"];
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
		? `is no argument: use ${namesIn(shape)}`
		: `is no argument: did you mean ${close}? Otherwise use ${namesIn(shape)}`;
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
