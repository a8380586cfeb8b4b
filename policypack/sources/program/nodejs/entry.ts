import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { isBag } from "../../../providers/wire";
import { parsedJson, placeAt } from "../../../text/json";
import type { Project } from "../project";
import { asSpelled } from "../resourceLocation";
import { textOf } from "../yamlFile";

/** Errors of Node.js, its module loader and the SDK for a program without entry. */
const NO_ENTRY =
	/valid "main" entry|failed to locate the entry point|No entrypoint found in/;

/**
 * The problem with the entry of a program, and what to do, if the run failed
 * because of it: a compiled program may not be built yet.
 */
export function entryProblem(
	project: Project,
	line: string,
): string | undefined {
	const { root, programFolder } = project;
	// A missing module of a dependency has the same message.
	if (!NO_ENTRY.test(line) || hasIndex(programFolder)) return undefined;
	const file = packageFileAbove(programFolder, root);
	const entry = file === undefined ? undefined : entryIn(file);
	if (file === undefined || entry === undefined)
		return `${asSpelled(project, programFolder)} has no program: index.ts and index.js do not exist. ${BUILD}, or set \`main\` in Pulumi.yaml.`;
	const { path, property } = entry;
	return existsSync(join(dirname(file), path)) && !isFolder(dirname(file), path)
		? undefined
		: `${asSpelled(project, file)}: ${property} names ${path}, which does not exist. ${buildFirst(path, property)}`;
}

function hasIndex(folder: string): boolean {
	return ["ts", "js", "mts", "mjs", "cjs"].some((ending) =>
		existsSync(join(folder, `index.${ending}`)),
	);
}

const BUILD = "Build the program first (`npm run build` or `npx tsc`)";

/** What to do about a property with a file that does not exist. */
export function buildFirst(path: string, property: string): string {
	// A source file is not built.
	return /\.[cm]?tsx?$/.test(path)
		? `Correct ${property}.`
		: `${BUILD}, or correct ${property}.`;
}

/** The nearest package.json, from a folder up to the project folder. */
export function packageFileAbove(
	folder: string,
	root: string,
): string | undefined {
	const file = join(folder, "package.json");
	if (existsSync(file)) return file;
	return folder === root || folder === dirname(folder)
		? undefined
		: packageFileAbove(dirname(folder), root);
}

/** The problem with a package.json that Node.js cannot read, and what to do. */
export function brokenPackageFile(project: Project): string | undefined {
	const { root, programFolder } = project;
	const file = packageFileAbove(programFolder, root);
	if (file === undefined) return undefined;
	const parsed = parsedJson(readFileSync(file, "utf8"));
	if (parsed.isJson) return undefined;
	const path = asSpelled(project, file);
	return `${placeAt(path, parsed.line)} is not valid JSON: correct the file.`;
}

interface Entry {
	readonly property: "main" | "exports";
	readonly path: string;
}

/** The entry in a package.json, as the SDK reads it. */
function entryIn(file: string): Entry | undefined {
	const { exports, main } = packageIn(file);
	const whole = isBag(exports) ? exports["."] : exports;
	const chosen = isBag(whole)
		? (whole.default ?? whole.require ?? whole.import)
		: whole;
	const exported = textOf(chosen);
	if (exported !== undefined) return { property: "exports", path: exported };
	const path = textOf(main);
	return path === undefined ? undefined : { property: "main", path };
}

/** The content of a package.json; empty if it is not valid JSON. */
export function packageIn(file: string): Readonly<Record<string, unknown>> {
	const parsed = parsedJson(readFileSync(file, "utf8"));
	return parsed.isJson && isBag(parsed.value) ? parsed.value : {};
}

function isFolder(...path: readonly string[]): boolean {
	return (
		statSync(join(...path), { throwIfNoEntry: false })?.isDirectory() === true
	);
}
