import type { SourceRoot } from "../model/account";
import type { Fact, TrailFact } from "../model/facts";
import type { Reads } from "../model/reads";
import type { Value } from "../model/value";
import { allTrails } from "./liveAccount/allTrails";
import {
	type BucketsRead,
	readAccountBlock,
	readBuckets,
} from "./liveAccount/buckets";
import type { Clients } from "./liveAccount/clients";
import {
	type LiveDelivery,
	type OwnedAmong,
	readDelivery,
} from "./liveAccount/delivery/readDelivery";
import { trailDelivery } from "./liveAccount/delivery/trailDelivery";
import { isoTime } from "./liveAccount/delivery/trailStatus";
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
import { type Limits, requestSender } from "./liveAccount/request";
import type { Session } from "./liveAccount/session";
import { isListedOnly } from "./liveAccount/trailDetails";

/** A live account, as far as it is readable. */
export interface LiveAccount {
	/** The account ID, if readable. */
	readonly id: Value<string>;
	/** AWS partition, such as `aws`, `aws-cn` or `aws-us-gov`. */
	readonly partition: string;
	/** The account, as the subject of a finding. */
	readonly root: SourceRoot;
	readonly facts: readonly Fact[];
	/** What it shows of the delivery of its trails. */
	readonly delivery: LiveDelivery;
	/** The Regions that were read. */
	readonly regions: RegionsRead;
	/** The buckets that the account owns, if readable. */
	readonly owned: Value<OwnedBuckets>;
}

/** Options of `readAccount`. */
export interface ReadOptions extends Partial<Limits> {
	/** Regions to read. Empty: all enabled Regions. */
	readonly regions?: readonly string[];
	/** What to read for opt-in controls and comparisons. Default: nothing. */
	readonly reads?: ReadonlySet<Reads>;
	/** The account of the credentials, if known. Default: AWS is asked. */
	readonly identity?: Identity;
	/** Buckets that are also read, if the account owns them. Default: its trails' buckets only. */
	readonly buckets?: readonly string[];
	/** Whether the trails of other accounts are only listed. Default: they are read. */
	readonly listsForeignTrails?: boolean;
	/** Called with the number of Regions read, and of all. */
	readonly onRegion?: (read: number, all: number) => void;
}

/** Limits far above the time an account takes, and below common CI timeouts. */
export const LIMITS: Limits = {
	callSeconds: 12,
	totalSeconds: 120,
	atOnce: 32,
};

/**
 * Reads the trails of an account and their buckets. Values that are not readable
 * are unknown, with the cause. Never throws.
 */
export async function readAccount(
	clients: Clients,
	options: ReadOptions = {},
): Promise<LiveAccount> {
	const session: Session = {
		clients,
		ask: requestSender({ ...LIMITS, ...options }),
		...(options.reads && { reads: options.reads }),
		...(options.listsForeignTrails && { listsForeignTrails: true }),
	};
	const named = options.regions ?? [];
	const [identity, owned, regions] = await Promise.all([
		options.identity ?? identify(session),
		ownedBuckets(session),
		named.length > 0 ? namedRegions(named) : enabledRegions(session),
	]);
	const root = rootOf(identity);
	const [{ trails, seen, regions: regionsRead }, block, stores] =
		await Promise.all([
			allTrails(session, identity, regions, options.onRegion),
			readAccountBlock(session, identity, root),
			readEventDataStores(session, identity, regions),
		]);
	const others = options.buckets ?? [];
	const readAt = isoTime(new Date());
	const found = await withBuckets(session, identity, trails, owned, others);
	const delivery = await readDelivery(
		...([session, identity] as const),
		seen.flatMap((trail) => trailDelivery(trail, readAt)),
		found,
		ownedIn(owned),
	);
	return {
		id: identity.account,
		partition: identity.partition,
		root,
		facts: [...found.facts, ...block, ...stores],
		delivery,
		regions: regionsRead,
		owned,
	};
}

/** Adds the buckets that the account owns, and finds those that do not exist. */
async function withBuckets(
	session: Session,
	identity: Identity,
	trails: readonly TrailFact[],
	owned: Value<OwnedBuckets>,
	others: readonly string[],
): Promise<BucketsRead> {
	if (!owned.known)
		return {
			facts: trails.map((trail) => notKnownWhose(trail, owned)),
			delivery: [],
		};
	const names = [...bucketNames(trails), ...others];
	// Whether the bucket of a trail that is only listed exists is the owner's.
	const ours = bucketNames(trails.filter((trail) => !isListedOnly(trail)));
	const [buckets, missing] = await Promise.all([
		readBuckets(session, identity, names, owned.value),
		missingBuckets(session, rootOf(identity), ours, owned.value),
	]);
	return {
		facts: [...trails, ...buckets.facts, ...missing],
		delivery: buckets.delivery,
	};
}

/** Which of some buckets are in the list of the account's, if it is known. */
function ownedIn(owned: Value<OwnedBuckets>): OwnedAmong {
	return (names) =>
		new Map(
			[...(owned.known ? owned.value : [])].filter(([name]) =>
				names.includes(name),
			),
		);
}

/** The names of the trails' buckets, as far as they are known. */
export function bucketNames(trails: readonly TrailFact[]): readonly string[] {
	return trails.flatMap(({ bucket }) =>
		bucket.by === "name" && bucket.name.known && bucket.name.value
			? [bucket.name.value]
			: [],
	);
}
