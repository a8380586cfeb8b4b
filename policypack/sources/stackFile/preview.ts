import { stripVTControlCharacters } from "node:util";
import { inputError } from "../../inputError";
import { qualifiedTypeIn, ROOT_TYPE } from "../../providers/urn";
import { isBag } from "../../providers/wire";
import { shortened } from "../../text/shorten";
import { firstSentence, framesIn, isProgramError } from "../errorText";
import { type Bag, textOf } from "./states";

/** Throws an input error if a preview failed, because it only shows a part of the stack. */
export function refuseFailure(preview: Bag, where: string): void {
	const shown = Array.isArray(preview.steps) ? preview.steps.length : 0;
	const errors = errorsIn(preview, shown);
	// The closing line of every failed preview is not a cause, and may be the only error.
	const cause = errors.find((line) => !CLOSING.test(line));
	if (shown === 0 && errors.length > 0)
		throw previewWithoutResources(where, cause);
	if (cause !== undefined) throw previewFailed(where, cause);
}

/** The errors in a preview's diagnostics. */
function errorsIn({ diagnostics }: Bag, shown: number): readonly string[] {
	return (Array.isArray(diagnostics) ? diagnostics : [])
		.filter(isBag)
		.flatMap(({ message, severity }) => {
			const text = stripVTControlCharacters(textOf(message)).trim();
			// A YAML program logs its error as information, and only shows the root.
			const isError =
				severity === "error" || (shown <= 1 && text.startsWith("Error: "));
			return isError ? [text] : [];
		});
}

/** The input error for a preview without resources, whose program may have failed. */
export function previewWithoutResources(where: string, cause?: string): Error {
	return cause !== undefined && isProgramError(cause)
		? previewFailed(where, cause)
		: previewNotStarted(where, cause);
}

/** The input error for a preview that could not start. */
export function previewNotStarted(where: string, cause?: string): Error {
	return inputError(
		cause
			? `${where} is from a preview that could not start. ${quoted(cause)} Fix it and preview again.`
			: `${where} is from a preview that could not start, and shows no resources: run "pulumi preview" without --json, fix the error and preview again.`,
	);
}

/** The input error for a preview that failed. */
export function previewFailed(where: string, cause?: string): Error {
	return inputError(
		`${where} is from a preview that failed${cause ? `. ${quoted(cause)} Fix` : ": fix"} the program and preview again.`,
	);
}

function quoted(cause: string): string {
	const line = firstSentence(cause).replace(/[.:]$/, "");
	const shown = shortened(line);
	const place = placeIn(cause);
	const at = place === undefined ? "" : ` (${place})`;
	return `Pulumi reported: ${shown}${at}${shown === line ? "." : ""}`;
}

/** The innermost stack frame of a program's error outside packages. */
function placeIn(cause: string): string | undefined {
	if (!isProgramError(cause)) return undefined;
	const own = framesIn(cause).find(([path]) => !path.includes("node_modules"));
	return own && `${own[0].replace(/^file:\/\//, "")}:${own[1]}`;
}

/**
 * The closing line of every failed preview. If it is the only error, a policy
 * failed the preview, and the preview is complete.
 */
export const CLOSING = /^(error: )?preview failed\s*$/;

/**
 * Throws an input error if a preview shows only changes, since controls would
 * miss the unchanged resources.
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

/** Throws an input error if a refresh shows only its targets, and not the whole stack. */
export function refuseTargetsOnly(
	steps: readonly unknown[],
	where: string,
): void {
	const showsRoot = steps
		.filter(isBag)
		.some(({ urn }) => qualifiedTypeIn(textOf(urn)) === ROOT_TYPE);
	if (!showsRoot)
		throw inputError(
			`${where} is from a refresh that shows only its targets: create it with "pulumi refresh --preview-only --json", without --target.`,
		);
}
