import { createHash } from "node:crypto";
import { isBag } from "../../providers/wire";

/** Deeper than any record that is written, and shallower than the call stack. */
const DEEPEST = 400;

/**
 * The canonical text of JSON data: without white space, the names of each
 * object in order.
 * https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalJson(data: unknown, depth = 0): string {
	if (depth > DEEPEST) throw new RangeError("it is nested too deep");
	if (Array.isArray(data))
		return `[${data.map((item) => canonicalJson(item, depth + 1)).join()}]`;
	if (!isBag(data)) return JSON.stringify(data);
	const members = Object.keys(data)
		.sort()
		.map(
			(name) =>
				`${JSON.stringify(name)}:${canonicalJson(data[name], depth + 1)}`,
		);
	return `{${members.join()}}`;
}

/** The hash of a record: of everything in it but the hash itself. */
export function hashOf(record: Readonly<Record<string, unknown>>): string {
	const { hash: _, ...rest } = record;
	const hash = createHash("sha256").update(canonicalJson(rest)).digest("hex");
	return `sha256:${hash}`;
}
