import { inputError } from "../inputError";
import type { Stack } from "../providers/resource";
import { isBag } from "../providers/wire";
import { contentOf, HOW_TO_CREATE } from "./stackFile/content";
import { previewOf } from "./stackFile/events";
import { withOperations } from "./stackFile/operations";
import {
	previewNotStarted,
	refuseChangesOnly,
	refuseFailure,
	refuseTargetsOnly,
} from "./stackFile/preview";
import { type Bag, type Merge, stackOf, textOf } from "./stackFile/states";
import { leftBy } from "./stackFile/steps";

/** A stack as a file shows it, and which kind of file that is. */
export interface StackFile {
	readonly kind: "state" | "preview";
	readonly stack: Stack;
}

/**
 * Reads what `pulumi stack export` or `pulumi preview --json --show-sames` wrote,
 * or a stack's file of a backend in a folder or bucket. Throws an input error
 * where the text is none of them.
 * @param text The file's content.
 * @param where The file's name, for messages.
 */
export function readStackFile(text: string, where: string): StackFile {
	const content = contentOf(text, where);
	if (content.kind === "events")
		return readPreview(previewOf(content.events, where), where);
	const { value } = content;
	if (!isBag(value))
		throw inputError(
			`${where} is neither a stack export nor a preview: ${HOW_TO_CREATE}`,
		);
	if ("deployment" in value) return readState(value, value.deployment, where);
	if ("checkpoint" in value) {
		const checkpoint = isBag(value.checkpoint) ? value.checkpoint : {};
		const { latest, stack } = checkpoint;
		return readState(value, latest, where, textOf(stack));
	}
	if ("steps" in value) return readPreview(value, where);
	refuseFailure(value, where);
	const isOfPreview = Object.keys(value).every((key) => DIGEST.has(key));
	throw isOfPreview
		? previewNotStarted(where)
		: inputError(
				`${where} is neither a stack export nor a preview: ${HOW_TO_CREATE}`,
			);
}

/**
 * What a preview writes besides its steps; one that could not begin, `{}`.
 * https://github.com/pulumi/pulumi/blob/master/pkg/display/json.go
 */
const DIGEST: ReadonlySet<string> = new Set([
	"config",
	"diagnostics",
	"duration",
	"changeSummary",
	"maybeCorrupt",
]);

/** The newest form of a state that is known here; the older ones are parts of it. */
const NEWEST = 4;

function readState(
	{ version }: Bag,
	deployment: unknown,
	where: string,
	place = "",
): StackFile {
	if (typeof version === "number" && version > NEWEST)
		throw inputError(
			`${where} has state version ${version}, and versions up to ${NEWEST} are supported: update cloudtrail-compliance.`,
		);
	if (!isBag(deployment))
		throw inputError(
			`${where} is an export without state, such as of a stack that was never updated: update the stack and export it again, or check the program.`,
		);
	const states = listIn(deployment, "resources", where);
	const operations = listIn(deployment, "pending_operations", where);
	// The full name is ORGANIZATION/PROJECT/STACK; an older one, the stack's alone.
	const [stack, project] = place.split("/").reverse();
	const known = stackOf(states, where, asThere, {
		...(stack && { stack }),
		...(project && { project }),
	});
	return {
		kind: "state",
		stack: withOperations(known, states, operations, asThere),
	};
}

/**
 * Reads what a preview shows, from the form of `pulumi preview --json` without
 * streaming. Throws an input error if it is not all of the stack.
 * @param where The preview's name, for messages.
 */
export function readPreview(preview: Bag, where: string): StackFile {
	refuseFailure(preview, where);
	const steps = listIn(preview, "steps", where);
	const { states, isRefreshOnly } = leftBy(steps);
	if (isRefreshOnly) refuseTargetsOnly(steps, where);
	else refuseChangesOnly(preview, where);
	// One that began shows the root of the stack at least.
	if (steps.length === 0) throw previewNotStarted(where);
	return {
		kind: "preview",
		stack: stackOf(states, where, isRefreshOnly ? asThere : asPlanned),
	};
}

/** Outputs are what is there. */
const asThere: Merge = (inputs, outputs) => ({ ...inputs, ...outputs });

/**
 * Inputs are what will be; outputs still are what was, and of use for a name
 * alone that the program leaves to the provider.
 */
const asPlanned: Merge = (inputs, { bucket, bucketName }) => ({
	...(bucket !== undefined && { bucket }),
	...(bucketName !== undefined && { bucketName }),
	...inputs,
});

function listIn(bag: Bag, property: string, where: string): readonly unknown[] {
	const list = bag[property] ?? [];
	if (Array.isArray(list)) return list;
	throw inputError(
		`${where}: "${property}" is not an array, so the file was edited or truncated: ${HOW_TO_CREATE}`,
	);
}
