import type { Stack } from "../../policypack/providers/resource";
import {
	type ProgramOptions,
	readProgram,
} from "../../policypack/sources/program";
import { type Files, writeFiles } from "../kit/programs";
import { python } from "./languages";

/** A Pulumi.yaml for a program in Python. */
export const PULUMI_YAML = `name: shop\n${python.runtime}\n`;

/** A Pulumi.yaml for a program in Python, with other options of its runtime. */
export const pulumiYaml = (options: string) =>
	`name: shop\nruntime: { name: python, options: { ${options} } }\n`;

/** Writes a program into a folder of its own, which `removePrograms` removes. */
export function writePython(program: string, files: Files = {}): string {
	return writeFiles(
		{ "Pulumi.yaml": PULUMI_YAML, "__main__.py": program, ...files },
		{ isInstalled: false },
	);
}

/** The stack that a program in Python declares. */
export function pythonStack(
	program: string,
	files: Files = {},
	options: ProgramOptions = {},
): Promise<Stack> {
	return readProgram(writePython(program, files), options);
}
