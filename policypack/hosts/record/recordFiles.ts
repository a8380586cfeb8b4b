import {
	closeSync,
	type Dirent,
	existsSync,
	openSync,
	readdirSync,
	readSync,
	statSync,
} from "node:fs";
import { join } from "node:path";
import { readText } from "../../configuration/fileText";
import { inputError } from "../../inputError";
import { compareTexts } from "../../model/order";
import { isRecord } from "./isRecord";

/** The files that make a folder a Pulumi program. */
const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/**
 * The paths of the JSON files in a folder of records: accounts by their IDs, and
 * then stacks in the order in which they were recorded. Throws an input error.
 */
export function recordsIn(directory: string): readonly string[] {
	return entriesIn(directory)
		.filter((entry) => !entry.isDirectory())
		.map(({ name }) => name)
		.filter((name) => /^[^.].*\.json$/i.test(name))
		.map((name) => ({ name, time: timeOf(directory, name) }))
		.sort(
			(a, b) => compareTexts(a.time, b.time) || compareTexts(a.name, b.name),
		)
		.map(({ name }) => join(directory, name));
}

/** The bytes of a file that have the time of its record. */
const BEGINNING_BYTES = 120;

/** When a stack was recorded; empty for an account, and where it is not shown. */
function timeOf(directory: string, name: string): string {
	if (name.startsWith("account-")) return "";
	try {
		const file = openSync(join(directory, name), "r");
		try {
			const bytes = Buffer.alloc(BEGINNING_BYTES);
			readSync(file, bytes, 0, BEGINNING_BYTES, 0);
			const text = bytes.toString();
			return /"recordedAt": "([\dTZ:.-]+)"/.exec(text)?.[1] ?? "";
		} finally {
			closeSync(file);
		}
	} catch {
		// It is refused by name when it is read.
		return "";
	}
}

function entriesIn(directory: string): readonly Dirent[] {
	try {
		return readdirSync(directory, { withFileTypes: true });
	} catch (error) {
		const { code = "unreadable" } = error as NodeJS.ErrnoException;
		throw inputError(
			`${directory} cannot be read (${code}): use a readable folder of records.`,
		);
	}
}

/** Whether a folder has at least one record, and no program. */
export function isRecordFolder(directory: string): boolean {
	return !hasProgram(directory) && recordsIn(directory).some(isRecordFile);
}

/**
 * The paths of the records in a folder; undefined if it has a program. Throws an
 * input error if it has neither.
 */
export function recordsOrProgram(
	directory: string,
): readonly string[] | undefined {
	if (hasProgram(directory)) return undefined;
	const files = recordsIn(directory);
	if (files.some(isRecordFile)) return files;
	throw inputError(
		`${directory} has neither a Pulumi.yaml nor a record: use the folder of a program, or a folder that --record wrote records into.`,
	);
}

/** Whether a path is that of a record, or of a folder of records. */
export function isRecordSource(path: string): boolean {
	const found = statSync(path, { throwIfNoEntry: false });
	return found?.isDirectory() ? isRecordFolder(path) : isRecordFile(path);
}

function hasProgram(directory: string): boolean {
	return PROJECT_FILES.some((name) => existsSync(join(directory, name)));
}

function isRecordFile(path: string): boolean {
	try {
		return isRecord(readText(path, path));
	} catch {
		// It is refused by name when it is read.
		return false;
	}
}
