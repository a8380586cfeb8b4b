import { type Input, type Output, output, RunError } from "@pulumi/pulumi";
import type { ComplianceTrailArgs } from "../args";
import type { Finding } from "./checks";
import { conflicts } from "./conflicts";
import { type InputPath, inputs } from "./inputs";
import { argsCheck } from "./shape";
import { sizeProblems } from "./sizes";

/**
 * Throws at the first argument that AWS would refuse, or that would weaken a
 * control: its name, what is wrong, what to do. What is an output, and so not
 * known yet, is left to `checked`.
 */
export function refuseBadArguments(
	name: string,
	args: ComplianceTrailArgs,
): void {
	throwFirst(name, argsCheck(args, ""));
	throwFirst(name, conflicts(name, args));
	throwFirst(name, sizeProblems(name, args));
}

/**
 * The value of an argument that may be an output; as an output that fails by
 * the argument's name where the value, once it is known, is wrong.
 */
export function checked<T>(
	name: string,
	path: InputPath,
	value: Input<T>,
): Output<T> {
	const result: Output<unknown> = output(value).apply((known) => {
		throwFirst(name, inputs[path](known, path));
		return known;
	});
	return result as Output<T>;
}

/** Throws at the first of the arguments that are wrong, by its path. */
export function throwFirst(name: string, findings: Iterable<Finding>): void {
	for (const [path, problem] of findings)
		throw new RunError(
			`ComplianceTrail ${name}: ${path === "" ? "args" : path} ${problem}.`,
		);
}
