import type { Resource } from "../../providers/resource";
import type { DeploymentTarget } from "./deploymentTarget";
import { type Ending, runProcess } from "./launch";
import { startMonitor } from "./monitor";
import type { Project } from "./project";
import type { StackConfig } from "./stackConfig";
import type { TimeLimits } from "./timeLimits";

/** What a program is run with. */
export interface Running extends TimeLimits {
	readonly project: Project;
	readonly config: StackConfig;
	readonly target: DeploymentTarget;
	/**
	 * Whether functions given to `apply` run on what is not known here, too: it
	 * shows what they register, and nothing else of that run is of use.
	 */
	readonly reveals: boolean;
}

/** What became of a run. */
export interface Ran {
	readonly ending: Ending;
	/** What the program reported as errors, in its order. */
	readonly errors: readonly string[];
	readonly resources: readonly Resource[];
	/** Options of the command that would provide what the program requested. */
	readonly lacking: ReadonlySet<string>;
	readonly tookMs: number;
}

/** Runs a program to its end, against an engine of ours. */
export async function runProgram(running: Running): Promise<Ran> {
	const { project, config, target, reveals } = running;
	const started = performance.now();
	const monitor = await startMonitor(project, config, {
		target,
		isLenient: reveals,
	});
	try {
		const command = await project.runtime.command(running, monitor.address);
		const { limitMs, idleMs } = running;
		const { lastSign } = monitor;
		const ending = await runProcess({ command, limitMs, idleMs, lastSign });
		const { errors, lacking } = monitor;
		const tookMs = performance.now() - started;
		const resources = monitor.resources();
		return { ending, errors, resources, lacking, tookMs };
	} finally {
		monitor.close();
	}
}
