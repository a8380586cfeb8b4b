import { stripVTControlCharacters } from "node:util";
import { inputError } from "../../inputError";
import { ROOT_TYPE } from "../../providers/urn";
import { isBag } from "../../providers/wire";
import { shortened } from "../../text/shorten";
import { firstOf, isOfProgram, placesIn } from "../errorText";
import { type Bag, textOf } from "./states";

/** A preview that failed shows a part of the stack: nothing may pass by it. */
export function refuseFailure(preview: Bag, where: string): void {
	const shown = Array.isArray(preview.steps) ? preview.steps.length : 0;
	const errors = errorsIn(preview, shown);
	// What closes every refused preview is no cause, and may be all there is.
	const cause = errors.find((line) => !CLOSING.test(line));
	if (shown === 0 && errors.length > 0) throw endedEarly(where, cause);
	if (cause !== undefined) throw failed(where, cause);
}

/** The errors of a preview's diagnostics, each whole. */
function errorsIn({ diagnostics }: Bag, shown: number): readonly string[] {
	return (Array.isArray(diagnostics) ? diagnostics : [])
		.filter(isBag)
		.flatMap(({ message, severity }) => {
			const text = stripVTControlCharacters(textOf(message)).trim();
			// A program in YAML only says its error, and with it shows its root alone.
			const isError =
				severity === "error" || (shown <= 1 && text.startsWith("Error: "));
			return isError ? [text] : [];
		});
}

/** The error for a preview that shows no resources, though its program may run. */
export function endedEarly(where: string, cause?: string): Error {
	return cause !== undefined && isOfProgram(cause)
		? failed(where, cause)
		: couldNotBegin(where, cause);
}

/** The error for a preview that shows no resources. */
export function couldNotBegin(where: string, cause?: string): Error {
	return inputError(
		cause
			? `${where} is from a preview that could not start. ${quoted(cause)} Fix it and preview again.`
			: `${where} is from a preview that could not start, and shows no resources: run "pulumi preview" without --json, fix the error and preview again.`,
	);
}

/** The error for a preview that shows some of the resources. */
export function failed(where: string, cause?: string): Error {
	return inputError(
		`${where} is from a preview that failed${cause ? `. ${quoted(cause)} Fix` : ": fix"} the program and preview again.`,
	);
}

function quoted(cause: string): string {
	const line = firstOf(cause).replace(/[.:]$/, "");
	const shown = shortened(line);
	const place = placeIn(cause);
	const at = place === undefined ? "" : ` (${place})`;
	return `Pulumi reported: ${shown}${at}${shown === line ? "." : ""}`;
}

/** The innermost place of a program's error that is in no package. */
function placeIn(cause: string): string | undefined {
	if (!isOfProgram(cause)) return undefined;
	const own = placesIn(cause).find(([path]) => !path.includes("node_modules"));
	return own && `${own[0].replace(/^file:\/\//, "")}:${own[1]}`;
}

/**
 * How every refused preview closes. With no other error it was a policy that
 * refused it, and a policy is asked when the whole stack is there.
 */
export const CLOSING = /^(error: )?preview failed\s*$/;

/**
 * A preview shows only what changes, unless it is told otherwise: what it
 * leaves out would be missed, and nothing may pass or fail by that.
 */
export function refuseChangesOnly(preview: Bag, where: string): void {
	const { steps, changeSummary } = preview;
	const counted = isBag(changeSummary) ? changeSummary.same : undefined;
	const shown = (Array.isArray(steps) ? steps : [])
		.filter(isBag)
		.filter(({ op }) => op === "same").length;
	if (typeof counted === "number" && counted > shown)
		throw inputError(
			`${where} shows only changes, without ${counted - shown} unchanged resources: create it with "pulumi preview --json --show-sames".`,
		);
}

/** A refresh of some targets alone does not show the stack around them. */
export function refuseTargetsOnly(
	steps: readonly unknown[],
	where: string,
): void {
	const showsRoot = steps
		.filter(isBag)
		.some(({ urn }) => textOf(urn).includes(`::${ROOT_TYPE}::`));
	if (!showsRoot)
		throw inputError(
			`${where} is from a refresh that shows only its targets: create it with "pulumi refresh --preview-only --json", without --target.`,
		);
}
