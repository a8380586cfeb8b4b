import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type {
	ReadResourceRequest,
	RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import type { SourcePosition } from "@pulumi/pulumi/proto/source_pb";
import type { Location } from "../../model/facts";

/**
 * The line that registered a resource: the innermost stack frame in the program,
 * not in a package.
 */
export function locationOf(
	root: string,
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
		return inside[0] === ".." || inside.includes("node_modules")
			? undefined
			: inside.join("/");
	} catch {
		return undefined;
	}
}
