import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How the programs of one language are written down and run. */
export interface Language {
	/** Name of the runtime, and of the folders with its programs. */
	readonly name: string;
	/** `runtime` in Pulumi.yaml, in YAML. */
	readonly runtime: string;
	/** Puts what a program needs to run into its folder. */
	readonly install: (folder: string) => void;
	/** Source files with the comments that mark calls: their last letters. */
	readonly extension: string;
}

const folders: string[] = [];

/** Copies a program into a project of its own, and returns the folder. */
export function projectOf(
	{ name, runtime, install }: Language,
	program: string,
	files: Readonly<Record<string, string>> = {},
): string {
	const folder = mkdtempSync(join(tmpdir(), `${name}-`));
	folders.push(folder);
	cpSync(program, folder, { recursive: true });
	writeFileSync(join(folder, "Pulumi.yaml"), `name: shop\n${runtime}\n`);
	for (const [path, text] of Object.entries(files))
		writeFileSync(join(folder, path), text);
	install(folder);
	return folder;
}

/** Removes all projects. */
export function removeProjects(): void {
	for (const folder of folders.splice(0))
		rmSync(folder, { recursive: true, force: true });
}
