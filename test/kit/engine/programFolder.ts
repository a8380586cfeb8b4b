import { resolve, sep } from "node:path";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { type RunOptions, runInline } from "./inlineProgram";
import type { EngineRun } from "./keptStack";

function forgetModulesIn(folder: string): void {
	for (const file of Object.keys(require.cache)) {
		const own = file.startsWith(folder + sep);
		if (own && !file.includes(`${sep}node_modules${sep}`)) {
			delete require.cache[file];
		}
	}
}

/**
 * Does something with the Node program in a folder with a Pulumi.yaml. There is
 * no Node language host, so this process loads the program; it must share this
 * project's `@pulumi/pulumi`. Not for two folders at once: the folder is made
 * the working directory, as the engine would.
 */
export async function inFolder<Result>(
	folder: string,
	use: (program: PulumiFn, project: string) => Promise<Result>,
): Promise<Result> {
	const project = resolve(folder);
	const before = process.cwd();
	const program = async () => {
		// Loading a program is what registers its resources: a module that is
		// cached from an earlier run would register nothing.
		forgetModulesIn(project);
		const exported = require(project);
		return typeof exported === "function" ? exported() : exported;
	};
	process.chdir(project);
	try {
		return await use(program, project);
	} finally {
		process.chdir(before);
		forgetModulesIn(project);
	}
}

/** Runs the Node program in a folder with a Pulumi.yaml. */
export function runFolder(
	folder: string,
	options: RunOptions,
): Promise<EngineRun> {
	return inFolder(folder, (program, project) =>
		runInline(program, options, project),
	);
}

/** Previews the Node program in a folder with a Pulumi.yaml. */
export function previewFolder(
	folder: string,
	options: Omit<RunOptions, "operation">,
): Promise<EngineRun> {
	return runFolder(folder, { ...options, operation: "preview" });
}
