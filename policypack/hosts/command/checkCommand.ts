import type { Command } from "commander";
import type { Control } from "../../judging/control";
import { DEFAULT_TIMEOUT_SECONDS } from "../../sources/program/timeout";
import { check } from "./check";
import { addReportOptions, type ReportFlags } from "./options";
import { addTogetherOptions } from "./togetherOptions";

interface CheckFlags extends ReportFlags {
	readonly preview?: boolean;
	readonly stack?: string;
	readonly accountId?: string;
	readonly region?: string;
	readonly timeout?: string;
}

/** Adds `check`, which evaluates programs, previews, stacks and records. */
export function addCheckCommand(
	program: Command,
	controls: readonly Control[],
	finish: (code: number) => void,
): void {
	const command = program
		.command("check")
		.description("check a Pulumi program, preview or stack")
		.argument(
			"<source...>",
			'folder of a Pulumi program, file written by "pulumi preview --json --show-sames" or "pulumi stack export", file or folder written by --record, or - to read such a file from standard input',
		)
		.option(
			"--preview",
			'run "pulumi preview" in the folder of each program, with your Pulumi CLI, login and credentials, and check what it shows; for programs in every language',
		)
		.option(
			"--stack <name>",
			"stack whose configuration the program uses; with --preview: stack to preview (default: the selected one)",
		)
		.option(
			"--account-id <id>",
			"AWS account that the program deploys to, if the stack configuration does not set it",
		)
		.option(
			"--region <name>",
			"AWS Region that the program deploys to, if the stack configuration does not set it",
		)
		.option(
			"--timeout <seconds>",
			`maximum run time of a program or preview in seconds (default: ${DEFAULT_TIMEOUT_SECONDS}); without --preview, a program without activity is stopped after 120 seconds at most`,
		);
	const togetherFlags = addTogetherOptions(command);
	const checkOptions = addReportOptions(
		command,
		"invalid command line, configuration or source",
	);
	command.action(async (sources: string[], flags: CheckFlags) => {
		const { accountId, preview = false, region, stack, timeout } = flags;
		const target = {
			...(accountId !== undefined && { accountId }),
			...(region !== undefined && { region }),
		};
		const cloud = { accountId, region };
		const options = {
			...{ ...checkOptions(flags), ...togetherFlags() },
			...{ cloud, preview, stack, target, timeout },
		};
		finish(await check(sources, controls, options));
	});
}
