import { clockAt } from "../../configuration/clock";
import { loadConfiguration } from "../../configuration/loadConfiguration";
import type { Control } from "../../judging/control";
import {
	type DeploymentTarget,
	validateTarget,
} from "../../sources/program/deploymentTarget";
import { timeoutIn } from "../../sources/program/timeout";
import { checkSources } from "../checkSources";
import { recorderFor } from "../record/recorder";
import { EXIT } from "../report/exitCode";
import { withProblems } from "./problems";
import { note, warn } from "./terminal";
import { type TogetherFlags, togetherOf } from "./togetherOptions";
import {
	loadBaseline,
	type ReportOptions,
	requireTarget,
	writeReports,
} from "./writeReports";

/** Options of `check`. */
export interface CheckOptions extends ReportOptions, TogetherFlags {
	readonly stack: string | undefined;
	/** Account and Region that a program deploys to, as given by the user. */
	readonly target: DeploymentTarget;
	/** Whether the Pulumi CLI previews the programs. */
	readonly preview: boolean;
	/** Maximum run time of a program in seconds, as given by the user. */
	readonly timeout: string | undefined;
}

/** Evaluates each source and writes the reports. Returns the exit code. Throws an input error. */
export async function check(
	paths: readonly string[],
	all: readonly Control[],
	options: CheckOptions,
): Promise<number> {
	const { preview, target, stack: name, timeout } = options;
	validateTarget(target);
	requireTarget(options, target);
	const program = {
		...target,
		preview,
		...(name !== undefined && { stack: name }),
		warn,
		...(timeout !== undefined && { timeoutSeconds: timeoutIn(timeout) }),
	};
	const today = clockAt(options.today)();
	// Read first, so that an invalid configuration fails before a program runs.
	const configuration = await loadConfiguration(options.config, all, warn);
	const baseline = await loadBaseline(options.baseline);
	const problems: string[] = [];
	const refuse = (problem: string) => {
		problems.push(problem);
	};
	const record = await recorderFor(options.record, refuse);
	const together = await togetherOf(options);
	const { progress } = options;
	const times: Date[] = [];
	const recordedAt = (time: Date) => {
		times.push(time);
	};
	const settings = { configuration, today, program, progress, warn };
	const reports = await checkSources(paths, all, {
		...{ ...settings, record, recordedAt, refuse, together },
	}).catch((error: unknown) => {
		// Another source ends the run: these would be lost.
		withProblems(EXIT.misused, problems);
		throw error;
	});
	if (times.length > 0 && !options.show.quiet) note(timesOf(times));
	const code =
		reports.length === 0
			? EXIT.misused
			: await writeReports(reports, all, baseline, options);
	return withProblems(code, problems);
}

/** When the records were written, in one line. */
function timesOf(times: readonly Date[]): string {
	const sorted = times.map((time) => time.toISOString()).sort();
	const [first, last] = [sorted[0], sorted.at(-1)];
	return first === last
		? `recorded at ${first}`
		: `${times.length} records, recorded from ${first} to ${last}`;
}
