import type { Resource } from "../../providers/resource";
import { programError } from "./failure";
import { comparedRuns } from "./plainSettings";
import { hasFailed, type Running, runProgram } from "./run";
import { runOnPlaceholders } from "./secondRun";

/** The resources that a program declares. Throws an input error if it fails. */
export async function resourcesOf(
	running: Running,
): Promise<readonly Resource[]> {
	const { project } = running;
	if (project.runtime.settingKeys) return comparedRuns(running);
	const ran = await runProgram(running);
	if (hasFailed(ran)) throw programError(running, ran);
	const { ending, resources } = ran;
	if (!ending.signalled) return resources;
	const { hidden } = await runOnPlaceholders(running, ran);
	return [...resources, ...hidden];
}
