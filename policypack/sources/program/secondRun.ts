import type { Resource } from "../../providers/resource";
import {
	deferredResources,
	withoutPlaceholders,
	withPlaceholders,
} from "./deferredResources";
import { programError } from "./failure";
import { type Ran, type Running, runProgram } from "./run";
import type { StackConfig } from "./stackConfig";

/** Time limit of the second run, relative to the first. */
const AT_LEAST_MS = 5_000;

/** What a run on placeholders shows. */
export interface Shown {
	readonly ran: Ran;
	/** What it registers, without placeholders. */
	readonly resources: readonly Resource[];
	/** What it registers and the first run does not. */
	readonly hidden: readonly Resource[];
}

/**
 * The resources that the program registers inside apply callbacks on values that
 * are not known here. This second run may fail on a placeholder: the resources
 * registered before count. Placeholders of the account and Region have a valid
 * format, because programs may validate them.
 */
export async function runOnPlaceholders(
	running: Running,
	{ resources, lacking, tookMs }: Ran,
	config: StackConfig = running.config,
): Promise<Shown> {
	const usualMs = AT_LEAST_MS + 2 * tookMs;
	const leftMs = running.limitMs - tookMs;
	const limitMs = Math.min(usualMs, leftMs);
	const target = withPlaceholders(running.target);
	const ran = await runProgram({
		...{ ...running, target, config, limitMs },
		reveals: true,
	});
	// The resources it would have registered are not known.
	if (ran.ending.stopped === "late" && leftMs < usualMs)
		throw programError(running, { ...ran, errors: [] });
	const shown = withoutPlaceholders(ran.resources, running.target);
	const options = [...lacking].sort();
	return {
		ran,
		resources: shown,
		hidden: deferredResources(resources, shown, options),
	};
}
