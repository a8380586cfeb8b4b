import { inputError } from "../../inputError";
import { qualifiedTypeIn, ROOT_TYPE } from "../../providers/urn";
import { isBag } from "../../providers/wire";
import { failureOf } from "./previewFailure";
import { isOfProgram, sentenceOf } from "./reportedError";
import { type Bag, textOf } from "./states";

/** Throws an input error if a preview failed, because it only shows a part of the stack. */
export function refuseFailure(preview: Bag, where: string): void {
	const failure = failureOf(preview);
	if (failure)
		throw (failure.isOfProgram ? previewFailed : previewNotStarted)(
			where,
			failure.cause,
		);
}

/** The input error for a preview without resources, whose program may have failed. */
export function previewWithoutResources(where: string, cause?: string): Error {
	return cause !== undefined && isOfProgram(cause)
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
	return `Pulumi reported: ${sentenceOf(cause)}`;
}

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
