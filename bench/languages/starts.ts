import { join } from "node:path";
import { withoutProxy } from "../../policypack/sources/program/loopback";
import type { Project } from "../../policypack/sources/program/project";
import type { ProgramCommand } from "../../policypack/sources/program/runtime";
import { PYTHON_ENVIRONMENT } from "../../test/languages/languages";

/** One way to start a program, with nothing of ours. */
export interface Start {
	/** What it is, in words. */
	readonly to: string;
	/** Most that `check` may take, as a ratio; undefined: only measured. */
	readonly limit?: number;
	readonly command: (project: Project, address: string) => ProgramCommand;
}

/** By the names of languages. */
export const starts: Readonly<Record<string, readonly Start[]>> = {
	go: [
		{
			to: "`go build` and its start, as Pulumi's language host",
			limit: 1.5,
			command: goCommand(
				// A new file each time, which is linked each time.
				'rm -f "$0" && go build -buildvcs=false -o "$0" . && exec "$0"',
			),
		},
		{
			to: "`go run`, linked before",
			command: goCommand("exec go run -buildvcs=false ."),
		},
	],
	python: [
		{
			to: "the program's own start",
			limit: 1.5,
			command: pythonCommand,
		},
	],
};

/**
 * A shell line that starts a program in Go. Its packages are compiled before.
 * https://github.com/pulumi/pulumi/blob/master/sdk/go/pulumi-language-go/main.go
 */
function goCommand(line: string): Start["command"] {
	return ({ name, root, programFolder }, address) => ({
		file: "sh",
		args: ["-c", line, join(programFolder, ".compiled")],
		cwd: programFolder,
		env: {
			...process.env,
			...withoutProxy(),
			PULUMI_PROJECT: name,
			PULUMI_STACK: "dev",
			PULUMI_ROOT_DIRECTORY: root,
			PULUMI_DRY_RUN: "true",
			PULUMI_MONITOR: address,
			PULUMI_ENGINE: address,
		},
	});
}

function pythonCommand(
	{ name, root, programFolder, entry }: Project,
	address: string,
): ProgramCommand {
	return {
		file: join(PYTHON_ENVIRONMENT, "bin/python"),
		args: [
			...["-u", join(__dirname, "executor.py")],
			...[address, name, "dev", root, entry],
		],
		cwd: programFolder,
		env: { ...process.env, ...withoutProxy() },
	};
}
