import type { Root } from "../model/account";
import type { Fact, TrailFact } from "../model/facts";
import type { Reads } from "../model/reads";
import type { Value } from "../model/value";
import { allTrails } from "./liveAccount/allTrails";
import { readAccountBlock, readBuckets } from "./liveAccount/buckets";
import type { Clients } from "./liveAccount/clients";
import { readEventDataStores } from "./liveAccount/eventDataStores";
import { type Identity, identify, rootOf } from "./liveAccount/identity";
import { missingBuckets } from "./liveAccount/missingBuckets";
import {
	notKnownWhose,
	type OwnedBuckets,
	ownedBuckets,
} from "./liveAccount/ownedBuckets";
import { enabledRegions, namedRegions } from "./liveAccount/regions";
import type { RegionsRead } from "./liveAccount/regionsRead";
import { asking, type Limits } from "./liveAccount/request";
import type { Session } from "./liveAccount/session";

/** An account as it is, as far as it let itself be read. */
export interface LiveAccount {
	/** The account's id, where AWS told it. */
	readonly id: Value<string>;
	/** `aws`, `aws-cn`, `aws-us-gov`, … */
	readonly partition: string;
	/** The account itself, as what a finding is about. */
	readonly root: Root;
	readonly facts: readonly Fact[];
	/** Where its trails were looked for. */
	readonly regions: RegionsRead;
}

/** How an account is read. */
export interface ReadOptions extends Partial<Limits> {
	/** The Regions to read; all that are enabled where none is named. */
	readonly regions?: readonly string[];
	/** What is read for opt-in controls; nothing where absent. */
	readonly reads?: ReadonlySet<Reads>;
	/** Told how many of how many Regions have been read. */
	readonly onRegion?: (read: number, all: number) => void;
}

/** Far above what an account takes, and below what people and CI wait for. */
const LIMITS: Limits = { callSeconds: 12, totalSeconds: 120, atOnce: 32 };

/**
 * Reads trails and their buckets out of an account. What AWS does not tell,
 * for whatever reason, is unknown and says why; nothing is thrown.
 */
export async function readAccount(
	clients: Clients,
	options: ReadOptions = {},
): Promise<LiveAccount> {
	const session: Session = {
		clients,
		ask: asking({ ...LIMITS, ...options }),
		...(options.reads && { reads: options.reads }),
	};
	const named = options.regions ?? [];
	const [identity, owned, regions] = await Promise.all([
		identify(session),
		ownedBuckets(session),
		named.length > 0 ? namedRegions(named) : enabledRegions(session),
	]);
	const root = rootOf(identity);
	const [{ trails, regions: regionsRead }, block, stores] = await Promise.all([
		allTrails(session, identity, regions, options.onRegion),
		readAccountBlock(session, identity, root),
		readEventDataStores(session, identity, regions),
	]);
	const facts = await withBuckets(session, identity, trails, owned);
	return {
		id: identity.account,
		partition: identity.partition,
		root,
		facts: [...facts, ...block, ...stores],
		regions: regionsRead,
	};
}

/** The trails with the buckets that are the account's, and those of nobody. */
async function withBuckets(
	session: Session,
	identity: Identity,
	trails: readonly TrailFact[],
	owned: Value<OwnedBuckets>,
): Promise<readonly Fact[]> {
	if (!owned.known) return trails.map((trail) => notKnownWhose(trail, owned));
	const names = bucketNames(trails);
	const [buckets, missing] = await Promise.all([
		readBuckets(session, identity, names, owned.value),
		missingBuckets(session, rootOf(identity), names, owned.value),
	]);
	return [...trails, ...buckets, ...missing];
}

function bucketNames(trails: readonly TrailFact[]): readonly string[] {
	return trails.flatMap(({ bucket }) =>
		bucket.by === "name" && bucket.name.known && bucket.name.value
			? [bucket.name.value]
			: [],
	);
}
