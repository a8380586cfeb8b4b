import { delimiter, join } from "node:path";
import { UNKNOWN_TEXT } from "../../../providers/wire";
import { SIGNAL_FD } from "../launch";
import { withoutProxy } from "../loopback";
import { UNANSWERED } from "../resultForm";
import type { Running } from "../run";
import type { ProgramCommand } from "../runtime";
import { type Interpreter, interpreterOf } from "./interpreter";
import { pythonOptions } from "./options";
import { LAUNCHER, type LauncherArguments } from "./script/launcher";

/**
 * The command that runs a program with its own Python and SDK. Throws an input
 * error if that Python does not exist.
 */
export function pythonCommand(
	running: Running,
	address: string,
): ProgramCommand {
	const { project, config, reveals } = running;
	const interpreter = interpreterOf(project, pythonOptions(project));
	const given: LauncherArguments = {
		address,
		organization: config.organization,
		project: project.name,
		stack: config.stack,
		root: project.root,
		entry: project.entry,
		unknownText: UNKNOWN_TEXT,
		unanswered: UNANSWERED,
		isOpen: config.isOpen,
		reveals,
		signalFd: SIGNAL_FD,
	};
	return {
		file: interpreter.file,
		args: ["-u", "-c", LAUNCHER, JSON.stringify(given)],
		cwd: project.programFolder,
		env: environmentOf(running, interpreter),
	};
}

function environmentOf(
	{ config }: Running,
	{ environment }: Interpreter,
): ProgramCommand["env"] {
	return {
		...process.env,
		...config.variables,
		...(environment !== undefined && activated(environment)),
		PULUMI_CONFIG: JSON.stringify(config.values),
		PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(config.secretKeys),
		...withoutProxy(),
	};
}

/** The variables that `activate` of a virtual environment sets. */
function activated(environment: string): ProgramCommand["env"] {
	const isWindows = process.platform === "win32";
	const programs = join(environment, isWindows ? "Scripts" : "bin");
	return {
		VIRTUAL_ENV: environment,
		PATH: [programs, process.env.PATH].filter(Boolean).join(delimiter),
		PYTHONHOME: undefined,
	};
}
