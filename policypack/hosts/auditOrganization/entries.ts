import type { Reads } from "../../model/reads";
import type { InTurn } from "../../sources/liveAccount/concurrency";
import { requestSender } from "../../sources/liveAccount/request";
import type { Session } from "../../sources/liveAccount/session";
import type { SourceFacts } from "../sourceFacts";
import {
	type AccountClients,
	limitsOf,
	type OpenAccount,
	type SharedAccess,
} from "./accountAccess";
import type { OwnedIndex } from "./ownedIndex";

/** One account of an audit, as far as it was read. */
export interface Entry {
	readonly account: string;
	readonly seen: SourceFacts;
	/** The buckets that the account owns; undefined: not known. */
	readonly owned: OwnedIndex | undefined;
	/** When the account was read. */
	readonly readAt: Date;
	/** Whether it was read by an earlier audit, whose record is used. */
	readonly isResumed: boolean;
}

/** An audit of several accounts under way. */
export interface Run {
	/** By account ID, in the order of the IDs once all are there. */
	readonly entries: Map<string, Entry>;
	readonly shared: SharedAccess;
	readonly open: OpenAccount;
	/** The limit of accounts that are read at once. */
	readonly accountInTurn: InTurn;
	/** Regions to read. Empty: all enabled Regions. */
	readonly regions: readonly string[];
	/** What is read for opt-in controls. */
	readonly reads: ReadonlySet<Reads>;
	/** Writes the record of an account, if records are written. */
	readonly save: (entry: Entry) => Promise<void>;
}

/** Puts the entry of an account in place of its former one, and records it. */
export async function replaceEntry(run: Run, entry: Entry): Promise<void> {
	run.entries.set(entry.account, entry);
	// What an audit that ends early could not read is read by the next one.
	if (!run.shared.stop.aborted) await run.save(entry);
}

/** A session in one account, whose time starts now. */
export function sessionIn(run: Run, { clients }: AccountClients): Session {
	return {
		clients,
		ask: requestSender(limitsOf(run.shared)),
		reads: run.reads,
	};
}
