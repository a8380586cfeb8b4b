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

/** How the folder of a program is read. */
export interface FolderOptions extends ProgramOptions {
	/** Whether the Pulumi CLI previews it. Default: it runs by its own SDK. */
	readonly preview?: boolean;
	/** Called with what is done at present, in one line; "" clears it. */
	readonly progress?: (line: string) => void;
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
	options: FolderOptions,
): Promise<SourceStack | RecordText> {
	if (path !== "-" && isFolder(path)) return readFolder(path, options);
	const name = path === "-" ? "standard input" : path;
	const text = readText(path === "-" ? 0 : path, name);
	if (isRecord(text)) return { record: text, name };
	const { readStackFile } = await import("../sources/stackFile");
	const { kind, stack } = readStackFile(text, name);
	return { source: { kind, name, folder: "" }, stack };
}

async function readFolder(
	folder: string,
	{ preview = false, progress, ...program }: FolderOptions,
): Promise<SourceStack> {
	const { accountId: account, region } = program;
	return {
		source: {
			kind: preview ? "preview" : "program",
			...{ name: folder, folder },
		},
		stack: await (preview
			? previewed(folder, { ...program, ...(progress && { progress }) })
			: executed(folder, program)),
		target: {
			...(account !== undefined && { account }),
			...(region !== undefined && { region }),
		},
	};
}

async function previewed(
	folder: string,
	options: FolderOptions,
): Promise<Stack> {
	const { previewProgram } = await import("../sources/cliPreview");
	return previewProgram(folder, options);
}

async function executed(
	folder: string,
	options: ProgramOptions,
): Promise<Stack> {
	// Loaded on first use: files need no gRPC server.
	const { readProgram } = await import("../sources/program");
	return readProgram(folder, options);
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
