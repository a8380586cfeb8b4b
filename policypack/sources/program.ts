import type { Stack } from "../providers/resource";
import { rootUrn } from "../providers/urn";
import {
	type DeploymentTarget,
	validateTarget,
} from "./program/deploymentTarget";
import { readProject } from "./program/project";
import { hasStackFile, readStackConfig } from "./program/stackConfig";
import { DEFAULT_TIMEOUT_SECONDS } from "./program/timeout";

/** Options of `readProgram`. */
export interface ProgramOptions extends DeploymentTarget {
	/** Stack whose configuration file is used. Default: the only one. */
	readonly stack?: string;
	/**
	 * Maximum run time in seconds. Default: 1800, and a program without activity
	 * for 120 seconds is stopped earlier.
	 */
	readonly timeoutSeconds?: number;
	/** Called with each warning, in one line. */
	readonly warn?: (line: string) => void;
	/** Maximum time without activity in milliseconds. Default: 120,000 without `timeoutSeconds`, and else no limit. */
	readonly idleMs?: number;
}

/**
 * Runs the Pulumi program in a folder with its own SDK, as a preview would, and
 * returns the registered resources. Needs no CLI, credentials or network: values
 * that only AWS has are unknown. Throws an input error.
 */
export async function readProgram(
	folder: string,
	options: ProgramOptions,
): Promise<Stack> {
	const { timeoutSeconds, idleMs, stack, warn, ...target } = options;
	validateTarget(target);
	const project = readProject(folder);
	const config = readStackConfig(project, stack);
	if (stack !== undefined && !hasStackFile(project, stack))
		warn?.(
			`${folder} has no configuration file for stack ${stack}: the program runs without stack configuration.`,
		);
	// Loaded while a compiler runs: the engine takes long to load.
	const [prepared, { resourcesOf }] = await Promise.all([
		project.runtime.prepare?.(project),
		import("./program/resourcesOf"),
	]);
	const running = {
		...{ project, config, target, prepared, reveals: false },
		limitMs: (timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
		// A user who sets the time limit may know that the program waits.
		idleMs: idleMs ?? (timeoutSeconds === undefined ? QUIET_MS : Infinity),
	};
	try {
		return {
			urn: rootUrn(config.stack, project.name),
			name: config.stack,
			resources: await resourcesOf(running),
		};
	} finally {
		prepared?.remove();
	}
}

/** Default maximum time without activity, in milliseconds. */
const QUIET_MS = 120_000;
