import { stripVTControlCharacters } from "node:util";
import { isBag } from "../../providers/wire";
import { isOfProgram } from "./reportedError";
import { type Bag, textOf } from "./states";

/** Why a preview shows only a part of the stack, or nothing of it. */
export interface PreviewFailure {
	/** Whether the program failed; otherwise the preview could not start. */
	readonly isOfProgram: boolean;
	/** What Pulumi reported, with all of its lines; undefined: nothing. */
	readonly cause: string | undefined;
}

/** The failure that a preview shows; undefined if it shows none. */
export function failureOf(preview: Bag): PreviewFailure | undefined {
	const shown = Array.isArray(preview.steps) ? preview.steps.length : 0;
	const errors = errorsIn(preview, shown);
	const cause = causeIn(errors, preview);
	if (shown === 0 && errors.length > 0)
		return { isOfProgram: cause !== undefined && isOfProgram(cause), cause };
	return cause === undefined ? undefined : { isOfProgram: true, cause };
}

/** Whether a policy failed a preview: it has no other error, and is complete. */
export function isFailedByPolicy(preview: Bag): boolean {
	const errors = errorsIn(preview, 0);
	return errors.length > 0 && errors.every((line) => CLOSING.test(line));
}

/**
 * The closing line of every failed preview. If it is the only error, a policy
 * failed the preview, and the preview is complete.
 */
export const CLOSING = /^(error: )?preview failed\s*$/;

/** The first error that is not the closing line, which is no cause. */
function causeIn(errors: readonly string[], preview: Bag): string | undefined {
	const causes = errors.filter((line) => !CLOSING.test(line));
	const [first, second] = causes;
	if (first === undefined) return undefined;
	// A YAML program shows the line of its file in lines of their own.
	if (ONLY_EXIT_CODE.test(first) || first.startsWith("Error: "))
		return outputOfProgram(preview) ?? first;
	// Python's SDK reports the exception as an error of its own.
	return second !== undefined && /^[^\n]*:$/.test(first)
		? `${first}\n${second}`
		: first;
}

/** The errors in a preview's diagnostics. */
function errorsIn(preview: Bag, shown: number): readonly string[] {
	return diagnosticsIn(preview).flatMap(({ text, severity }) => {
		// A YAML program logs its error as information, and only shows the root.
		const isError =
			severity === "error" || (shown <= 1 && text.startsWith("Error: "));
		return isError ? [text] : [];
	});
}

/** What the engine says of a process that ended with an error of its own. */
const ONLY_EXIT_CODE =
	/^(?:error: )?(?:an unhandled error occurred: )?[^\n]*(?:exited with non-zero exit code|exit status)[: ]+\d+$/;

/** The error that a program, or its compiler, wrote to standard error. */
export function outputOfProgram(preview: Bag): string | undefined {
	const lines = diagnosticsIn(preview)
		.filter(({ severity }) => severity === "info#err")
		.flatMap(({ text }) => text.split("\n"));
	const at = [/^error: ./i, /^[^\s:]+\.\w+[:(]\d+.*: ./, /^\S+: error: ./i]
		.map((pattern) => lines.findIndex((line) => pattern.test(line)))
		.find((index) => index >= 0);
	return at === undefined ? undefined : lines.slice(at).join("\n");
}

function diagnosticsIn({ diagnostics }: Bag) {
	return (Array.isArray(diagnostics) ? diagnostics : [])
		.filter(isBag)
		.map(({ message, severity }) => ({
			text: stripVTControlCharacters(textOf(message)).trim(),
			severity,
		}));
}
