import type { DeliveryFact } from "../model/deliveryChecks/facts";
import type { Fact } from "../model/facts";
import type { Reads } from "../model/reads";
import { unknownEventDataStore, unknownTrail } from "../model/unknownFacts";
import { known, type Unknown, unknown } from "../model/value";
import type { LiveAccount } from "../sources/liveAccount";
import { deliveryFactsOfAccount } from "../sources/liveAccount/delivery/accountDelivery";
import type { LiveDelivery } from "../sources/liveAccount/delivery/readDelivery";
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
		delivery: () => deliveryFactsOfAccount(live.facts, live.delivery),
		lookups: new Map(),
		reads,
	};
}

/**
 * An account with facts that another account led to, in place of its own.
 * @param facts All facts that the controls use.
 * @param more What else is known of delivery; it replaces what it repeats.
 */
export function withMoreFacts(
	seen: SourceFacts,
	facts: readonly Fact[],
	more: LiveDelivery,
): SourceFacts {
	const { delivery } = seen;
	if (!delivery) return { ...seen, facts };
	return {
		...seen,
		facts,
		delivery: () => {
			const before = delivery();
			const isNew = notAmong([...facts, ...more.targets, ...more.facts]);
			return deliveryFactsOfAccount(facts, {
				facts: [...before.facts.filter(isNew), ...more.facts],
				targets: [...before.shared.filter(isNew), ...more.targets],
			});
		},
	};
}

type AnyFact = Fact | DeliveryFact;

function notAmong(facts: readonly AnyFact[]): (fact: AnyFact) => boolean {
	const keyOf = ({ kind, of }: AnyFact) => `${kind} ${of.urn}`;
	const keys = new Set(facts.map(keyOf));
	return (fact) => fact.kind !== "organization" && !keys.has(keyOf(fact));
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
	const delivery: LiveDelivery = { facts: [], targets: [] };
	return factsOfAccount(
		{ id, partition, root, facts, delivery, regions },
		reads,
	);
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
