import { cpSync, mkdtempSync } from "node:fs";
import { basename, join } from "node:path";
import { PROCESS_MS } from "../bounds";
import { type Finished, runBounded } from "./boundedProcess";
import { builtEngine, type Engine } from "./environment";

/** Seconds that one command may take. */
export const usualSeconds = PROCESS_MS / 1000;

/** Types `pulumi ARGS` in a folder. */
export function runCli(
	folder: string,
	args: readonly string[],
	engine: Engine,
	seconds = usualSeconds,
): Promise<Finished> {
	return runBounded(join(builtEngine, "bin", "pulumi"), args, {
		folder,
		variables: engine.variables,
		seconds,
	});
}

/**
 * Copies a project into the engine's folder, since the command line writes into
 * a project, and makes the stack `dev` in it. Returns the copy's folder.
 */
export async function copyProject(
	folder: string,
	engine: Engine,
): Promise<string> {
	const copy = mkdtempSync(
		join(engine.folder, "projects", `${basename(folder)}-`),
	);
	cpSync(folder, copy, { recursive: true });
	const { code, stderr } = await runCli(
		copy,
		["stack", "init", "dev", "--non-interactive"],
		engine,
	);
	if (code !== 0) throw new Error(`no stack could be made: ${stderr}`);
	return copy;
}
