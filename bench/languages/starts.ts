import { join } from "node:path";
import { withoutProxy } from "../../policypack/sources/program/loopback";
import type { Project } from "../../policypack/sources/program/project";
import type { ProgramCommand } from "../../policypack/sources/program/runtime";
import { PYTHON_ENVIRONMENT } from "../../test/languages/languages";

/** The command that starts a program as Pulumi does, with nothing of ours. */
type Start = (project: Project, address: string) => ProgramCommand;

/** By the names of languages. */
export const starts: Readonly<Record<string, Start>> = {
	// Linked before: only what the go command checks again counts.
	go: ({ name, root, programFolder }, address) => ({
		file: "go",
		args: ["run", "-buildvcs=false", "."],
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
	}),
	python: ({ name, root, programFolder, entry }, address) => ({
		file: join(PYTHON_ENVIRONMENT, "bin/python"),
		args: [
			...["-u", join(__dirname, "executor.py")],
			...[address, name, "dev", root, entry],
		],
		cwd: programFolder,
		env: { ...process.env, ...withoutProxy() },
	}),
};
