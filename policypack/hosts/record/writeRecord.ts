import { accessSync, constants, mkdirSync } from "node:fs";
import { join } from "node:path";
import { inputError } from "../../inputError";
import { isBag } from "../../providers/wire";
import { version } from "../../version";
import { beforeSignals } from "../command/interrupts";
import { replaceFile } from "../command/replaceFile";
import type { SourceFacts } from "../sourceFacts";
import { hashOf } from "./canonical";
import { encodedDelivery } from "./deliveryData";
import { encoded, encodedFact } from "./factData";
import { recordFileName } from "./fileName";
import type { FactData, RecordData } from "./recordSchema";
import { withoutSecrets } from "./withoutSecrets";

/**
 * Writes the record of a source as a whole, in place of an earlier one of the
 * same source. Returns its path. Throws an input error.
 * @param file The name of the file: by the identity of the source by default.
 */
export async function saveRecord(
	directory: string,
	seen: SourceFacts,
	recordedAt: Date,
	file: string = recordFileName(seen),
): Promise<string> {
	prepareFolder(directory);
	const path = join(directory, file);
	const text = recordText(seen, recordedAt);
	await beforeSignals(() => replaceFile(path, text, "--record"));
	return path;
}

/** Makes the folder of records, if it is not there. Throws an input error. */
export function prepareFolder(directory: string): void {
	try {
		mkdirSync(directory, { recursive: true });
		accessSync(directory, constants.W_OK | constants.X_OK);
	} catch (error) {
		const { code = "unwritable" } = error as NodeJS.ErrnoException;
		const name = directory.replaceAll("\0", "\\0") || '""';
		throw inputError(
			`--record ${name} cannot be written (${code}): use a writable folder, or a path where one can be made.`,
		);
	}
}

/** The text of a record, with each fact in a line of its own. */
export function recordText(seen: SourceFacts, recordedAt: Date): string {
	const record = recordOf(withoutSecrets(seen), recordedAt);
	const members = Object.entries(record).map(
		([name, value]) => `${JSON.stringify(name)}: ${memberOf(name, value)}`,
	);
	return `{\n${members.join(",\n")}\n}\n`;
}

function memberOf(name: string, value: unknown): string {
	if (name === "facts") return linesOf(value);
	if (name !== "delivery" || !isBag(value)) return JSON.stringify(value);
	const { facts, ...rest } = value;
	return `${JSON.stringify(rest).slice(0, -1)},"facts":${linesOf(facts)}}`;
}

function linesOf(facts: unknown): string {
	const lines = Array.isArray(facts)
		? facts.map((fact) => JSON.stringify(fact))
		: [];
	return `[\n${lines.join(",\n")}\n]`;
}

function recordOf(seen: SourceFacts, recordedAt: Date): RecordData {
	const { source, identity, root, reads, delivery, lookups } = seen;
	const facts = seen.facts.map(encodedFact);
	const positions = new Map(
		facts.map((fact, at) => [JSON.stringify(fact), at] as const),
	);
	const placed = (fact: FactData) =>
		positions.get(JSON.stringify(fact)) ?? fact;
	const unsigned: Omit<RecordData, "hash"> = {
		schemaVersion: 1,
		recordedAt: recordedAt.toISOString(),
		tool: { name: "cloudtrail-compliance", version: version() },
		source,
		identity: encoded(identity),
		// What sources show together is not recorded: no source has that view.
		root: encoded(root) as RecordData["root"],
		...(reads && { reads: [...reads].sort() }),
		facts,
		...(delivery && {
			delivery: encodedDelivery(delivery(), (fact) =>
				positions.has(JSON.stringify(fact)),
			),
		}),
		lookups: [...lookups].map(([control, found]) => ({
			control,
			facts: found.map((fact) => placed(encodedFact(fact))),
		})),
	};
	const { schemaVersion, recordedAt: time, tool, ...rest } = unsigned;
	return {
		...{ schemaVersion, recordedAt: time, tool },
		hash: hashOf(unsigned),
		...rest,
	};
}
