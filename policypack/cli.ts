#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { controls } from "./controls";
import type { OrganizationFlags } from "./hosts/auditOrganization/options";
import {
	catalogueEntry,
	catalogueJson,
	catalogueTable,
	findControl,
} from "./hosts/command/catalogue";
import { check } from "./hosts/command/check";
import {
	addPolicyOptions,
	chosenPolicy,
	type PolicyFlags,
} from "./hosts/command/iamPolicy";
import {
	addOutputOptions,
	addReportOptions,
	type ReportFlags,
} from "./hosts/command/options";
import { addOrganizationOptions } from "./hosts/command/organizationOptions";
import { writeOutputs } from "./hosts/command/outputs";
import {
	addDiffCommand,
	addReportCommand,
} from "./hosts/command/reportCommands";
import { columns, leave, progress, terminal } from "./hosts/command/terminal";
import { addTogetherOptions } from "./hosts/command/togetherOptions";
import { EXIT } from "./hosts/report/exitCode";
import { isInputError } from "./inputError";
import { DEFAULT_TIMEOUT_SECONDS } from "./sources/program/timeout";
import { version } from "./version";

const NAME = "cloudtrail-compliance";

interface ControlsFlags extends PolicyFlags {
	readonly color: boolean;
}

interface CheckFlags extends ReportFlags {
	readonly stack?: string;
	readonly accountId?: string;
	readonly region?: string;
	readonly timeout?: string;
}

interface AuditFlags extends ReportFlags, OrganizationFlags {
	readonly accountId?: string;
	readonly region?: readonly string[];
	readonly profile?: string;
	readonly endpointUrl?: string;
}

function program(finish: (code: number) => void): Command {
	const command = new Command(NAME)
		.description(
			"Checks AWS CloudTrail against AWS Security Hub CSPM controls.",
		)
		.version(version(), "-v, --version")
		.showHelpAfterError(`Run "${NAME} --help" for usage.`)
		.configureHelp({ helpWidth: columns() })
		.exitOverride();

	const checkCommand = command
		.command("check")
		.description("check a Pulumi program, preview or stack")
		.argument(
			"<source...>",
			'folder of a Pulumi program, file written by "pulumi preview --json --show-sames" or "pulumi stack export", file or folder written by --record, or - to read such a file from standard input',
		)
		.option("--stack <name>", "stack whose configuration the program uses")
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
			`maximum run time of a program in seconds (default: ${DEFAULT_TIMEOUT_SECONDS}); a program without activity is stopped after 120 seconds at most`,
		);
	const togetherFlags = addTogetherOptions(checkCommand);
	const checkOptions = addReportOptions(
		checkCommand,
		"invalid command line, configuration or source",
	);
	checkCommand.action(async (sources: string[], flags: CheckFlags) => {
		const { accountId, region, stack, timeout } = flags;
		const target = {
			...(accountId !== undefined && { accountId }),
			...(region !== undefined && { region }),
		};
		const cloud = { accountId, region };
		const options = { ...checkOptions(flags), cloud, stack, target, timeout };
		finish(await check(sources, controls, { ...options, ...togetherFlags() }));
	});

	const auditCommand = command
		.command("audit")
		.description(
			"check a live AWS account or all accounts of an organization, with the default credentials of the AWS SDK",
		)
		.option(
			"--region <name>",
			"Region to read; repeatable (default: all enabled Regions)",
			(name: string, names: readonly string[] = []) => [...names, name],
		)
		.option(
			"--account-id <id>",
			"asff, ocsf: ID of the account, if AWS does not return it",
		)
		.option("--profile <name>", "profile in the AWS configuration files")
		.option("--endpoint-url <url>", "override the AWS endpoint URL");
	addOrganizationOptions(auditCommand);
	const auditOptions = addReportOptions(
		auditCommand,
		"invalid command line, configuration or credentials, or no Region or account could be read",
	);
	auditCommand.action(async (flags: AuditFlags) => {
		// Loaded on first use: only audit needs the AWS SDK.
		const { audit } = await import("./hosts/command/audit");
		const { region: regions = [], profile, endpointUrl, accountId } = flags;
		const options = {
			...auditOptions(flags),
			...{ regions, profile, endpointUrl, organization: flags },
			cloud: { accountId, region: regions[0] },
		};
		finish(await audit(controls, options));
	});

	const controlsCommand = command
		.command("controls")
		.description("list the controls, or show one in detail")
		.argument(
			"[id]",
			"control ID or policy name, such as CloudTrail.4 or cloudtrail-4",
		);
	addPolicyOptions(controlsCommand);
	const outputs = addOutputOptions(controlsCommand, ["text", "json"]);
	controlsCommand.action(
		async (id: string | undefined, flags: ControlsFlags) => {
			const one = id === undefined ? undefined : findControl(controls, id);
			const policy = await chosenPolicy(flags);
			await writeOutputs(
				outputs(),
				terminal(flags.color),
				(format, { width }) => {
					if (policy !== undefined) return policy;
					if (format === "json") return catalogueJson(one ?? controls);
					return one
						? catalogueEntry(one, width)
						: catalogueTable(controls, width);
				},
			);
			finish(EXIT.passed);
		},
	);
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
