import type { Project } from "./project";
import type { Running } from "./run";

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
	 * The command that runs a program against the engine at `address`. Throws an
	 * input error if the interpreter, the compiler or the program's packages are
	 * missing.
	 */
	readonly command: (
		running: Running,
		address: string,
	) => ProgramCommand | Promise<ProgramCommand>;
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
	 */
	readonly adviceFor: (
		project: Project,
		line: string,
		report: string,
	) => string;
	/** What to do about `main` in Pulumi.yaml with a path that does not exist. */
	readonly missingMain: (main: string) => string;
}
