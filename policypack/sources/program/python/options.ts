import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { inputError } from "../../../inputError";
import type { Project } from "../project";
import { textOf } from "../yamlFile";

/** Tools that install the packages of a program. */
export type Toolchain = "pip" | "poetry" | "uv";

/** Options of the runtime `python` in a Pulumi.yaml. */
export interface PythonOptions {
	/** Default: uv or poetry if their lock file exists, otherwise pip. */
	readonly toolchain: Toolchain;
	/** Folder of the virtual environment; default: the choice of the toolchain. */
	readonly virtualenv: string | undefined;
}

/**
 * https://www.pulumi.com/docs/iac/languages-sdks/python/
 * `typechecker` has no effect, because `check` evaluates resources, not types.
 * Throws an input error if the toolchain is not one of Pulumi's.
 */
export function pythonOptions({
	runtimeOptions,
	folder,
	programFolder,
}: Project): PythonOptions {
	const declared = textOf(runtimeOptions.toolchain);
	if (declared !== undefined && !isToolchain(declared))
		throw inputError(
			`${folder}: runtime.options.toolchain in Pulumi.yaml is ${declared}: use pip, poetry or uv.`,
		);
	return {
		toolchain: declared ?? detected(programFolder),
		virtualenv: textOf(runtimeOptions.virtualenv),
	};
}

function isToolchain(name: string): name is Toolchain {
	return ["pip", "poetry", "uv"].includes(name);
}

function detected(folder: string): Toolchain {
	if (folderAbove(folder, "uv.lock") !== undefined) return "uv";
	return folderAbove(folder, "poetry.lock") === undefined ? "pip" : "poetry";
}

/** The nearest folder with a file of this name, from a folder upwards. */
export function folderAbove(folder: string, name: string): string | undefined {
	if (existsSync(join(folder, name))) return folder;
	const above = dirname(folder);
	return above === folder ? undefined : folderAbove(above, name);
}
