import type { Resource } from "../../providers/resource";
import { programError } from "./failure";
import { comparedRuns } from "./plainSettings";
import { type Running, runProgram } from "./run";
import { runOnPlaceholders } from "./secondRun";

/** The resources that a program declares. Throws an input error if it fails. */
export async function resourcesOf(
	running: Running,
): Promise<readonly Resource[]> {
	const { project } = running;
	if (project.runtime.settingKeys) return comparedRuns(running);
	const ran = await runProgram(running);
	const { ending, errors, resources } = ran;
	// A program that logs an error has failed, as in a preview.
	if (ending.code !== 0 || errors.length > 0)
		throw programError(project, errors, ending, running);
	if (!ending.signalled) return resources;
	const { hidden } = await runOnPlaceholders(running, ran);
	return [...resources, ...hidden];
}
