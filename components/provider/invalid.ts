import { InputPropertiesError } from "@pulumi/pulumi";
import type { ComplianceTrailArgs } from "../args";
import { argsCheck } from "../validation/argsSchema";
import type { Finding } from "../validation/checks";
import {
	type InvalidArgument,
	invalidArgument,
	problemsOf,
	withoutValue,
} from "../validation/validate";
import { withKnownOutputs } from "./knownOutputs";

/**
 * All that is wrong with arguments, in the class's words and by the engine's
 * property paths. The engine calls the provider with the values of outputs that
 * are known, so these are validated, too.
 */
export async function invalidArguments(
	name: string,
	args: Readonly<Record<string, unknown>>,
): Promise<readonly InvalidArgument[]> {
	const given = [...problemsOf(name, args as ComplianceTrailArgs)];
	if (given.length > 0) return given.map(invalidArgument);
	// A conflict names the values of others, so those of secrets are left out.
	const known = await withKnownOutputs(args, false);
	const shown = [...problemsOf(name, known.args as ComplianceTrailArgs)];
	if (shown.length > 0) return shown.map(redacted(known.paths));
	const all = await withKnownOutputs(args, true);
	return [...argsCheck(all.args, "")].map(redacted(all.paths));
}

/** Findings without the values of outputs, as the class reports them. */
function redacted(
	outputs: ReadonlySet<string>,
): (finding: Finding) => InvalidArgument {
	return (finding) =>
		invalidArgument(outputs.has(finding[0]) ? withoutValue(finding) : finding);
}

/** The error by which the engine shows arguments with their values. */
export function refusal(
	name: string,
	errors: readonly InvalidArgument[],
): InputPropertiesError {
	const count =
		errors.length === 1
			? "1 argument is not"
			: `${errors.length} arguments are not`;
	return new InputPropertiesError({
		message: `ComplianceTrail ${name}: ${count} valid:`,
		errors: [...errors],
	});
}
