import type { Resource, Stack } from "../providers/resource";
import { rootUrn } from "../providers/urn";
import { type Ambient, refuseWrongAmbient } from "./program/ambient";
import { failureOf } from "./program/failure";
import { hiddenIn, withoutStandIns, withStandIns } from "./program/hidden";
import { readProject } from "./program/project";
import { type Ran, type Running, runProgram } from "./program/run";
import { hasStackFile, readStackConfig } from "./program/stackConfig";
import { DEFAULT_TIMEOUT_SECONDS } from "./program/timeout";

/** How a program is run. */
export interface ProgramOptions extends Ambient {
	/** The stack whose configuration file is used; the only one by default. */
	readonly stack?: string;
	/**
	 * Seconds that it may run. Where it is not given, 1800, and a program that
	 * does nothing at all for 120 is stopped before.
	 */
	readonly timeoutSeconds?: number;
	/** Gets a line about what may not be meant. */
	readonly warn?: (line: string) => void;
	/** Those 120 seconds, in milliseconds. */
	readonly quietMs?: number;
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
	const { timeoutSeconds, quietMs, stack, warn, ...ambient } = options;
	refuseWrongAmbient(ambient);
	const project = readProject(folder);
	const config = readStackConfig(project, stack);
	if (stack !== undefined && !hasStackFile(project, stack))
		warn?.(
			`${folder} has no configuration file for stack ${stack}: the program runs without stack configuration.`,
		);
	const running = {
		...{ project, config, ambient, reveals: false },
		limitMs: (timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
		// Who says how long a program may take may wait for what is slow.
		quietMs: quietMs ?? (timeoutSeconds === undefined ? QUIET_MS : Infinity),
	};
	const ran = await runProgram(running);
	const { ending, errors, resources } = ran;
	// A program that says there was an error has failed, as at a preview.
	if (ending.code !== 0 || errors.length > 0)
		throw failureOf(project, errors, ending, running);
	const hidden = ending.signalled ? await hiddenBy(running, ran) : [];
	return {
		urn: rootUrn(config.stack, project.name),
		name: config.stack,
		resources: [...resources, ...hidden],
	};
}

/** Milliseconds in which a program does something, unless it hangs. */
const QUIET_MS = 120_000;

/** A second run ends in about the time of the first: nobody waits for more. */
const AT_LEAST_MS = 5_000;

/**
 * What the program registers inside functions that wait for what is not known
 * here. That run may fail at any stand-in: what it shows until then counts. So
 * an account and a Region that are not given look as they would in AWS, for a
 * program may check them first.
 */
async function hiddenBy(
	running: Running,
	{ resources, lacking, tookMs }: Ran,
): Promise<readonly Resource[]> {
	const usualMs = AT_LEAST_MS + 2 * tookMs;
	const leftMs = running.limitMs - tookMs;
	const limitMs = Math.min(usualMs, leftMs);
	const ambient = withStandIns(running.ambient);
	const again = await runProgram({
		...{ ...running, ambient, limitMs },
		reveals: true,
	});
	// What it would have shown is not known.
	if (again.ending.stopped === "late" && leftMs < usualMs)
		throw failureOf(running.project, [], again.ending, running);
	const shown = withoutStandIns(again.resources, running.ambient);
	return hiddenIn(resources, shown, [...lacking].sort());
}
