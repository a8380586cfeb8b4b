import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { compareTexts } from "../../model/order";
import { isOfRecord } from "./readRecord";

/** Names of the file that makes a folder a Pulumi program. */
const PROJECT = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/** The paths of the records in a folder, in order: all of its JSON files. */
export function recordsIn(directory: string): readonly string[] {
	return readdirSync(directory, { withFileTypes: true })
		.filter(({ name }) => /^[^.].*\.json$/i.test(name))
		.filter((entry) => !entry.isDirectory())
		.map(({ name }) => name)
		.sort(compareTexts)
		.map((name) => join(directory, name));
}

/** Whether a folder has records, and no program. */
export function isRecordFolder(directory: string): boolean {
	return (
		!PROJECT.some((name) => existsSync(join(directory, name))) &&
		recordsIn(directory).length > 0
	);
}

/**
 * Whether a text is a record: by its content, or by the beginning of one that is
 * damaged after it.
 */
export function isRecord(text: string): boolean {
	if (BEGINNING.test(text)) return true;
	// Searched first, because a state may be large.
	if (!text.includes('"recordedAt"') || !text.includes('"facts"')) return false;
	try {
		return isOfRecord(JSON.parse(text.replace(/^\uFEFF/, "")));
	} catch {
		return false;
	}
}

/** Records begin with it as they are written. */
const BEGINNING = /^\uFEFF?\s*\{\s*"schemaVersion": ?\d+,\s*"recordedAt"/;
