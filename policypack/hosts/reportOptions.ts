import { clockAt } from "../configuration/clock";
import { loadConfiguration } from "../configuration/loadConfiguration";
import { inputError } from "../inputError";
import type { Control } from "../judging/control";

/** Options of `check` and `audit`. */
export interface ReportOptions {
	/** Path of a policy configuration file. Default: every policy is mandatory. */
	readonly config?: string;
	/** ISO date to evaluate exemptions as of, such as 2027-04-01. Default: today (UTC). */
	readonly today?: string;
	/** Folder to write what each source shows into, for a later `check` of it. Default: none. */
	readonly record?: string;
	/** Called with one line about what is read at present. Default: nothing. */
	readonly onProgress?: (message: string) => void;
	/** Called with one line for each warning. Default: nothing. */
	readonly onWarning?: (message: string) => void;
}

/** The settings that options of the functions `check` and `audit` come to. */
export async function settingsOf(
	{
		config,
		record,
		today,
		onProgress = () => {},
		onWarning = () => {},
	}: ReportOptions,
	controls: readonly Control[],
) {
	const { recorderFor } = await import("./record/recorder");
	return {
		record: await recorderFor(record, refuse),
		refuse,
		configuration: await loadConfiguration(config, controls, onWarning),
		today: clockAt(today)(),
		progress: onProgress,
		warn: onWarning,
	};
}

/** A report without a source that was asked for could be taken for a pass. */
function refuse(message: string): never {
	throw inputError(message);
}
