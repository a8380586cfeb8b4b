import { InputPropertiesError, Output } from "@pulumi/pulumi";
import type { ComplianceTrailArgs } from "../args";
import { argsCheck } from "../validation/argsSchema";
import type { Finding } from "../validation/checks";
import { innerPath } from "../validation/paths";
import { problemsOf, reasonOf, withoutValue } from "../validation/validate";
import { mapped } from "./arguments";

/**
 * All that is wrong with arguments, in the class's words and by the engine's
 * property paths; undefined if nothing is. The engine calls the provider with
 * outputs that it knows, so these are validated, too, and not shown.
 */
export async function invalidArguments(
	name: string,
	args: Readonly<Record<string, unknown>>,
): Promise<InputPropertiesError | undefined> {
	const problems = [...problemsOf(name, args as ComplianceTrailArgs)];
	const findings = problems.length > 0 ? problems : await outputProblems(args);
	if (findings.length === 0) return undefined;
	return new InputPropertiesError({
		message: `ComplianceTrail ${name}: ${findings.length === 1 ? "an argument is" : `${findings.length} arguments are`} not valid:`,
		errors: findings.map((finding) => ({
			propertyPath: finding[0],
			reason: reasonOf(finding),
		})),
	});
}

/** What is wrong with the values of outputs. */
async function outputProblems(args: unknown): Promise<readonly Finding[]> {
	const outputs = new Set<string>();
	const known = await withKnown(args, "", outputs);
	return [...argsCheck(known, "")].map((finding) =>
		outputs.has(finding[0]) ? withoutValue(finding) : finding,
	);
}

/** Arguments with the values of the outputs that are known, whose paths are noted. */
async function withKnown(
	value: unknown,
	path: string,
	outputs: Set<string>,
): Promise<unknown> {
	if (!Output.isInstance(value))
		return mapped(value, (one, key) =>
			withKnown(
				one,
				Array.isArray(value) ? `${path}[${key}]` : innerPath(path, key),
				outputs,
			),
		);
	const { isKnown, promise } = value as unknown as {
		readonly isKnown: Promise<boolean>;
		promise(): Promise<unknown>;
	};
	if (!(await isKnown)) return value;
	outputs.add(path);
	return promise.call(value);
}
