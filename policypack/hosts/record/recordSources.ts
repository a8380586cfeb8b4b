import { readText } from "../../configuration/fileText";
import { isInputError } from "../../inputError";
import type { Control } from "../../judging/control";
import type { CheckSettings } from "../checkSources";
import type { RecordText } from "../readSource";
import type { SourceFacts } from "../sourceFacts";
import { forConfiguration } from "./forConfiguration";
import { readRecord } from "./readRecord";

type Settings = Pick<
	CheckSettings,
	"configuration" | "progress" | "record" | "recordedAt" | "refuse"
>;

/** What a record shows, for the controls as they are configured. Throws an input error. */
export async function factsOfRecord(
	{ record, name }: RecordText,
	all: readonly Control[],
	{ configuration, ...settings }: Settings,
): Promise<SourceFacts> {
	const { seen, recordedAt } = readRecord(record, name);
	settings.recordedAt?.(recordedAt);
	await settings.record?.(seen, recordedAt);
	return forConfiguration(seen, all, configuration);
}

/** What each record shows. Records that cannot be judged are refused. */
export async function* factsOfRecords(
	files: readonly string[],
	all: readonly Control[],
	settings: Settings,
): AsyncGenerator<SourceFacts> {
	for (const [at, name] of files.entries()) {
		settings.progress(`Reading ${at + 1} of ${files.length} records …`);
		try {
			const record = readText(name, name, "use a readable copy of the record");
			yield await factsOfRecord({ record, name }, all, settings);
		} catch (error) {
			if (!isInputError(error)) throw error;
			settings.refuse(error.message);
		}
	}
}
