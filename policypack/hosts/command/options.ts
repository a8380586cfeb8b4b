import { type Command, Option } from "commander";
import {
	ANY_SEVERITY,
	SEVERITY_NAMES,
	severityNamed,
} from "../report/exitCode";
import { FORMATS } from "../report/formats";
import { type GivenOutput, namedOf, type Output, pairOutputs } from "./outputs";
import { progress, terminal } from "./terminal";
import type { ReportOptions, WriteOptions } from "./writeReports";

/** Options of what is written, as parsed by commander. */
export interface WriteFlags {
	readonly color: boolean;
	readonly all?: boolean;
	readonly onlyFailed?: boolean;
	readonly quiet?: boolean;
	readonly sarifAll?: boolean;
}

/** Report options as parsed by commander. */
export interface ReportFlags extends WriteFlags {
	readonly config?: string;
	readonly today?: string;
	readonly strict?: boolean;
	readonly failOn?: string;
	readonly baseline?: string;
	readonly record?: string;
}

/**
 * Adds the output options to a command. Returns a function that validates them.
 * @param formats The formats of the command, the default first.
 */
export function addOutputOptions<F extends string>(
	command: Command,
	formats: readonly [F, ...F[]],
): () => readonly Output<F>[] {
	const [standard] = formats;
	const given: GivenOutput[] = [];
	const collect = (option: "format" | "output") => (value: string) => {
		given.push([option, value]);
		return value;
	};
	command
		.addOption(
			new Option(
				"--format <format>",
				`output format, one of ${formats.join(", ")}; repeatable`,
			)
				.argParser(collect("format"))
				.default(standard, standard),
		)
		.addOption(
			new Option(
				"--output <file>",
				"write the preceding --format to this file instead of standard output; repeatable",
			).argParser(collect("output")),
		)
		.option("--no-color", "disable colors, even on a terminal")
		.showHelpAfterError(
			`Run "cloudtrail-compliance ${command.name()} --help" for usage.`,
		)
		.exitOverride();
	return () => pairOutputs(given, formats);
}

/** Adds the options of a command that writes reports. Returns a function that validates them. */
export function addWriteOptions(
	command: Command,
): (flags: WriteFlags) => Omit<WriteOptions, "cloud"> {
	const outputs = addOutputOptions(command, FORMATS);
	command
		.option("--quiet", "text: write only the verdict")
		.option("--only-failed", "text: show only failed controls and findings")
		.option("--all", "text: show each finding, also those from one line")
		.option(
			"--sarif-all",
			"sarif: also write what passed, is unknown or has no data",
		);
	return (flags) => {
		const { all, onlyFailed, quiet, sarifAll } = flags;
		return {
			outputs: outputs(),
			terminal: terminal(flags.color),
			progress: quiet ? () => {} : progress,
			show: {
				all: all ?? false,
				onlyFailed: onlyFailed ?? false,
				quiet: quiet ?? false,
				sarifAll: sarifAll ?? false,
			},
		};
	};
}

/** Adds --fail-on to a command. */
export function addFailOn(command: Command): void {
	command.option(
		"--fail-on <severity>",
		`lowest severity of a failure that decides the exit code, one of ${SEVERITY_NAMES.join(", ")} (default: any)`,
	);
}

/** The severity of --fail-on. Throws an input error. */
export function failOnOf({ failOn }: Pick<ReportFlags, "failOn">) {
	return failOn === undefined
		? ANY_SEVERITY
		: severityNamed(namedOf("--fail-on", failOn, SEVERITY_NAMES));
}

/** Options of a comparison with AWS's own results, as parsed by commander. */
export interface CompareFlags {
	readonly compare?: string;
	readonly compareRegion?: string;
}

/** Adds the options of a comparison with AWS's own results to a command. */
export function addCompareOptions(command: Command): void {
	command
		.option(
			"--compare <service>",
			"list where AWS's own results differ: security-hub reads findings of Security Hub CSPM",
		)
		.option(
			"--compare-region <name>",
			"Region that has the findings of the others (default: the aggregation Region, otherwise each Region)",
		);
}

/**
 * Adds the report options to a command. Returns a function that validates them.
 * @param misuse Meaning of exit code 2.
 */
export function addReportOptions(
	command: Command,
	misuse: string,
): (flags: ReportFlags) => Omit<ReportOptions, "cloud"> {
	command
		.option(
			"--config <file>",
			"policy configuration file, as for --policy-pack-config",
		)
		.option(
			"--today <date>",
			"evaluate exemptions as of this date, such as 2026-12-31 (default: today, UTC)",
		)
		.option(
			"--strict",
			"exit with 3 if any finding of a control that is not advisory is unknown, or if AWS's own result differs",
		);
	addFailOn(command);
	command.option(
		"--baseline <file>",
		"JSON report of an earlier run: only failures that it does not have decide the exit code",
	);
	command.option(
		"--record <folder>",
		"also write what each source shows into this folder, for a later check of it without AWS",
	);
	const writing = addWriteOptions(command);
	command.addHelpText(
		"after",
		`
Exit codes:
  0  no mandatory control failed
  1  a mandatory control failed; with --fail-on: at or above this severity;
     with --baseline: a failure is new
  2  ${misuse}
  3  with --strict: a finding of a control that is not advisory is unknown, or
     AWS's own result differs`,
	);
	return (flags) => ({
		...writing(flags),
		config: flags.config,
		today: flags.today,
		strict: flags.strict ?? false,
		failOn: failOnOf(flags),
		baseline: flags.baseline,
		record: flags.record,
	});
}
