import { type Input, type Output, output, RunError } from "@pulumi/pulumi";
import type { ComplianceTrailArgs } from "../args";
import { argsCheck } from "./argsSchema";
import type { Finding } from "./checks";
import { conflicts } from "./conflicts";
import { type InputPath, inputs } from "./inputs";
import { shown, typeOf } from "./shownValue";
import { sizeProblems } from "./sizes";

/** The stack trace of the line that creates a component. */
export interface CreationSite {
	readonly stack?: string;
}

/**
 * Where a component is created: the stack trace below its constructor. Errors
 * about outputs use it, because they occur when that line is no longer on the
 * stack.
 */
export function creationSite(component: NewableFunction): CreationSite {
	const at: CreationSite = {};
	Error.captureStackTrace(at, component);
	return at;
}

/**
 * Throws a `RunError` for the first argument that AWS would reject or that
 * would weaken a control: its name, the problem and what to do. Outputs are
 * validated by `checked`.
 */
export function validateArguments(
	name: string,
	args: ComplianceTrailArgs,
	at: CreationSite,
): void {
	throwFirst(name, problemsOf(name, args), at);
}

/** What is wrong with arguments: each on its own, then together, then with AWS's limits. */
export function* problemsOf(
	name: string,
	args: ComplianceTrailArgs,
): Generator<Finding> {
	for (const problems of [
		() => argsCheck(args, ""),
		() => conflicts(name, args),
		() => sizeProblems(name, args),
	]) {
		let isValid = true;
		for (const finding of problems()) {
			isValid = false;
			yield finding;
		}
		// The next problems are found in valid arguments only.
		if (!isValid) return;
	}
}

/**
 * The value of an argument that accepts outputs. The result fails with the
 * argument's name if its value is not valid.
 */
export function checked<T>(
	name: string,
	path: InputPath,
	value: Input<T>,
	at: CreationSite,
): Output<T> {
	const result: Output<unknown> = output(value).apply((known) => {
		throwFirst(name, [...inputs[path](known, path)].map(withoutValue), at);
		return known;
	});
	return result as Output<T>;
}

/** A finding about an output that may be a secret: only its type is shown. */
export function withoutValue([path, problem, given]: Finding): Finding {
	return given && typeof given.value !== "string"
		? [path, `${problem}; got ${typeOf(given.value)}`]
		: [path, problem];
}

/** A finding in words: what is wrong, and what to do. */
export function invalidArgument([
	propertyPath,
	problem,
	given,
	note,
]: Finding): InvalidArgument {
	const is = given ? `; got ${shown(given.value)}` : "";
	const reason = `${problem}${is}.${note === undefined ? "" : ` ${note}`}`;
	return { propertyPath, reason };
}

/** What is wrong with one argument. */
export interface InvalidArgument {
	/** In the engine's form. */
	readonly propertyPath: string;
	readonly reason: string;
}

/** Throws a `RunError` that is an `InvalidArgument`, too, for the first finding, if any. */
export function throwFirst(
	name: string,
	findings: Iterable<Finding>,
	at: CreationSite,
): void {
	for (const finding of findings) {
		const invalid = invalidArgument(finding);
		const { propertyPath: path, reason } = invalid;
		const error = Object.assign(
			new RunError(
				`ComplianceTrail ${name}: ${path === "" ? "args" : path} ${reason}`,
			),
			invalid,
		);
		const frames = at.stack?.match(/^ +at .*$/gm) ?? [];
		// Hosts of providers print the stack, even of an error that hides it.
		error.stack =
			frames.length === 0
				? error.message
				: [`Error: ${error.message}`, ...frames].join("\n");
		throw error;
	}
}
