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
	throwFirst(name, argsCheck(args, ""), at);
	throwFirst(name, conflicts(name, args), at);
	throwFirst(name, sizeProblems(name, args), at);
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
		// An output may be a secret: only its type is shown.
		const findings = [...inputs[path](known, path)];
		throwFirst(
			name,
			findings.map(([path, problem, given]) => [
				path,
				given && typeof given.value !== "string"
					? `${problem}; got ${typeOf(given.value)}`
					: problem,
			]),
			at,
		);
		return known;
	});
	return result as Output<T>;
}

/** Throws a `RunError` for the first finding, if any. */
export function throwFirst(
	name: string,
	findings: Iterable<Finding>,
	at: CreationSite,
): void {
	for (const [path, problem, given, note] of findings) {
		const is = given ? `; got ${shown(given.value)}` : "";
		const error = new RunError(
			`ComplianceTrail ${name}: ${path === "" ? "args" : path} ${problem}${is}.${note === undefined ? "" : ` ${note}`}`,
		);
		const frames = at.stack?.match(/^ +at .*$/gm) ?? [];
		error.stack = [`Error: ${error.message}`, ...frames].join("\n");
		throw error;
	}
}
