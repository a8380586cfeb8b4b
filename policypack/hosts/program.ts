import type { Resource, Stack } from "../providers/resource";
import { rootUrn } from "../providers/urn";
import { type Ambient, refuseWrongAmbient } from "./program/ambient";
import { failureOf } from "./program/failure";
import { hiddenIn } from "./program/hidden";
import { readProject } from "./program/project";
import { type Ran, type Running, runProgram } from "./program/run";
import { readStackConfig } from "./program/stackConfig";

/** How a program is run. */
export interface ProgramOptions extends Ambient {
	/** The stack whose configuration file is used; the only one by default. */
	readonly stack?: string;
	/**
	 * After so long without a sign of life the program is stopped: 120,000
	 * milliseconds by default.
	 */
	readonly timeoutMs?: number;
}

/**
 * Runs the Pulumi program in a folder, by its own SDK and as at a preview, and
 * gives what it registers. It needs no CLI, no credentials and no network:
 * what only AWS knows is unknown. Throws an input error for whatever is wrong.
 */
export async function readProgram(
	folder: string,
	options: ProgramOptions,
): Promise<Stack> {
	const { timeoutMs = 120_000, stack, ...ambient } = options;
	refuseWrongAmbient(ambient);
	const project = readProject(folder);
	const config = readStackConfig(project, stack);
	const running = { project, config, ambient, timeoutMs, reveals: false };
	const ran = await runProgram(running);
	const { ending, errors, resources } = ran;
	// A program that says there was an error has failed, as at a preview.
	if (ending.code !== 0 || errors.length > 0)
		throw failureOf(project, errors, ending, timeoutMs);
	const hidden = ending.signalled ? await hiddenBy(running, ran) : [];
	return {
		urn: rootUrn(config.stack, project.name),
		name: config.stack,
		resources: [...resources, ...hidden],
	};
}

/** A second run ends in about the time of the first: nobody waits for more. */
const AT_LEAST_MS = 5_000;

/**
 * What the program registers inside functions that wait for what is not known
 * here. That run may fail at any stand-in: what it shows until then counts.
 */
async function hiddenBy(
	running: Running,
	{ resources, lacking, tookMs }: Ran,
): Promise<readonly Resource[]> {
	const again = await runProgram({
		...running,
		reveals: true,
		limitMs: AT_LEAST_MS + 2 * tookMs,
	});
	return hiddenIn(resources, again.resources, [...lacking].sort());
}
