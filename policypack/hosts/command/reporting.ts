import {
	type Configuration,
	unconfigured,
} from "../../configuration/configured";
import type { Control } from "../../judging/control";
import { toJson } from "../report/json";
import { hasFailed, hasUndecided, type Report } from "../report/report";
import { toText } from "../report/text";
import { type Output, type Terminal, writeOutputs } from "./outputs";
import { warn } from "./terminal";

/** What every judging command may be asked for. */
export interface ReportOptions {
	readonly config: string | undefined;
	/** The date that exemptions are judged by. */
	readonly today: string | undefined;
	readonly strict: boolean;
	readonly outputs: readonly Output[];
	readonly terminal: Terminal;
	/** Told what is being read, for people who wait; "" when that is over. */
	readonly progress: (message: string) => void;
}

/** The command's exit codes. */
export const EXIT = { passed: 0, failed: 1, misused: 2, undecided: 3 } as const;

/** The configuration in a file; that without one where there is none. */
export async function configurationIn(
	file: string | undefined,
	controls: readonly Control[],
): Promise<Configuration> {
	if (file === undefined) return unconfigured;
	// Loaded on first use: most runs need no schema validator.
	const { readConfiguration } = await import("../../configuration/configFile");
	return readConfiguration(file, controls, warn);
}

/** Writes the reports. Returns the exit code that they come to. */
export function conclude(
	reports: readonly Report[],
	{ outputs, progress, strict, terminal }: ReportOptions,
): number {
	progress("");
	writeOutputs(outputs, terminal, {
		text: (style) => toText(reports, style),
		json: () => toJson(reports, new Date()),
	});
	if (reports.some(hasFailed)) return EXIT.failed;
	return strict && reports.some(hasUndecided) ? EXIT.undecided : EXIT.passed;
}
