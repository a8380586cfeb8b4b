import type { Control } from "../../judging/control";
import { assembleStack } from "../../providers/assembleStack";
import { clockAt } from "../clock";
import { type Configuration, unconfigured } from "../configuration";
import { hasFailed, hasUndecided, reportOn } from "../report/report";
import { type Output, type Terminal, writeOutputs } from "./outputs";
import { readSource } from "./sources";

/** What `check` was asked for. */
export interface CheckOptions {
	readonly config: string | undefined;
	readonly stack: string | undefined;
	/** The date that exemptions are judged by. */
	readonly today: string | undefined;
	readonly strict: boolean;
	readonly outputs: readonly Output[];
	readonly terminal: Terminal;
	/** Told what is being read, for people who wait. */
	readonly progress: (message: string) => void;
}

/** The command's exit codes. */
export const EXIT = { passed: 0, failed: 1, misused: 2, undecided: 3 } as const;

/** Judges each source and writes the reports. Returns the exit code. */
export async function check(
	paths: readonly string[],
	controls: readonly Control[],
	options: CheckOptions,
): Promise<number> {
	const today = clockAt(options.today)();
	// Read first: a wrong configuration shall not cost a program's run.
	const configuration = await configurationIn(options.config, controls);
	const reports = [];
	for (const path of paths) {
		options.progress(`Reading ${path} …`);
		const { source, stack } = await readSource(path, options.stack);
		const account = assembleStack(stack);
		reports.push(
			reportOn(source, account, controls, configuration, new Date(), today),
		);
	}
	options.progress("");
	writeOutputs(options.outputs, reports, options.terminal);
	if (reports.some(hasFailed)) return EXIT.failed;
	return options.strict && reports.some(hasUndecided)
		? EXIT.undecided
		: EXIT.passed;
}

async function configurationIn(
	file: string | undefined,
	controls: readonly Control[],
): Promise<Configuration> {
	if (file === undefined) return unconfigured;
	// Loaded on first use: most runs need no schema validator.
	const { readConfiguration } = await import("./configFile");
	return readConfiguration(file, controls);
}
