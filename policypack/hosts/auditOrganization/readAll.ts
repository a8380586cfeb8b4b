import { unknown } from "../../model/value";
import { readAccount } from "../../sources/liveAccount";
import type { OrganizationAccount } from "../../sources/organization/listAccounts";
import {
	factsOfAccount,
	skippedAccount,
	unreadAccount,
	wasRead,
} from "../accountFacts";
import type { SourceFacts } from "../sourceFacts";
import { limitsOf } from "./accountAccess";
import { readCentralBuckets } from "./centralBuckets";
import type { Entry, Run } from "./entries";
import { completeOrganizationTrails } from "./organizationTrails";
import { indexOf, type OwnedIndex } from "./ownedIndex";
import { type ProgressOutput, showProgress } from "./progress";
import type { RecordStore } from "./recordStore";
import type { OrganizationTarget } from "./target";

/** How all accounts are read. */
interface Settings extends ProgressOutput {
	readonly warn: (line: string) => void;
	readonly target: Pick<OrganizationTarget, "buckets">;
}

/**
 * Reads all accounts: first each by itself, then what one account only shows
 * because of another, which are organizations' trails and central buckets.
 */
export async function readAll(
	run: Run,
	accounts: readonly OrganizationAccount[],
	store: RecordStore,
	settings: Settings,
): Promise<void> {
	const { buckets } = settings.target;
	const progress = showProgress(accounts.length, settings);
	await Promise.all(
		accounts.map((account) =>
			run.accountInTurn(async () => {
				const entry =
					store.young.get(account.id) ??
					(await readEntry(run, account, buckets));
				run.entries.set(account.id, entry);
				if (isWorthRecording(run, entry, store)) await store.save(entry);
				progress.done(becameOf(account, entry));
			}),
		),
	);
	progress.end();
	await completeOrganizationTrails(run);
	await readCentralBuckets(run, buckets);
	noteSkipped(accounts, settings);
}

/** An audit that ends early replaces no record by one that has nothing. */
function isWorthRecording(
	{ shared }: Run,
	{ account, isResumed, seen }: Entry,
	{ recorded }: RecordStore,
): boolean {
	if (isResumed) return false;
	return wasRead(seen) || !shared.stop.aborted || !recorded.has(account);
}

async function readEntry(
	run: Run,
	{ id, closed }: OrganizationAccount,
	buckets: readonly string[],
): Promise<Entry> {
	const { identity, stop } = run.shared;
	const entry = (seen: SourceFacts, owned?: OwnedIndex): Entry => ({
		...{ account: id, seen, owned },
		readAt: new Date(),
		isResumed: false,
	});
	const unread = (why = stopped(id, stop)) =>
		entry(unreadAccount(id, identity.partition, why, run.reads));
	if (closed !== "")
		return entry(skippedAccount(id, identity.partition, closed, run.reads));
	if (stop.aborted) return unread();
	const opened = await run.open(id);
	if (!opened.known) return unread(opened);
	const { clients, identity: its } = opened.value;
	const live = await readAccount(clients, {
		...limitsOf(run.shared),
		...{ regions: run.regions, reads: run.reads, buckets },
		identity: its,
		listsForeignTrails: true,
	});
	// What is not read yet is read by the next audit, and all of it together.
	if (stop.aborted) return unread();
	return entry(
		factsOfAccount(live, run.reads),
		live.owned.known ? indexOf(live.owned.value) : undefined,
	);
}

function stopped(account: string, { reason }: AbortSignal) {
	return unknown("unreadable", `account ${account} (not read: ${reason})`);
}

function becameOf({ closed }: OrganizationAccount, { seen }: Entry) {
	if (closed !== "") return "skipped";
	return wasRead(seen) ? "read" : "failed";
}

/** Maximum number of accounts in a line; the others are counted. */
const NAMED = 20;

function noteSkipped(
	accounts: readonly OrganizationAccount[],
	{ warn }: Settings,
): void {
	const skipped = accounts.filter(({ closed }) => closed !== "");
	if (skipped.length === 0) return;
	const named = skipped
		.slice(0, NAMED)
		.map(({ id, closed }) => `${id} (${closed})`);
	const more = skipped.length - named.length;
	warn(
		`skipped ${skipped.length} of ${accounts.length} accounts: ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
	);
}
