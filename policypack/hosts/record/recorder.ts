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
	const { recordFileName } = await import("./fileName");
	prepareFolder(directory);
	const recorded = new Map<string, string>();
	const fileFor = (seen: SourceFacts) => {
		const file = recordFileName(seen);
		const other = recorded.get(file);
		return other === undefined || other === seen.source.name
			? file
			: recordFileName(seen, true);
	};
	let last = 0;
	return async (seen, recordedAt) => {
		// Each later than the one before, as records are judged in this order.
		last = Math.max(Date.now(), last + 1);
		const file = fileFor(seen);
		recorded.set(file, seen.source.name);
		try {
			await saveRecord(directory, seen, recordedAt ?? new Date(last), file);
		} catch (error) {
			if (!isInputError(error)) throw error;
			refuse(error.message);
		}
	};
}
