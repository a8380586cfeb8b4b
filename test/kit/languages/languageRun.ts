import {
	cpSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	symlinkSync,
} from "node:fs";
import { join } from "node:path";
import type { EngineEvent } from "@pulumi/pulumi/automation";
import { type Finished, runBounded } from "../engine/boundedProcess";
import {
	type Engine,
	type EngineRun,
	engineEnvironment,
	runCli,
} from "../engine/harness";
import { pack } from "../engine/pack";
import {
	errorIn,
	stepIn,
	summaryIn,
	violationIn,
	violationsOf,
} from "../engine/policyEvents";

/** What is done with a stack. */
export type Operation = "preview" | "up";

/** What came of operations on one stack, one after another. */
export interface LanguageRun {
	readonly runs: readonly EngineRun[];
	readonly outputs: Readonly<Record<string, unknown>>;
	/** The stack, as `pulumi stack export` writes it. */
	readonly state: string;
}

/** Programs in one language. */
export interface Language {
	readonly name: string;
	/** Runs a program on a new stack of the engine; its name as in `programs`. */
	readonly run: (
		program: string,
		operations: readonly Operation[],
	) => Promise<LanguageRun>;
}

/** The events of an operation of the engine. */
export function heardIn(events: readonly EngineEvent[]) {
	return {
		...violationsOf(events.flatMap((event) => violationIn(event) ?? [])),
		summaries: events.flatMap((event) => summaryIn(event) ?? []),
		errors: events.flatMap((event) => errorIn(event) ?? []),
		steps: events.flatMap((event) => stepIn(event) ?? []),
	};
}

/**
 * A copy of a project in the engine's folder, with modules as after
 * `npm install pulumi-cloudtrail-compliance`: only its settings, where the
 * program is elsewhere.
 */
export function projectCopy(folder: string, engine: Engine): string {
	const projects = join(engine.folder, "projects");
	const copy = mkdtempSync(join(projects, "language-"));
	cpSync(join(folder, "Pulumi.yaml"), join(copy, "Pulumi.yaml"));
	symlinkSync(join(projects, "node_modules"), join(copy, "node_modules"));
	return copy;
}

/** What is in the stack of a project after its operations. */
export async function stackIn(
	folder: string,
	engine: Engine,
): Promise<Pick<LanguageRun, "outputs" | "state">> {
	const stack = ["--stack", "dev", "--non-interactive"];
	const exported = await runCli(folder, ["stack", "export", ...stack], engine);
	const outputs = await runCli(
		folder,
		["stack", "output", "--json", ...stack],
		engine,
	);
	return { state: exported.stdout, outputs: JSON.parse(outputs.stdout) };
}

/** What a program that runs others wrote of one operation. */
interface Written {
	readonly ok: boolean;
	readonly error: string;
	readonly events: readonly EngineEvent[];
}

function runOf({ ok, error, events }: Written, whole: Finished): EngineRun {
	const stderr = error === "" ? whole.stderr : error;
	return { ok, stdout: whole.stdout, stderr, ...heardIn(events) };
}

/** A process that runs a program through the Automation API of its language. */
export interface InlineProcess {
	readonly command: string;
	/** Before the project's folder, the pack and the operations. */
	readonly args: readonly string[];
	/** The folder with the project's settings. */
	readonly project: string;
	/** Additional environment variables. */
	readonly variables?: Readonly<Record<string, string>>;
}

/** Runs an inline program in a process of its own, on an engine of its own. */
export function runInlineProcess(
	process: InlineProcess,
	operations: readonly Operation[],
): Promise<LanguageRun> {
	return withEngine((engine) => runOn(engine, process, operations));
}

/** Does something with an engine, and removes its folder. */
export async function withEngine<Result>(
	use: (engine: Engine) => Promise<Result>,
): Promise<Result> {
	// The command line has --event-log, which the Automation API sets, only then.
	const variables = { PULUMI_DEBUG_COMMANDS: "true" };
	const engine = engineEnvironment({ variables });
	try {
		return await use(engine);
	} finally {
		engine.remove();
	}
}

async function runOn(
	engine: Engine,
	{ command, args, project, variables = {} }: InlineProcess,
	operations: readonly Operation[],
): Promise<LanguageRun> {
	const folder = projectCopy(project, engine);
	const finished = await runBounded(
		command,
		[...args, folder, pack, ...operations],
		{
			folder,
			variables: { ...engine.variables, ...variables },
			seconds: 240,
		},
	);
	const runs = operations.map((_, number) => {
		const file = join(folder, `${number}.json`);
		if (!existsSync(file))
			throw new Error(
				`the program did not run: ${finished.stdout}${finished.stderr}`,
			);
		return runOf(JSON.parse(readFileSync(file, "utf8")), finished);
	});
	return { runs, ...(await stackIn(folder, engine)) };
}
