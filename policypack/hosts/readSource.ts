import { statSync } from "node:fs";
import { readText } from "../configuration/fileText";
import { inputError } from "../inputError";
import type { Target } from "../providers/deliveryFacts/place";
import type { Stack } from "../providers/resource";
import type { ProgramOptions } from "../sources/program";
import { shortened } from "../text/shorten";
import { isRecord } from "./record/isRecord";
import type { ReportSource } from "./report/report";

/** A stack, and the source it was read from. */
export interface SourceStack {
	readonly source: ReportSource;
	readonly stack: Stack;
	/** Where it is deployed to, as far as the user says it. */
	readonly target?: Target;
}

/** The text of a record, and the name of its file. */
export interface RecordText {
	readonly record: string;
	readonly name: string;
}

/**
 * Reads one SOURCE of the command: a program folder, a preview, state or record
 * file, or `-` for such a file on standard input. Throws an input error.
 */
export async function readSource(
	path: string,
	options: ProgramOptions,
): Promise<SourceStack | RecordText> {
	if (path !== "-" && isFolder(path)) {
		// Loaded on first use: files need no gRPC server.
		const { readProgram } = await import("../sources/program");
		const stack = await readProgram(path, options);
		const { accountId: account, region } = options;
		return {
			source: { kind: "program", name: path, folder: path },
			stack,
			target: {
				...(account !== undefined && { account }),
				...(region !== undefined && { region }),
			},
		};
	}
	const name = path === "-" ? "standard input" : path;
	const text = readText(path === "-" ? 0 : path, name);
	if (isRecord(text)) return { record: text, name };
	const { readStackFile } = await import("../sources/stackFile");
	const { kind, stack } = readStackFile(text, name);
	return { source: { kind, name, folder: "" }, stack };
}

/** Whether a path is that of a folder. Throws an input error if there is none. */
export function isFolder(path: string): boolean {
	try {
		return statSync(path).isDirectory();
	} catch (error) {
		// The error code of an invalid path differs by operating system.
		const { code = "unreadable" } = error as NodeJS.ErrnoException;
		throw inputError(
			`${shortened(path).replaceAll("\0", "\\0")} ${code === "ENOENT" ? "does not exist" : `cannot be read (${code})`}: use the folder of a program, a file, or - for standard input.`,
		);
	}
}
