import {
	type Configuration,
	DEFAULT_CONFIGURATION,
} from "../../configuration/policyConfiguration";
import type { Control } from "../../judging/control";
import { jsonReportOf, writeJson } from "../report/json";
import { hasFailed, hasUndecided, type Report } from "../report/report";
import { toText } from "../report/text";
import { type Output, type Terminal, writeOutputs } from "./outputs";
import { warn } from "./terminal";

/** Options of `check` and `audit`. */
export interface ReportOptions {
	readonly config: string | undefined;
	/** ISO date (UTC) to evaluate exemptions as of. Default: today. */
	readonly today: string | undefined;
	readonly strict: boolean;
	readonly outputs: readonly Output[];
	readonly terminal: Terminal;
	/** Shows progress on a terminal; "" clears it. */
	readonly progress: (message: string) => void;
}

/** The command's exit codes. */
export const EXIT = { passed: 0, failed: 1, misused: 2, undecided: 3 } as const;

/** The configuration in a file, or the default. Throws an input error. */
export async function loadConfiguration(
	file: string | undefined,
	controls: readonly Control[],
): Promise<Configuration> {
	if (file === undefined) return DEFAULT_CONFIGURATION;
	// Loaded on first use: most runs need no schema validator.
	const { readConfiguration } = await import("../../configuration/configFile");
	return readConfiguration(file, controls, warn);
}

/** Writes the reports. Returns the exit code. Throws an input error. */
export function writeReports(
	reports: readonly Report[],
	{ config, outputs, progress, strict, terminal }: ReportOptions,
): number {
	progress("");
	writeOutputs(outputs, terminal, {
		text: (style) => toText(reports, style),
		json: () => writeJson(jsonReportOf(reports, new Date(), config)),
	});
	if (reports.some(hasFailed)) return EXIT.failed;
	return strict && reports.some(hasUndecided) ? EXIT.undecided : EXIT.passed;
}
