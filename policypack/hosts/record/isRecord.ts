import { isBag } from "../../providers/wire";

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

/** Whether JSON data is a record, of any version. */
export function isOfRecord(
	value: unknown,
): value is Readonly<Record<string, unknown>> {
	return (
		isBag(value) &&
		"recordedAt" in value &&
		"facts" in value &&
		typeof value.schemaVersion === "number"
	);
}
