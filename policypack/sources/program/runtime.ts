import type { Prepared } from "./prepared";
import type { Project } from "./project";
import type { ResultForm } from "./resultForm";
import type { Running } from "./run";
import type { StackConfig } from "./stackConfig";

/** The process that runs a program. */
export interface ProgramCommand {
	/** Executable: a path, or a name on PATH. */
	readonly file: string;
	readonly args: readonly string[];
	readonly cwd: string;
	/** Its whole environment. */
	readonly env: Readonly<Record<string, string | undefined>>;
}

/** How programs of one language are run, and how their errors are described. */
export interface Runtime {
	/**
	 * Makes what all runs of a program share; absent: nothing. Throws an input
	 * error if the program cannot be compiled.
	 */
	readonly prepare?: (project: Project) => Promise<Prepared>;
	/**
	 * The command that runs a program against the engine at `address`. Throws an
	 * input error if the interpreter, the compiler or the program's packages are
	 * missing.
	 */
	readonly command: (running: Running, address: string) => ProgramCommand;
	/**
	 * How results that are not known here are sent to one run. Default: marked,
	 * for an SDK that is taught the mark.
	 */
	readonly results?: (running: Running) => ResultForm;
	/**
	 * The keys of the settings that a program reads, if its SDK reads settings as
	 * plain values, so that none is unknown; undefined: not all keys are known.
	 */
	readonly settingKeys?: (running: Running) => readonly string[] | undefined;
	/**
	 * Time without requests after which a program has sent all of them, in
	 * milliseconds, if its SDK does not wait for all `apply` callbacks. Default: 0.
	 * @param wasAsked Whether the program called a function of a provider.
	 */
	readonly quietMs?: (project: Project, wasAsked: boolean) => number;
	/** Whether a stack frame is the SDK's call of an `apply` callback, by the URI of its file. */
	readonly isApply?: (uri: string) => boolean;
	/** The problem with a program that has no entry, and what to do. */
	readonly entryProblem: (project: Project, line: string) => string | undefined;
	/** The error message in the report of a program, in one line. */
	readonly errorMessage: (report: string) => string | undefined;
	/** File and line of an error in the user's code, or the project folder. */
	readonly errorLocation: (project: Project, report: string) => string;
	/**
	 * What to do about the error of a program; empty if the message says so.
	 * @param line The error message.
	 * @param report The full report.
	 * @param config What the program was given.
	 */
	readonly adviceFor: (
		project: Project,
		line: string,
		report: string,
		config: StackConfig,
	) => string;
	/** What to do about `main` in Pulumi.yaml with a path that does not exist. */
	readonly missingMain: (main: string) => string;
}
