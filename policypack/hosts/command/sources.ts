import { statSync } from "node:fs";
import type { Stack } from "../../providers/resource";
import { inputError } from "../inputError";
import type { ReportSource } from "../report/report";
import { readText } from "./fileText";

/** A stack, and where it was seen. */
export interface Seen {
	readonly source: ReportSource;
	readonly stack: Stack;
}

/**
 * Reads one SOURCE of the command: a program's folder, a preview or a state
 * file, or `-` for either on standard input.
 */
export async function readSource(
	path: string,
	stackName: string | undefined,
): Promise<Seen> {
	if (path !== "-" && isFolder(path)) {
		// Loaded on first use: files need no gRPC server.
		const { readProgram } = await import("../program");
		const stack = await readProgram(
			path,
			stackName === undefined ? {} : { stack: stackName },
		);
		return { source: { kind: "program", name: path, folder: path }, stack };
	}
	const { readStackFile } = await import("../stackFile");
	const name = path === "-" ? "standard input" : path;
	const text = readText(path === "-" ? 0 : path, name);
	const { kind, stack } = readStackFile(text, name);
	return { source: { kind, name, folder: "" }, stack };
}

function isFolder(path: string): boolean {
	const found = statSync(path, { throwIfNoEntry: false });
	if (found) return found.isDirectory();
	throw inputError(
		`${path} does not exist: name a program's folder, a file, or - for standard input.`,
	);
}
