import {
	accessSync,
	constants,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { inputError, isInputError } from "../../inputError";
import type { Reads } from "../../model/reads";
import { wasRead } from "../accountFacts";
import { readRecord } from "../record/readRecord";
import { recordsIn } from "../record/recordFiles";
import { saveRecord } from "../record/writeRecord";
import type { SourceFacts } from "../sourceFacts";
import type { Entry } from "./entries";
import type { Recording } from "./target";

/** What an audit asks of each account: a record of another question is not used. */
export interface Asked {
	/** Regions to read, sorted. Empty: all enabled Regions. */
	readonly regions: readonly string[];
	/** What is read for opt-in controls, sorted. */
	readonly reads: readonly Reads[];
}

/** The records of an audit. */
export interface RecordStore {
	/** The accounts whose record is young enough, by ID. */
	readonly young: ReadonlyMap<string, Entry>;
	/** The accounts that have a record, young or not. */
	readonly recorded: ReadonlySet<string>;
	readonly save: (entry: Entry) => Promise<void>;
}

/** Where messages on records go. */
export interface RecordMessages {
	/** Takes a line about a record that is not used. */
	readonly warn: (line: string) => void;
	/** Takes the message if a record cannot be written. */
	readonly refuse: (message: string) => void;
}

/** No records are written. */
export const NO_RECORDS: RecordStore = {
	young: new Map(),
	recorded: new Set(),
	save: async () => {},
};

/**
 * Opens the records in a folder. A damaged record is not used, with a warning.
 * Throws an input error if the folder cannot be written.
 */
export function openRecords(
	{ directory, maxAge }: Recording,
	asked: Asked,
	{ warn, refuse }: RecordMessages,
	now: number = Date.now(),
): RecordStore {
	requireFolder(directory);
	const young = new Map<string, Entry>();
	const recorded = new Set<string>();
	for (const path of recordsIn(directory)) {
		const entry = entryIn(path, directory, asked, warn);
		if (!entry) continue;
		recorded.add(entry.account);
		const age = now - entry.readAt.getTime();
		const isYoung = age < maxAge && age > -maxAge;
		if (isYoung && entry.isResumed) young.set(entry.account, entry);
	}
	let hasFailed = false;
	return {
		young,
		recorded,
		save: async (entry) => {
			try {
				saveState(directory, asked, entry);
				await saveRecord(directory, entry.seen, entry.readAt);
			} catch (error) {
				if (!hasFailed)
					refuse(
						`Account ${entry.account} was read and cannot be recorded: ${messageOf(error)}`,
					);
				hasFailed = true;
			}
		},
	};
}

function messageOf(error: unknown): string {
	const { code, message } = error as NodeJS.ErrnoException;
	return isInputError(error) ? error.message : (code ?? message);
}

function requireFolder(directory: string): void {
	try {
		mkdirSync(join(directory, STATE), { recursive: true });
		accessSync(join(directory, STATE), constants.W_OK);
	} catch (error) {
		const { code = "unwritable" } = error as NodeJS.ErrnoException;
		throw inputError(
			`--record ${directory} cannot be written (${code}): use a folder that you may write to.`,
		);
	}
}

/** The account in a record; undefined if it is damaged, or of something else. */
function entryIn(
	path: string,
	directory: string,
	asked: Asked,
	warn: (line: string) => void,
): Entry | undefined {
	try {
		const { seen, recordedAt } = readRecord(readFileSync(path, "utf8"), path);
		const { account } = seen.identity;
		if (seen.source.kind !== "account" || account === undefined)
			return undefined;
		const state = stateOf(directory, account);
		return {
			...{ account, seen, readAt: recordedAt },
			owned: state?.owned,
			isResumed: wasRead(seen) && answers(seen, state?.asked, asked),
		};
	} catch (error) {
		warn(`${messageOf(error)} Its account is read again.`);
		return undefined;
	}
}

/** Whether a record has what is asked; without its state, its Regions are not known. */
function answers(
	{ reads }: SourceFacts,
	before: Asked | undefined,
	asked: Asked,
): boolean {
	return before
		? isDeepStrictEqual(before, asked)
		: asked.reads.every((one) => reads?.has(one));
}

/** Folder for what resuming needs and no verdict does. */
const STATE = ".resume";

interface State {
	readonly asked: Asked;
	readonly owned: string | undefined;
}

function stateOf(directory: string, account: string): State | undefined {
	try {
		const path = join(directory, STATE, `${account}.json`);
		if (!existsSync(path)) return undefined;
		const { asked, owned } = JSON.parse(readFileSync(path, "utf8"));
		return typeof owned === "string"
			? { asked, owned }
			: { asked, owned: undefined };
	} catch {
		return undefined;
	}
}

/** Written before the record, so that no record is without it. */
function saveState(
	directory: string,
	asked: Asked,
	{ account, owned }: Entry,
): void {
	const path = join(directory, STATE, `${account}.json`);
	const temporary = `${path}.tmp`;
	writeFileSync(temporary, JSON.stringify({ asked, owned }));
	renameSync(temporary, path);
}
