import { stripVTControlCharacters } from "node:util";
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
			`${where} is of a preview that failed: mend the program and preview again.`,
		);
}

/**
 * How every refused preview closes. With no other error it was a policy that
 * refused it, and a policy is asked when the whole stack is there.
 */
const CLOSING = /^(error: )?preview failed\s*$/;

/** What a preview's steps leave: the new state of each resource, once. */
export function previewed(steps: readonly unknown[]): readonly unknown[] {
	const left = new Map<unknown, unknown>();
	for (const step of steps)
		if (isBag(step) && isBag(step.newState) && !GONE.has(String(step.op)))
			left.set(step.urn, withOutputs(step.newState, step));
	return [...left.values()];
}

const GONE: ReadonlySet<string> = new Set([
	"delete",
	"delete-replaced",
	"discard",
	"discard-replaced",
	"read-discard",
	"remove-pending-replace",
]);

/** What is there already shows its outputs in the state before only. */
function withOutputs(newState: Bag, { op, oldState }: Bag): Bag {
	const remains = isBag(oldState) && !/replace/.test(String(op));
	return newState.outputs === undefined && remains
		? { ...newState, outputs: oldState.outputs }
		: newState;
}

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
