import type { Stack } from "../providers/resource";
import { isBag } from "../providers/wire";
import { inputError } from "./inputError";
import {
	previewed,
	refuseChangesOnly,
	refuseFailure,
} from "./stackFile/preview";
import { type Bag, stackOf } from "./stackFile/states";

/** A stack as a file shows it, and which kind of file that is. */
export interface StackFile {
	readonly kind: "state" | "preview";
	readonly stack: Stack;
}

/**
 * Reads what `pulumi stack export` or `pulumi preview --json --show-sames` wrote. Throws an
 * input error where the text is neither.
 * @param text The file's content.
 * @param where The file's name, for messages.
 */
export function readStackFile(text: string, where: string): StackFile {
	const content = parse(text, where);
	if (isBag(content) && isBag(content.deployment))
		return {
			kind: "state",
			stack: stackOf(
				listIn(content.deployment, "resources", where),
				where,
				// Outputs are what is there.
				(inputs, outputs) => ({ ...inputs, ...outputs }),
			),
		};
	if (isBag(content) && "steps" in content) {
		refuseFailure(content, where);
		refuseChangesOnly(content, where);
		return {
			kind: "preview",
			stack: stackOf(
				previewed(listIn(content, "steps", where)),
				where,
				// Inputs are what will be; outputs still are what was, and of use for
				// a name alone that the program leaves to the provider.
				(inputs, { bucket, bucketName }) => ({
					...(bucket !== undefined && { bucket }),
					...(bucketName !== undefined && { bucketName }),
					...inputs,
				}),
			),
		};
	}
	if (isBag(content)) refuseFailure(content, where);
	throw inputError(
		`${where} is neither a stack export nor a preview: write it with "pulumi stack export" or "pulumi preview --json --show-sames".`,
	);
}

function parse(text: string, where: string): unknown {
	const json = text.replace(/^\uFEFF/, "").trim();
	if (json === "")
		throw inputError(
			`${where} is empty: write it with "pulumi stack export" or "pulumi preview --json --show-sames".`,
		);
	try {
		return JSON.parse(json);
	} catch {
		throw inputError(
			`${where} is not JSON, or was cut off: write it anew with "pulumi stack export" or "pulumi preview --json --show-sames".`,
		);
	}
}

function listIn(bag: Bag, property: string, where: string): readonly unknown[] {
	const list = bag[property] ?? [];
	if (Array.isArray(list)) return list;
	throw inputError(
		`${where}: "${property}" is not a list: write the file anew with "pulumi stack export" or "pulumi preview --json --show-sames".`,
	);
}
