import { createHash } from "node:crypto";
import { isBag } from "../../providers/wire";

/** Deeper than any record that is written, and shallower than the call stack. */
const DEEPEST = 400;

/**
 * The canonical text of JSON data: without white space, the names of each
 * object in order. Written for speed: there may be thousands of records.
 * https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalJson(data: unknown, depth = 0): string {
	if (depth > DEEPEST) throw new RangeError("it is nested too deep");
	let text = "";
	if (Array.isArray(data)) {
		for (const item of data) text += `,${canonicalJson(item, depth + 1)}`;
		return `[${text.slice(1)}]`;
	}
	if (!isBag(data)) return JSON.stringify(data);
	for (const name of Object.keys(data).sort())
		text += `,${quoted(name)}:${canonicalJson(data[name], depth + 1)}`;
	return `{${text.slice(1)}}`;
}

/** Names that need no escape, as nearly all do. */
const PLAIN = /^[\w$:. -]+$/;

function quoted(name: string): string {
	return PLAIN.test(name) ? `"${name}"` : JSON.stringify(name);
}

/** The hash of a record: of everything in it but the hash itself. */
export function hashOf(record: Readonly<Record<string, unknown>>): string {
	const { hash: _, ...rest } = record;
	const hash = createHash("sha256").update(canonicalJson(rest)).digest("hex");
	return `sha256:${hash}`;
}
