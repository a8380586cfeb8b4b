#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { controls } from "./controls";
import {
	catalogueEntry,
	catalogueJson,
	catalogueTable,
	findControl,
} from "./hosts/command/catalogue";
import { check } from "./hosts/command/check";
import { type ReportFlags, reporting, writing } from "./hosts/command/options";
import { writeOutputs } from "./hosts/command/outputs";
import { EXIT } from "./hosts/command/reporting";
import { columns, leave, progress, terminal } from "./hosts/command/terminal";
import { isInputError } from "./inputError";
import { DEFAULT_TIMEOUT_SECONDS } from "./sources/program/timeout";
import { version } from "./version";

const NAME = "cloudtrail-compliance";

interface ControlsFlags {
	readonly iamPolicy?: boolean;
	readonly color: boolean;
}

interface CheckFlags extends ReportFlags {
	readonly stack?: string;
	readonly accountId?: string;
	readonly region?: string;
	readonly timeout?: string;
}

interface AuditFlags extends ReportFlags {
	readonly region?: readonly string[];
	readonly profile?: string;
	readonly endpointUrl?: string;
}

function program(finish: (code: number) => void): Command {
	const command = new Command(NAME)
		.description("Judges AWS Security Hub's seven CloudTrail controls.")
		.version(version(), "-v, --version")
		.showHelpAfterError(`Run "${NAME} --help" for how to use it.`)
		.configureHelp({ helpWidth: columns() })
		.exitOverride();

	const checking = command
		.command("check")
		.description("judge what a program or a stack declares")
		.argument(
			"<source...>",
			'a folder with a Pulumi program, a file written by "pulumi preview --json --show-sames" or "pulumi stack export", or - for either on standard input',
		)
		.option("--stack <name>", "the stack whose configuration a program gets")
		.option(
			"--account-id <id>",
			"the account that a program is deployed to, where the stack's configuration does not fix it",
		)
		.option(
			"--region <name>",
			"the Region that a program is deployed to, where the stack's configuration does not set it",
		)
		.option(
			"--timeout <seconds>",
			`seconds that a program may run: ${DEFAULT_TIMEOUT_SECONDS} where none are given, and no more than 120 without doing anything`,
		);
	const checkOptions = reporting(
		checking,
		"the command, its configuration or a source is wrong",
	);
	checking.action(async (sources: string[], flags: CheckFlags) => {
		const { accountId, region, stack, timeout } = flags;
		const ambient = {
			...(accountId !== undefined && { accountId }),
			...(region !== undefined && { region }),
		};
		const options = { ...checkOptions(flags), stack, ambient, timeout };
		finish(await check(sources, controls, options));
	});

	const auditing = command
		.command("audit")
		.description(
			"judge a live account, with the credentials that the AWS SDK finds",
		)
		.option(
			"--region <name>",
			"a Region to read, once for each; all that are enabled where none is given",
			(name: string, names: readonly string[] = []) => [...names, name],
		)
		.option("--profile <name>", "a profile of the AWS configuration files")
		.option("--endpoint-url <url>", "the address of a server to ask instead");
	const auditOptions = reporting(
		auditing,
		"the command or its configuration is wrong, or nothing of the account could be read",
	);
	auditing.action(async (flags: AuditFlags) => {
		// Loaded on first use: nothing else needs the AWS SDK.
		const { audit } = await import("./hosts/command/audit");
		const { region: regions = [], profile, endpointUrl } = flags;
		const options = { ...auditOptions(flags), regions, profile, endpointUrl };
		finish(await audit(controls, options));
	});

	const telling = command
		.command("controls")
		.description("list the controls, or describe one")
		.argument("[id]", "a control, as CloudTrail.4 or cloudtrail-4")
		.option("--iam-policy", "print the least that audit needs, as IAM policy");
	const outputs = writing(telling);
	telling.action(async (id: string | undefined, flags: ControlsFlags) => {
		const one = id === undefined ? undefined : findControl(controls, id);
		const policy = flags.iamPolicy
			? (await import("./sources/liveAccount/permissions")).iamPolicy()
			: undefined;
		writeOutputs(outputs(), terminal(flags.color), {
			text: ({ width }) =>
				policy ??
				(one ? catalogueEntry(one, width) : catalogueTable(controls, width)),
			json: () => policy ?? catalogueJson(one ?? controls),
		});
		finish(EXIT.passed);
	});
	return command;
}

async function main(): Promise<void> {
	// A reader that has seen enough, as `head` has, is no error, and changes
	// nothing of the verdict.
	for (const stream of [process.stdout, process.stderr])
		stream.on("error", ({ code }: NodeJS.ErrnoException) => {
			if (code === "EPIPE") return;
			if (stream === process.stdout)
				process.stderr.write(
					`${NAME}: standard output cannot be written (${code}): free room there, or give --output FILE.\n`,
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
	// Commander has said what was wrong; help and version end with 0.
	if (error instanceof CommanderError)
		return error.exitCode === 0 ? EXIT.passed : EXIT.misused;
	const message = isInputError(error)
		? error.message
		: `An error of ${NAME} itself: ${error instanceof Error ? error.message.split("\n")[0] : "unknown"}. Please report it.`;
	process.stderr.write(`${NAME}: ${message}\n`);
	return EXIT.misused;
}

void main();
