import type { Control } from "../../judging/control";
import { assembleStack } from "../../providers/assembleStack";
import { reportOn } from "../report/report";
import { conclude, configurationIn, type ReportOptions } from "./reporting";
import { readSource } from "./sources";

/** What `check` was asked for. */
export interface CheckOptions extends ReportOptions {
	readonly stack: string | undefined;
}

/** Judges each source and writes the reports. Returns the exit code. */
export async function check(
	paths: readonly string[],
	controls: readonly Control[],
	options: CheckOptions,
): Promise<number> {
	// Read first: a wrong configuration shall not cost a program's run.
	const configuration = await configurationIn(options.config, controls);
	const reports = [];
	for (const path of paths) {
		options.progress(`Reading ${path} …`);
		const { source, stack } = await readSource(path, options.stack);
		const account = assembleStack(stack);
		reports.push(
			reportOn(source, account, controls, configuration, new Date()),
		);
	}
	return conclude(reports, options);
}
