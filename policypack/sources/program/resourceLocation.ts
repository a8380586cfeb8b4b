import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type {
	ReadResourceRequest,
	RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import type { SourcePosition } from "@pulumi/pulumi/proto/source_pb";
import type { Location } from "../../model/facts";
import { PACKAGE_FOLDERS } from "../packageFolders";
import type { Project } from "./project";

/**
 * The line that registered a resource: the innermost stack frame in the program,
 * not in a package.
 */
export function locationOf(
	{ root }: Project,
	request: RegisterResourceRequest | ReadResourceRequest,
): Location | undefined {
	const frames = request.getStacktrace()?.getFramesList() ?? [];
	return [request.getSourceposition(), ...frames.map((frame) => frame.getPc())]
		.map((position) => position && ownPosition(root, position))
		.find((location) => location !== undefined);
}

function ownPosition(
	root: string,
	position: SourcePosition,
): Location | undefined {
	const file = ownFile(root, position.getUri());
	const line = position.getLine();
	return file === undefined || line < 1 ? undefined : { file, line };
}

/**
 * The path of a file relative to the project, from its absolute path or URL;
 * undefined if it is outside, or in a package.
 */
export function ownFile(root: string, file: string): string | undefined {
	try {
		const path = file.startsWith("file:") ? fileURLToPath(file) : file;
		const inside = relative(root, path).split(sep);
		return inside[0] === ".." || isOfPackage(root, inside)
			? undefined
			: inside.join("/");
	} catch {
		return undefined;
	}
}

/** Whether a file is in a folder of packages, or in a virtual environment of Python. */
function isOfPackage(root: string, inside: readonly string[]): boolean {
	if (inside.at(-1)?.endsWith(".go")) return isOfModule(root, inside);
	return (
		inside.some((name) => PACKAGE_FOLDERS.has(name)) ||
		(inside.at(-1)?.endsWith(".py") === true &&
			inside.some((_, depth) =>
				existsSync(join(root, ...inside.slice(0, depth), "pyvenv.cfg")),
			))
	);
}

/**
 * Whether a file is vendored, or of Go's module cache. An executable that was
 * compiled elsewhere may name a file that does not exist.
 */
function isOfModule(root: string, inside: readonly string[]): boolean {
	return (
		inside.slice(0, -1).some((name) => /^vendor$|@v\d/.test(name)) ||
		!existsSync(join(root, ...inside))
	);
}

/** A line of the program, as the user spells the folder. */
export function placeIn(
	{ folder }: Project,
	file: string,
	line: string | number,
): string {
	return `${folder.replace(/\/$/, "")}/${file}:${line}`;
}

/** A path of the project, as the user spells the folder. */
export function asSpelled({ folder, root }: Project, path: string): string {
	return join(folder, relative(root, path));
}

/** Whether a resource was registered inside an `apply`, if the SDK shows it. */
export function isInApply(
	{ runtime: { isApply } }: Project,
	request: RegisterResourceRequest | ReadResourceRequest,
): boolean {
	const frames = request.getStacktrace()?.getFramesList() ?? [];
	return (
		isApply !== undefined &&
		frames.some((frame) => isApply(frame.getPc()?.getUri() ?? ""))
	);
}
