#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { controls } from "./controls";
import { addAuditCommand } from "./hosts/command/auditCommand";
import { addCheckCommand } from "./hosts/command/checkCommand";
import { addControlsCommand } from "./hosts/command/controlsCommand";
import {
	addDiffCommand,
	addReportCommand,
} from "./hosts/command/reportCommands";
import { columns, leave, progress } from "./hosts/command/terminal";
import { EXIT } from "./hosts/report/exitCode";
import { isInputError } from "./inputError";
import { version } from "./version";

const NAME = "cloudtrail-compliance";

function program(finish: (code: number) => void): Command {
	const command = new Command(NAME)
		.description(
			"Checks AWS CloudTrail against AWS Security Hub CSPM controls.",
		)
		.version(version(), "-v, --version")
		.showHelpAfterError(`Run "${NAME} --help" for usage.`)
		.configureHelp({ helpWidth: columns() })
		.exitOverride();

	addCheckCommand(command, controls, finish);
	addAuditCommand(command, controls, finish);
	addControlsCommand(command, controls, finish);
	addReportCommand(command, controls, finish);
	addDiffCommand(command, finish);
	return command;
}

async function main(): Promise<void> {
	// A reader that closes the pipe early, such as `head`, is not an error, and
	// does not change the exit code.
	for (const stream of [process.stdout, process.stderr])
		stream.on("error", ({ code }: NodeJS.ErrnoException) => {
			if (code === "EPIPE") return;
			if (stream === process.stdout)
				process.stderr.write(
					`${NAME}: standard output cannot be written (${code}): free disk space, or use --output FILE.\n`,
				);
			process.exit(EXIT.misused);
		});
	try {
		await program((code) => {
			process.exitCode = code;
		}).parseAsync();
	} catch (error) {
		progress("");
		process.exitCode = failWith(error);
	}
	leave();
}

function failWith(error: unknown): number {
	// Commander has printed the error; help and version exit with 0.
	if (error instanceof CommanderError)
		return error.exitCode === 0 ? EXIT.passed : EXIT.misused;
	const message = isInputError(error)
		? error.message
		: `internal error: ${error instanceof Error ? error.message.split("\n")[0] : "unknown"}. Please report it.`;
	process.stderr.write(`${NAME}: ${message}\n`);
	return EXIT.misused;
}

void main();
