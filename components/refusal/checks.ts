import { Output } from "@pulumi/pulumi";
import { parseArn } from "../arns";

/** What is wrong with one argument, as the end of a sentence that it begins. */
export type Problem = string | undefined;

/** Arguments, each with what is wrong with it. */
export type Problems = Generator<readonly [string, Problem]>;

/** A value given as such; undefined for an output, which is not known yet. */
export function plain(value: unknown): string | undefined {
	return typeof value === "string" ? value : undefined;
}

function isLater(value: unknown): boolean {
	return (
		value === undefined || Output.isInstance(value) || value instanceof Promise
	);
}

/** Whether a text given as such matches. */
export function matching(
	value: unknown,
	pattern: RegExp,
	problem: string,
): Problem {
	if (isLater(value)) return undefined;
	return typeof value === "string" && pattern.test(value) ? undefined : problem;
}

/** Whether a text given as such is an ARN of a kind. */
export function arn(
	value: unknown,
	service: string,
	resource: RegExp,
	what: string,
): Problem {
	if (isLater(value)) return undefined;
	const parsed = typeof value === "string" ? parseArn(value) : undefined;
	return parsed?.service === service && resource.test(parsed.resource)
		? undefined
		: `is not the ARN of ${what}: give it whole, as AWS shows it`;
}

/** Whether a value is a whole number within bounds. */
export function wholeNumber(
	value: unknown,
	least: number,
	most: number,
): Problem {
	return typeof value === "number" &&
		Number.isInteger(value) &&
		value >= least &&
		value <= most
		? undefined
		: `is not a whole number from ${least} to ${most}: give one`;
}

/** Whether a value is one of a closed set. */
export function oneOf<T>(value: T, allowed: readonly T[]): Problem {
	return allowed.includes(value)
		? undefined
		: `is not one of ${allowed.join(", ")}: give one of them`;
}
