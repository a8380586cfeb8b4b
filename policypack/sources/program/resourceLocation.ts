import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type {
	ReadResourceRequest,
	RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import type { SourcePosition } from "@pulumi/pulumi/proto/source_pb";
import type { Location } from "../../model/facts";
import type { Project } from "./project";

/**
 * The line that registered a resource: the innermost stack frame in the program,
 * not in a package.
 */
export function locationOf(
	{ root, runtime }: Project,
	request: RegisterResourceRequest | ReadResourceRequest,
): Location | undefined {
	const frames = request.getStacktrace()?.getFramesList() ?? [];
	return [request.getSourceposition(), ...frames.map((frame) => frame.getPc())]
		.map(
			(position) =>
				position && ownPosition(root, position, runtime.isOfPackage),
		)
		.find((location) => location !== undefined);
}

function ownPosition(
	root: string,
	position: SourcePosition,
	isOfPackage?: (path: string) => boolean,
): Location | undefined {
	const file = ownFile(root, position.getUri(), isOfPackage);
	const line = position.getLine();
	return file === undefined || line < 1 ? undefined : { file, line };
}

/**
 * The path of a file relative to the project, from its absolute path or URL;
 * undefined if it is outside, or in a package.
 */
export function ownFile(
	root: string,
	file: string,
	isOfPackage: (path: string) => boolean = isOfNodePackage,
): string | undefined {
	try {
		const path = file.startsWith("file:") ? fileURLToPath(file) : file;
		const inside = relative(root, path).split(sep).join("/");
		return /^\.\.(?:\/|$)/.test(inside) || isOfPackage(inside)
			? undefined
			: inside;
	} catch {
		return undefined;
	}
}

function isOfNodePackage(path: string): boolean {
	return path.split("/").includes("node_modules");
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
