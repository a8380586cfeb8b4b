import { posix } from "node:path";
import type { JsonSource } from "./findingRows";
import type { JsonFinding } from "./jsonSchema";

/** Where the repository and the sources of a report are. */
export interface Repository {
	/** Absolute path of the repository's root, such as `git rev-parse --show-toplevel` prints. */
	readonly root: string;
	/** Absolute path of the folder that the names of sources are relative to. */
	readonly workingFolder: string;
	/** Whether an absolute path is an existing file. */
	readonly isFile: (path: string) => boolean;
}

/** A line of a file in the repository. */
export interface RepositoryPlace {
	/** Path relative to the root, with forward slashes and without `..`. */
	readonly path: string;
	readonly line: number;
}

/** The name of a source on standard input. */
const STANDARD_INPUT = "standard input";

/**
 * Where to show a finding: the line that declares its resource, otherwise the
 * program's Pulumi.yaml or the source file. An account has no file: its path is
 * made of its partition and ID.
 */
export function placeOf(
	source: JsonSource,
	location: JsonFinding["location"],
	repository: Repository,
): RepositoryPlace {
	const declared = location
		? declaredPath(source, location.file, repository)
		: undefined;
	if (location && declared !== undefined)
		return { path: declared, line: location.line };
	const path = insidePath(fallbackPath(source, repository), repository);
	return { path: path ?? "Pulumi.yaml", line: 1 };
}

/** Whether the name of a source is that of a program's folder. */
export function isProgramFolder({
	folder,
	kind,
}: Pick<JsonSource, "folder" | "kind">): boolean {
	return kind === "program" || folder !== undefined;
}

/** The folders that a source's locations may be relative to, the likeliest first. */
function foldersOf(
	source: JsonSource,
	{ root, workingFolder }: Repository,
): readonly string[] {
	const { kind, name } = source;
	const path = absolute(workingFolder, name);
	if (isProgramFolder(source)) return [path];
	// Of programs that are judged together: relative to the working folder.
	if (kind === "account")
		return [absolute(root, workingFolder), absolute(root, ".")];
	// A file does not say where the folder of its program is.
	const own = name === STANDARD_INPUT ? [] : [posix.dirname(path)];
	return [...own, absolute(root, workingFolder), absolute(root, ".")];
}

function declaredPath(
	source: JsonSource,
	file: string,
	repository: Repository,
): string | undefined {
	const paths = foldersOf(source, repository)
		.map((folder) => absolute(folder, file))
		.filter((path) => insidePath(path, repository) !== undefined);
	const path = paths.find(repository.isFile) ?? paths[0];
	return path === undefined ? undefined : insidePath(path, repository);
}

function fallbackPath(source: JsonSource, repository: Repository): string {
	const { kind, name, partition = "aws" } = source;
	if (kind === "account")
		return absolute(repository.root, `${slashed(partition)}/${slashed(name)}`);
	const path = absolute(repository.workingFolder, name);
	const isFolder = isProgramFolder(source);
	if (!isFolder && name !== STANDARD_INPUT) return path;
	const folder = isFolder ? path : absolute(repository.workingFolder, ".");
	const files = ["Pulumi.yaml", "Pulumi.yml"].map((file) =>
		absolute(folder, file),
	);
	return files.find(repository.isFile) ?? `${folder}/Pulumi.yaml`;
}

/** A path relative to the root; undefined outside of it. */
function insidePath(path: string, { root }: Repository): string | undefined {
	const folder = absolute(root, ".").replace(/\/$/, "");
	const isInside = /^[a-z]:/i.test(folder)
		? path.toLowerCase().startsWith(`${folder.toLowerCase()}/`)
		: path.startsWith(`${folder}/`);
	const inside = path.slice(folder.length + 1).replace(/\/+$/, "");
	return isInside && inside !== "" ? inside : undefined;
}

function absolute(folder: string, path: string): string {
	const wanted = slashed(path);
	const isAbsolute = /^(\/|[a-z]:\/)/i.test(wanted);
	return posix.normalize(isAbsolute ? wanted : `${slashed(folder)}/${wanted}`);
}

/** Reports may have been written on Windows. */
function slashed(path: string): string {
	return path.replaceAll("\\", "/");
}
