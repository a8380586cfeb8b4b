import { type Input, type Output, output, RunError } from "@pulumi/pulumi";
import type { ComplianceTrailArgs } from "../args";
import { argsCheck } from "./argsSchema";
import type { Finding } from "./checks";
import { conflicts } from "./conflicts";
import { type InputPath, inputs } from "./inputs";
import { shown, typeOf } from "./shownValue";
import { sizeProblems } from "./sizes";

/** The line that makes a component, as the stack has it. */
export interface MadeAt {
	readonly stack?: string;
}

/**
 * Where a component is made: the stack below its constructor. What is known
 * only later is refused with it, when that line is on no stack any more.
 */
export function madeAt(component: NewableFunction): MadeAt {
	const at: MadeAt = {};
	Error.captureStackTrace(at, component);
	return at;
}

/**
 * Throws at the first argument that AWS would refuse, or that would weaken a
 * control: its name, what is wrong, what to do. What is an output, and so not
 * known yet, is left to `checked`.
 */
export function refuseBadArguments(
	name: string,
	args: ComplianceTrailArgs,
	at: MadeAt,
): void {
	throwFirst(name, argsCheck(args, ""), at);
	throwFirst(name, conflicts(name, args), at);
	throwFirst(name, sizeProblems(name, args), at);
}

/**
 * The value of an argument that may be an output; as an output that fails by
 * the argument's name where the value, once it is known, is wrong.
 */
export function checked<T>(
	name: string,
	path: InputPath,
	value: Input<T>,
	at: MadeAt,
): Output<T> {
	const result: Output<unknown> = output(value).apply((known) => {
		// An output may be a secret: only the type of a wrong one is shown.
		const findings = [...inputs[path](known, path)];
		throwFirst(
			name,
			findings.map(([path, problem, given]) => [
				path,
				given && typeof given.value !== "string"
					? `${problem}; it is ${typeOf(given.value)}`
					: problem,
			]),
			at,
		);
		return known;
	});
	return result as Output<T>;
}

/** Throws at the first of the arguments that are wrong, by its path. */
export function throwFirst(
	name: string,
	findings: Iterable<Finding>,
	at: MadeAt,
): void {
	for (const [path, problem, given] of findings) {
		const is = given ? `; it is ${shown(given.value)}` : "";
		const error = new RunError(
			`ComplianceTrail ${name}: ${path === "" ? "args" : path} ${problem}${is}.`,
		);
		const frames = at.stack?.match(/^ +at .*$/gm) ?? [];
		error.stack = [`Error: ${error.message}`, ...frames].join("\n");
		throw error;
	}
}
