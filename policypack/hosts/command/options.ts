import { type Command, Option } from "commander";
import { FORMATS, type Output, pairOutputs } from "./outputs";
import { progress, terminal } from "./terminal";
import type { ReportOptions } from "./writeReports";

/** Report options as parsed by commander. */
export interface ReportFlags {
	readonly config?: string;
	readonly today?: string;
	readonly strict?: boolean;
	readonly color: boolean;
}

/** Adds the output options to a command. Returns a function that validates them. */
export function addOutputOptions(command: Command): () => readonly Output[] {
	const given: (readonly ["format" | "output", string])[] = [];
	const collect = (option: "format" | "output") => (value: string) => {
		given.push([option, value]);
		return value;
	};
	command
		.addOption(
			new Option(
				"--format <format>",
				`output format, one of ${FORMATS.join(", ")}`,
			)
				.argParser(collect("format"))
				.default("text", "text"),
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
	return () => pairOutputs(given);
}

/**
 * Adds the report options to a command. Returns a function that validates them.
 * @param misuse Meaning of exit code 2.
 */
export function addReportOptions(
	command: Command,
	misuse: string,
): (flags: ReportFlags) => ReportOptions {
	command
		.option(
			"--config <file>",
			"policy configuration file, as for --policy-pack-config",
		)
		.option(
			"--today <date>",
			"evaluate exemptions as of this date, such as 2026-12-31 (default: today, UTC)",
		)
		.option("--strict", "exit with 3 if any finding is unknown");
	const outputs = addOutputOptions(command);
	command.addHelpText(
		"after",
		`
Exit codes:
  0  no mandatory control failed
  1  a mandatory control failed
  2  ${misuse}
  3  with --strict: a finding is unknown`,
	);
	return (flags) => ({
		config: flags.config,
		today: flags.today,
		strict: flags.strict ?? false,
		outputs: outputs(),
		terminal: terminal(flags.color),
		progress,
	});
}
