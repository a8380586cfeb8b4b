import type { Command } from "commander";
import type { Control } from "../../judging/control";
import { DIFF_FORMATS } from "../report/diff";
import { EXIT } from "../report/exitCode";
import { diff } from "./diff";
import {
	addFailOn,
	addOutputOptions,
	addWriteOptions,
	failOnOf,
	type WriteFlags,
} from "./options";
import { terminal } from "./terminal";
import { writeReport } from "./writeReports";

interface ReportCommandFlags extends WriteFlags {
	readonly accountId?: string;
	readonly region?: string;
}

interface DiffFlags extends WriteFlags {
	readonly failOn?: string;
}

/** Adds `report`, which writes JSON reports in other formats. */
export function addReportCommand(
	program: Command,
	controls: readonly Control[],
	finish: (code: number) => void,
): void {
	const command = program
		.command("report")
		.description("write JSON reports of check or audit in another format")
		.argument(
			"<file...>",
			"file written with --format json, or - to read it from standard input; several are written as one report",
		)
		.option(
			"--account-id <id>",
			"asff: AWS account of findings whose source does not have one",
		)
		.option(
			"--region <name>",
			"asff, ocsf: AWS Region of findings whose resource does not have one",
		);
	const writing = addWriteOptions(command);
	command.addHelpText(
		"after",
		`
Exit codes:
  0  the report is written, whatever is in it
  2  invalid command line or report, or an output cannot be written`,
	);
	command.action(async (files: string[], flags: ReportCommandFlags) => {
		const options = writing(flags);
		const { readReports } = await import("./reportFile");
		const { accountId, region } = flags;
		const report = await readReports(files);
		const cloud = { accountId, region };
		await writeReport(report, controls, { ...options, cloud });
		finish(EXIT.passed);
	});
}

/** Adds `diff`, which compares two JSON reports. */
export function addDiffCommand(
	program: Command,
	finish: (code: number) => void,
): void {
	const command = program
		.command("diff")
		.description("compare two JSON reports of check or audit")
		.argument("<before>", "JSON report of the earlier run")
		.argument("<after>", "JSON report of the later run; one of both may be -");
	const outputs = addOutputOptions(command, DIFF_FORMATS);
	command
		.option("--quiet", "text: write only the numbers of changes")
		.option("--all", "text: show each finding, also those from one line");
	addFailOn(command);
	command.addHelpText(
		"after",
		`
A finding is the same in both reports if its control and the type, logical name
and project of its resource are the same, whatever the stack, line or message.
  new        it fails, and did not fail before
  fixed      it failed, and now passes or its resource is gone
  changed    its status, reason or severity is another one
  remaining  it fails as before

Exit codes, as of check with --baseline:
  0  no failure of a mandatory control is new
  1  a failure of a mandatory control is new; with --fail-on: at or above this
     severity
  2  invalid command line or report, or an output cannot be written`,
	);
	command.action(async (before: string, after: string, flags: DiffFlags) => {
		const { all, color, quiet } = flags;
		finish(
			await diff([before, after], {
				outputs: outputs(),
				terminal: terminal(color),
				all: all ?? false,
				quiet: quiet ?? false,
				failOn: failOnOf(flags),
			}),
		);
	});
}
