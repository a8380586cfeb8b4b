import type { Location } from "../../model/facts";
import { isBag } from "../../providers/wire";
import { PACKAGE_FOLDERS } from "../packageFolders";
import type { Bag } from "./states";

/**
 * The line that registered a resource: the innermost stack frame in the program,
 * not in a package. Undefined if the state shows none.
 */
export function locationOf({
	sourcePosition,
	stackTrace,
}: Bag): Location | undefined {
	const frames = (Array.isArray(stackTrace) ? stackTrace : []).filter(isBag);
	return [sourcePosition, ...frames.map((frame) => frame.sourcePosition)]
		.map(ownPosition)
		.find((location) => location !== undefined);
}

/**
 * `project:///index.ts#12,3`: the file, its line and its column. Lines are
 * counted from 1: with another number the location is not known.
 */
function ownPosition(position: unknown): Location | undefined {
	if (typeof position !== "string") return undefined;
	const match = /^project:\/\/\/(.+)#([1-9]\d{0,8})(,\d+)?$/.exec(position);
	if (!match?.[1]) return undefined;
	try {
		const file = decodeURIComponent(match[1]);
		const folders = file.split("/");
		return folders[0] === ".." ||
			folders.some((name) => PACKAGE_FOLDERS.has(name))
			? undefined
			: { file, line: Number(match[2]) };
	} catch {
		// The location is not known, and all else is.
		return undefined;
	}
}
