import { inputError } from "../../inputError";
import type { Fact } from "../../model/facts";
import { isBag } from "../../providers/wire";
import { parsedJson, placeAt } from "../../text/json";
import { version } from "../../version";
import type { SourceFacts } from "../sourceFacts";
import { hashOf } from "./canonical";
import { decodedDelivery } from "./deliveryData";
import { decoded, decodedFact } from "./factData";
import { isOfRecord } from "./isRecord";
import type { RecordData } from "./recordSchema";
import { recordProblem } from "./validateRecord";

/** What a record shows, and when it was recorded. */
export interface ReadRecord {
	readonly seen: SourceFacts;
	readonly recordedAt: Date;
}

/** The version of records that is written and read here. */
const SCHEMA_VERSION: RecordData["schemaVersion"] = 1;

/** What is thrown for data that no record has. */
const INVALID = [TypeError, RangeError, SyntaxError];

const HOW = "record the source again with --record";

/**
 * Reads the text of a record. Throws an input error of one line.
 * @param name The name of the file, for messages.
 */
export function readRecord(text: string, name: string): ReadRecord {
	const parsed = parsedJson(text);
	if (!parsed.isJson)
		throw inputError(
			`${placeAt(name, parsed.line)} is not valid JSON, or is truncated: use a complete copy, or ${HOW}.`,
		);
	const { value } = parsed;
	if (!isOfRecord(value))
		throw inputError(
			`${name} is not a record: use files that check or audit wrote with --record.`,
		);
	refuseOtherVersion(value, name);
	try {
		refuseChanged(value, name);
		const problem = recordProblem(value);
		if (problem !== undefined) throw new TypeError(problem);
		const data = value as unknown as RecordData;
		return { seen: seenIn(data), recordedAt: new Date(data.recordedAt) };
	} catch (error) {
		// Of what another program wrote with a valid hash, the cause is in words.
		if (!INVALID.some((kind) => error instanceof kind)) throw error;
		throw inputError(
			`${name} is not a valid record (${(error as Error).message}): ${HOW}.`,
		);
	}
}

function refuseOtherVersion(
	{ schemaVersion, tool }: Readonly<Record<string, unknown>>,
	name: string,
): void {
	if (schemaVersion === SCHEMA_VERSION) return;
	const writer = isBag(tool) ? tool.version : undefined;
	const by =
		typeof writer === "string" && /^[\w.+-]{1,40}$/.test(writer)
			? ` by version ${writer} of the package`
			: "";
	throw inputError(
		`${name} is a record of schema version ${schemaVersion}${by}, and version ${version()} reads schema version ${SCHEMA_VERSION}: use the version of the package that wrote it.`,
	);
}

function refuseChanged(
	value: Readonly<Record<string, unknown>>,
	name: string,
): void {
	if (hashOf(value) !== value.hash)
		throw inputError(
			`${name} was changed after it was written (its hash does not match its content): use an unchanged copy, or ${HOW}.`,
		);
}

function seenIn(data: RecordData): SourceFacts {
	const { source, identity, root, reads, delivery, lookups } = data;
	const facts = data.facts.map(decodedFact);
	const at = (position: number): Fact => {
		const fact = facts[position];
		if (!fact) throw new RangeError(`there is no fact ${position}`);
		return fact;
	};
	// Decoded at once, so that invalid data is refused with the record.
	const shown = delivery && decodedDelivery(delivery, facts);
	return {
		source,
		identity: decoded<SourceFacts["identity"]>(identity),
		root: decoded<SourceFacts["root"]>(root),
		facts,
		lookups: new Map(
			lookups.map(({ control, facts: found }) => [
				control,
				found.map((fact) =>
					typeof fact === "number" ? at(fact) : decodedFact(fact),
				),
			]),
		),
		...(reads && { reads: new Set(reads) }),
		...(shown && { delivery: () => shown }),
	};
}
