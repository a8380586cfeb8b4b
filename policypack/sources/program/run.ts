import type { Resource } from "../../providers/resource";
import type { DeploymentTarget } from "./deploymentTarget";
import { startError } from "./failure";
import { type Ending, runProcess } from "./launch";
import { startMonitor } from "./monitor";
import type { ComponentRefusal } from "./ownComponents";
import type { Prepared } from "./prepared";
import type { Project } from "./project";
import { TAUGHT } from "./resultForm";
import type { StackConfig } from "./stackConfig";
import type { TimeLimits } from "./timeLimits";

/** What a program is run with. */
export interface Running extends TimeLimits {
	readonly project: Project;
	readonly config: StackConfig;
	readonly target: DeploymentTarget;
	/** What the runtime made of the program; undefined: it needs nothing. */
	readonly prepared: Prepared | undefined;
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
	/** Arguments that a component of this package rejected, if any. */
	readonly refusal: ComponentRefusal | undefined;
	readonly resources: readonly Resource[];
	/** Options of the command that would provide what the program requested. */
	readonly lacking: ReadonlySet<string>;
	/** Whether the program got a result that is not known here. */
	readonly isUnanswered: boolean;
	/** Whether unknown results were sent as texts. */
	readonly sentTexts: boolean;
	/** URNs of the resources that were registered inside an `apply`, if the SDK shows it. */
	readonly inApply: ReadonlySet<string>;
	readonly tookMs: number;
}

/** Whether a program failed: one that logs an error has, as in a preview. */
export function hasFailed({ ending, errors, refusal }: Ran): boolean {
	return ending.code !== 0 || errors.length > 0 || refusal !== undefined;
}

/** Runs a program to its end, against an engine of ours. */
export async function runProgram(running: Running): Promise<Ran> {
	const { project, config, target, reveals } = running;
	const results = project.runtime.results?.(running) ?? TAUGHT;
	const monitor = await startMonitor(project, config, {
		target,
		isLenient: reveals,
		results,
	});
	try {
		const command = project.runtime.command(running, monitor.address);
		const started = performance.now();
		const { limitMs, idleMs } = running;
		const { lastSign } = monitor;
		const ending = await runProcess({ command, limitMs, idleMs, lastSign });
		const { errors, lacking } = monitor;
		const tookMs = performance.now() - started;
		const resources = monitor.resources();
		return {
			...{ ending, errors, resources, lacking, tookMs },
			refusal: monitor.refusal(),
			isUnanswered: monitor.isUnanswered(),
			sentTexts: results.sentTexts(),
			inApply: monitor.inApply(),
		};
	} catch (error) {
		throw startError(project, error) ?? error;
	} finally {
		monitor.close();
	}
}
