import { type Command, Option } from "commander";
import { FORMATS, type Output, pairOutputs } from "./outputs";
import type { ReportOptions } from "./reporting";
import { progress, terminal } from "./terminal";

/** What commander makes of the options of every report. */
export interface ReportFlags {
	readonly config?: string;
	readonly today?: string;
	readonly strict?: boolean;
	readonly color: boolean;
}

/** Gives a command the options of what it writes. Returns what they come to. */
export function writing(command: Command): () => readonly Output[] {
	const given: (readonly ["format" | "output", string])[] = [];
	const collect = (option: "format" | "output") => (value: string) => {
		given.push([option, value]);
		return value;
	};
	command
		.addOption(
			new Option("--format <format>", `one of ${FORMATS.join(", ")}`)
				.argParser(collect("format"))
				.default("text", "text"),
		)
		.addOption(
			new Option(
				"--output <file>",
				"where the format before it goes, instead of standard output; several pairs may be given",
			).argParser(collect("output")),
		)
		.option("--no-color", "no colour, even on a terminal")
		.showHelpAfterError(
			`Run "cloudtrail-compliance ${command.name()} --help" for how to use it.`,
		)
		.exitOverride();
	return () => pairOutputs(given);
}

/**
 * Gives a command the options of every report. Returns what they come to.
 * @param wrong What exit code 2 means.
 */
export function reporting(
	command: Command,
	wrong: string,
): (flags: ReportFlags) => ReportOptions {
	command
		.option(
			"--config <file>",
			"the configuration that --policy-pack-config takes",
		)
		.option(
			"--today <date>",
			"judge exemptions by this date, as 2026-12-31, instead of today's in UTC",
		)
		.option("--strict", "exit with 3 where something could not be decided");
	const outputs = writing(command);
	command.addHelpText(
		"after",
		`
Exit codes:
  0  no mandatory control failed
  1  a mandatory control failed
  2  ${wrong}
  3  with --strict: something could not be decided`,
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
