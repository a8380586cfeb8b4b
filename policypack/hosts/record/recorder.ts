import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { isInputError } from "../../inputError";
import type { SourceFacts } from "../sourceFacts";

/** Records a source: as of now, or of a record, as of its time. */
export type Recorder = (seen: SourceFacts, recordedAt?: Date) => Promise<void>;

/**
 * Writes records into a folder. Throws an input error if there can be no such
 * folder.
 * @param refuse Takes the message if a record cannot be written.
 */
export async function recorderFor(
	directory: string | undefined,
	refuse: (message: string) => void,
): Promise<Recorder | undefined> {
	if (directory === undefined) return undefined;
	// Loaded on first use: most runs write no records.
	const { prepareFolder, saveRecord } = await import("./writeRecord");
	prepareFolder(directory);
	const fileFor = await fileNames(directory);
	let last = 0;
	return async (seen, recordedAt) => {
		// Each later than the one before, as records are judged in this order.
		last = Math.max(Date.now(), last + 1);
		const time = recordedAt ?? new Date(last);
		try {
			await saveRecord(directory, seen, time, fileFor(seen));
		} catch (error) {
			if (!isInputError(error)) throw error;
			refuse(error.message);
		}
	};
}

/**
 * The names of the records of one run. Where several files show one stack, the
 * name of each file counts, too, whatever their order.
 */
async function fileNames(
	directory: string,
): Promise<(seen: SourceFacts) => string> {
	const { recordFileName } = await import("./fileName");
	const first = new Map<string, Named>();
	return (seen) => {
		const file = recordFileName(seen);
		const own = { name: seen.source.name, file: recordFileName(seen, true) };
		const before = first.get(file);
		if (!before) first.set(file, own);
		if (!before || (before.name === own.name && !before.isOneOfSeveral))
			return file;
		const path = join(directory, file);
		if (!before.isOneOfSeveral && existsSync(path))
			renameSync(path, join(directory, before.file));
		first.set(file, { ...before, isOneOfSeveral: true });
		return own.file;
	};
}

/** A source with the name of a record, and the file by its own name. */
interface Named {
	readonly name: string;
	readonly file: string;
	/** Whether there are several, each in the file by its own name. */
	readonly isOneOfSeveral?: boolean;
}
