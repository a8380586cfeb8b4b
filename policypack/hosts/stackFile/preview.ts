import { stripVTControlCharacters } from "node:util";
import { ROOT_TYPE } from "../../providers/urn";
import { isBag } from "../../providers/wire";
import { inputError } from "../inputError";
import { type Bag, textOf } from "./states";

/** A preview that failed shows a part of the stack: nothing may pass by it. */
export function refuseFailure(preview: Bag, where: string): void {
	const diagnostics = Array.isArray(preview.diagnostics)
		? preview.diagnostics
		: [];
	const shown = Array.isArray(preview.steps) ? preview.steps.length : 0;
	const hasFailed = diagnostics.filter(isBag).some((diagnostic) => {
		const message = stripVTControlCharacters(textOf(diagnostic.message));
		if (diagnostic.severity === "error")
			return shown === 0 || !CLOSING.test(message);
		// A program in YAML only says its error, and with it shows its root alone.
		return shown <= 1 && message.startsWith("Error: ");
	});
	if (hasFailed)
		throw inputError(
			`${where} is of a preview that failed: correct the program and preview again.`,
		);
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
			`${where} shows only what changes, and ${counted - shown} unchanged resources are not in it: write it with "pulumi preview --json --show-sames".`,
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
			`${where} is of a refresh that shows only its targets: write it with "pulumi refresh --preview-only --json", without --target.`,
		);
}
