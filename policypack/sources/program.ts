import type { Resource, Stack } from "../providers/resource";
import { rootUrn } from "../providers/urn";
import {
	deferredResources,
	withoutPlaceholders,
	withPlaceholders,
} from "./program/deferredResources";
import {
	type DeploymentTarget,
	validateTarget,
} from "./program/deploymentTarget";
import { programError } from "./program/failure";
import { readProject } from "./program/project";
import { type Ran, type Running, runProgram } from "./program/run";
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
	const prepared = await project.runtime.prepare?.(project);
	const running = {
		...{ project, config, target, prepared, reveals: false },
		limitMs: (timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
		// A user who sets the time limit may know that the program waits.
		idleMs: idleMs ?? (timeoutSeconds === undefined ? QUIET_MS : Infinity),
	};
	try {
		return await stackOf(running);
	} finally {
		prepared?.remove();
	}
}

/** The stack that a program declares. Throws an input error if it fails. */
async function stackOf(running: Running): Promise<Stack> {
	const { project, config } = running;
	const ran = await runProgram(running);
	const { ending, errors, resources } = ran;
	// A program that logs an error has failed, as in a preview.
	if (ending.code !== 0 || errors.length > 0)
		throw programError(project, errors, ending, running);
	const hidden = ending.signalled ? await hiddenBy(running, ran) : [];
	return {
		urn: rootUrn(config.stack, project.name),
		name: config.stack,
		resources: [...resources, ...hidden],
	};
}

/** Default maximum time without activity, in milliseconds. */
const QUIET_MS = 120_000;

/** Time limit of the second run, relative to the first. */
const AT_LEAST_MS = 5_000;

/**
 * The resources that the program registers inside apply callbacks on values that
 * are not known here. This second run may fail on a placeholder: the resources
 * registered before count. Placeholders of the account and Region have a valid
 * format, because programs may validate them.
 */
async function hiddenBy(
	running: Running,
	{ resources, lacking, tookMs }: Ran,
): Promise<readonly Resource[]> {
	const usualMs = AT_LEAST_MS + 2 * tookMs;
	const leftMs = running.limitMs - tookMs;
	const limitMs = Math.min(usualMs, leftMs);
	const target = withPlaceholders(running.target);
	const again = await runProgram({
		...{ ...running, target, limitMs },
		reveals: true,
	});
	// The resources it would have registered are not known.
	if (again.ending.stopped === "late" && leftMs < usualMs)
		throw programError(running.project, [], again.ending, running);
	const shown = withoutPlaceholders(again.resources, running.target);
	return deferredResources(resources, shown, [...lacking].sort());
}
