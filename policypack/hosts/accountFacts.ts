import type { Reads } from "../model/reads";
import { unknownEventDataStore, unknownTrail } from "../model/unknownFacts";
import { known, type Unknown, unknown } from "../model/value";
import type { LiveAccount } from "../sources/liveAccount";
import { type Identity, rootOf } from "../sources/liveAccount/identity";
import { causeOf } from "../sources/liveAccount/request";
import type { SourceFacts } from "./sourceFacts";
import { identityOfAccount } from "./sourceIdentity";

/**
 * What a live account shows, as a source.
 * @param reads What was read for opt-in controls.
 */
export function factsOfAccount(
	live: Omit<LiveAccount, "owned">,
	reads: ReadonlySet<Reads>,
): SourceFacts {
	const { root, partition, regions } = live;
	const source = { kind: "account", name: root.name, folder: "" } as const;
	return {
		source: { ...source, partition, regions },
		identity: identityOfAccount(live),
		root,
		facts: live.facts,
		lookups: new Map(),
		reads,
	};
}

/** An account of which nothing but the cause is known. */
export function unreadAccount(
	account: string,
	partition: string,
	why: Unknown,
	reads: ReadonlySet<Reads>,
): SourceFacts {
	const identity: Identity = { account: known(account), partition };
	const root = rootOf(identity);
	const stores = reads.has("eventDataStores")
		? [unknownEventDataStore(root, why)]
		: [];
	const regions = { read: [], notRead: [], others: causeOf(why) };
	const facts = [unknownTrail(root, why), ...stores];
	const id = identity.account;
	return factsOfAccount({ id, partition, root, facts, regions }, reads);
}

/** An account that AWS Organizations lists as closed or suspended: it has no data. */
export function skippedAccount(
	account: string,
	partition: string,
	state: string,
	reads: ReadonlySet<Reads>,
): SourceFacts {
	const why = unknown(
		"outside",
		`its resources (skipped: AWS Organizations lists the account as ${state})`,
		"Nothing is judged in an account that is closed or suspended.",
	);
	return unreadAccount(account, partition, why, reads);
}

/** Whether any Region of an account was read. */
export function wasRead({ source }: SourceFacts): boolean {
	return (source.regions?.read.length ?? 0) > 0;
}
