import { cpSync, mkdtempSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import {
	type EngineEvent,
	LocalWorkspace,
	type PulumiFn,
} from "@pulumi/pulumi/automation";
import { boundedCommand } from "./boundedCommand";
import type { Finished } from "./boundedProcess";
import { runCli, usualSeconds } from "./commandLine";
import {
	type Engine,
	type EngineOptions,
	engineEnvironment,
} from "./environment";
import {
	errorIn,
	type PolicyEvent,
	type PolicySummary,
	type Step,
	stepIn,
	summaryIn,
	type Violations,
	violationIn,
	violationsOf,
} from "./policyEvents";

/** What a stack is made with. */
export interface StackOptions extends EngineOptions {
	/** A preview writes to standard output what `preview --json` does. */
	readonly json?: boolean;
	/** Seconds that one command may take. */
	readonly seconds?: number;
}

/** What judges an operation: nothing, where this is left out. */
export interface Judges {
	/** Folders of policy packs. */
	readonly packs?: readonly string[];
	/** Their configuration files, in the same order, where there are any. */
	readonly packConfigs?: readonly string[];
}

/** How an operation goes about its steps; as the engine does, where left out. */
export interface Steps {
	/** Whether an update goes on after a step that failed. */
	readonly continueOnError?: boolean;
	/** Steps at a time. */
	readonly parallel?: number;
}

/** What came of a run. */
export interface EngineRun extends Violations {
	/** Whether `pulumi` ended with exit code 0. */
	readonly ok: boolean;
	readonly stdout: string;
	readonly stderr: string;
	readonly summaries: readonly PolicySummary[];
	/** Errors that are not of a policy: the program's, a provider's. */
	readonly errors: readonly string[];
	/** What was begun with each resource, in the order of its beginning. */
	readonly steps: readonly Step[];
	/** The exported stack, where that was asked for. */
	readonly state?: string;
}

/** A stack of programs of this process, which is kept between operations. */
export interface KeptStack {
	/** Previews a program, or updates the stack to it. */
	readonly run: (
		operation: "preview" | "up",
		program: PulumiFn,
		options?: Judges & Steps,
	) => Promise<EngineRun>;
	/** Reads all resources anew, or deletes them. */
	readonly end: (operation: "refresh" | "destroy") => Promise<EngineRun>;
	/** Types `pulumi ARGS` in the stack's folder. */
	readonly type: (...args: readonly string[]) => Promise<Finished>;
	/** Outputs of the stack. */
	readonly outputs: () => Promise<Readonly<Record<string, unknown>>>;
	/** The stack, as `stack export` writes it. */
	readonly exported: () => Promise<string>;
	/** Removes the stack's state; what was made stays. */
	readonly remove: () => void;
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

function keep<Heard>(all: Heard[], one: Heard | undefined): void {
	if (one !== undefined) all.push(one);
}

/** Gathers what the engine tells while it runs. */
function listening() {
	const violations: PolicyEvent[] = [];
	const summaries: PolicySummary[] = [];
	const errors: string[] = [];
	const steps: Step[] = [];
	let count = 0;
	let isOver = false;
	const onEvent = (event: EngineEvent): void => {
		count++;
		isOver ||= event.cancelEvent !== undefined;
		keep(violations, violationIn(event));
		keep(summaries, summaryIn(event));
		keep(errors, errorIn(event));
		keep(steps, stepIn(event));
	};
	const heard = () => ({
		...violationsOf(violations),
		...{ summaries, errors, steps },
	});
	/**
	 * Waits for the engine's last event. The Automation API reads the events from
	 * a file each 200 ms, and may lose those of the last moment when a command
	 * ends.
	 */
	const untilOver = async (): Promise<void> => {
		for (let waited = 0; waited < LAST_EVENT_MS; waited += STEP_MS) {
			if (count === 0 || isOver) return;
			await setTimeout(STEP_MS);
		}
	};
	return { heard, onEvent, untilOver };
}

const LAST_EVENT_MS = 3_000;
const STEP_MS = 20;

/**
 * A stack on the real engine. `project` is the folder whose Pulumi.yaml and
 * configuration it takes.
 */
export async function keepStack(
	options: StackOptions,
	project?: string,
): Promise<KeptStack> {
	const engine = engineEnvironment(options);
	const finished: Finished[] = [];
	let untilOver = async (): Promise<void> => {};
	const operate = async (
		begin: (onEvent: (event: EngineEvent) => void) => Promise<unknown>,
	): Promise<EngineRun> => {
		const { heard, onEvent, untilOver: wait } = listening();
		untilOver = wait;
		finished.length = 0;
		await begin(onEvent).catch((error) => {
			// A command that ended with an error is an answer; all else is not.
			if (!finished.some(({ code }) => code !== 0)) throw error;
		});
		const [{ code, stdout, stderr } = { code: -1, stdout: "", stderr: "" }] =
			finished;
		return { ok: code === 0, stdout, stderr, ...heard() };
	};
	const workDir = workFolder(engine, project);
	try {
		const stack = await LocalWorkspace.createStack(
			{
				stackName: "dev",
				projectName: "engine-test",
				program: async () => {},
			},
			{
				workDir,
				pulumiCommand: await boundedCommand(engine, {
					json: options.json ?? false,
					seconds: options.seconds ?? usualSeconds,
					onFinished: async (end) => {
						finished.push(end);
						await untilOver();
					},
				}),
			},
		);
		return {
			run: (
				operation,
				program,
				{ packs = [], packConfigs = [], ...steps } = {},
			) =>
				operate((onEvent) =>
					stack[operation]({
						...steps,
						program,
						policyPacks: [...packs],
						policyPackConfigs: [...packConfigs],
						color: "never",
						onEvent,
					}),
				),
			end: (operation) =>
				operate((onEvent) => stack[operation]({ color: "never", onEvent })),
			type: (...args) =>
				runCli(workDir, [...args, "--non-interactive"], engine),
			outputs: async () =>
				Object.fromEntries(
					Object.entries(await stack.outputs()).map(([name, { value }]) => [
						name,
						value,
					]),
				),
			exported: async () => JSON.stringify(await stack.exportStack()),
			remove: engine.remove,
		};
	} catch (error) {
		engine.remove();
		throw error;
	}
}
