import { cpSync, mkdtempSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
	type EngineEvent,
	LocalWorkspace,
	PulumiCommand,
	type PulumiFn,
} from "@pulumi/pulumi/automation";
import { type Finished, runBounded } from "./boundedProcess";
import { usualSeconds } from "./commandLine";
import {
	builtEngine,
	type Engine,
	type EngineOptions,
	engineEnvironment,
} from "./environment";
import {
	errorIn,
	type PolicyEvent,
	type PolicySummary,
	summaryIn,
	violationIn,
} from "./policyEvents";

/** How a program is run. */
export interface RunOptions extends EngineOptions {
	/** Folders of policy packs. */
	readonly packs: readonly string[];
	/** Their configuration files, in the same order, where there are any. */
	readonly packConfigs?: readonly string[];
	readonly operation: "preview" | "up";
	/** A preview writes to standard output what `preview --json` does. */
	readonly json?: boolean;
	/** After `up`, the stack is exported, as `stack export` does. */
	readonly exportState?: boolean;
	/** After `up`, the stack is destroyed again, without packs. */
	readonly destroy?: boolean;
	/** Seconds that one command may take. */
	readonly seconds?: number;
}

/** What came of a run. */
export interface EngineRun {
	/** Whether `pulumi` ended with exit code 0. */
	readonly ok: boolean;
	readonly stdout: string;
	readonly stderr: string;
	/** Violations and advisories, in the order of their arrival. */
	readonly events: readonly PolicyEvent[];
	readonly summaries: readonly PolicySummary[];
	/** Errors that are not of a policy: the program's, a provider's. */
	readonly errors: readonly string[];
	/** The exported stack, where that was asked for. */
	readonly state?: string;
}

/**
 * The command line as the Automation API calls it, but bounded in time and in
 * the engine's environment alone.
 */
async function boundedCommand(
	engine: Engine,
	{ json = false, seconds = usualSeconds }: RunOptions,
	onFinished: (finished: Finished) => void,
): Promise<PulumiCommand> {
	const pulumi = await PulumiCommand.get({ root: builtEngine });
	const run = async (
		args: readonly string[],
		folder: string,
		variables: Readonly<Record<string, string>>,
	): Promise<Finished> => {
		const wanted = json && args[0] === "preview" ? ["--json"] : [];
		const finished = await runBounded(
			pulumi.command,
			[...args, ...wanted, "--non-interactive"],
			{
				folder,
				variables: {
					...engine.variables,
					...variables,
					PULUMI_AUTOMATION_API: "true",
				},
				seconds,
			},
		);
		onFinished(finished);
		if (finished.code !== 0) throw new Error(finished.stderr);
		return finished;
	};
	return Object.assign(pulumi, { run });
}

/** A workspace's folder, with the settings of the project it stands for. */
function workFolder(engine: Engine, project: string | undefined): string {
	const folder = mkdtempSync(join(engine.folder, "projects", "inline-"));
	if (project === undefined) return folder;
	for (const name of readdirSync(project)) {
		if (/^Pulumi(\..+)?\.yaml$/.test(name)) {
			cpSync(join(project, name), join(folder, name));
		}
	}
	return folder;
}

/**
 * Runs a program of this process on the real engine, judged by real policy
 * packs. `project` is the folder whose Pulumi.yaml and configuration it takes.
 */
export async function runInline(
	program: PulumiFn,
	options: RunOptions,
	project?: string,
): Promise<EngineRun> {
	const engine = engineEnvironment(options);
	const events: PolicyEvent[] = [];
	const summaries: PolicySummary[] = [];
	const errors: string[] = [];
	const finished: Finished[] = [];
	const onEvent = (event: EngineEvent): void => {
		const violation = violationIn(event);
		if (violation !== undefined) events.push(violation);
		const summary = summaryIn(event);
		if (summary !== undefined) summaries.push(summary);
		const error = errorIn(event);
		if (error !== undefined) errors.push(error);
	};
	try {
		const stack = await LocalWorkspace.createStack(
			{ stackName: "dev", projectName: "engine-test", program },
			{
				workDir: workFolder(engine, project),
				pulumiCommand: await boundedCommand(engine, options, (end) =>
					finished.push(end),
				),
			},
		);
		const run = stack[options.operation].bind(stack);
		finished.length = 0;
		await run({
			policyPacks: [...options.packs],
			policyPackConfigs: [...(options.packConfigs ?? [])],
			color: "never",
			onEvent,
		}).catch((error) => {
			// A command that ended with an error is an answer; all else is not.
			if (!finished.some(({ code }) => code !== 0)) throw error;
		});
		const [{ code, stdout, stderr } = { code: -1, stdout: "", stderr: "" }] =
			finished;
		const state = options.exportState
			? { state: JSON.stringify(await stack.exportStack()) }
			: {};
		if (options.destroy) await stack.destroy({ color: "never" });
		const ok = code === 0;
		return { ok, stdout, stderr, events, summaries, errors, ...state };
	} finally {
		engine.remove();
	}
}
