import type { EventDataStore, Trail } from "../../model/account";
import { push } from "../../model/lists";
import { compareTexts } from "../../model/order";
import {
	type Joined,
	type JoinedSource,
	joinSources,
} from "../../model/together/joinSources";
import type { SourceView } from "../../model/together/sourceView";
import { isUrn } from "../../providers/urn";
import type { Places } from "./places";
import { combined, type Sighting } from "./sightings";

/** A trail that several sources may show, and where it is judged. */
export interface EstateTrail {
	readonly trail: Trail;
	/** The report that it is judged in. */
	readonly judgedIn: string;
	/** The reports that it counts in, with the trail as it is seen there. */
	readonly seenIn: ReadonlyMap<string, Trail>;
	/** The report that its bucket is judged in; undefined: it is not known. */
	readonly bucketIn: string | undefined;
}

/** What several sources show, each thing once, by the keys of reports. */
export interface Estate {
	/** Trails by the reports that they count in. */
	readonly trails: ReadonlyMap<string, readonly EstateTrail[]>;
	/** Trails by the report that their bucket is judged in. */
	readonly delivering: ReadonlyMap<string, readonly EstateTrail[]>;
	/** Event data stores by the report that they are judged in. */
	readonly eventDataStores: ReadonlyMap<string, readonly EventDataStore[]>;
}

/** Puts what several sources show into the reports of its accounts. */
export function estateOf(views: readonly SourceView[], places: Places): Estate {
	const joined = joinSources(views);
	const trails = new Map<string, EstateTrail[]>();
	const delivering = new Map<string, EstateTrail[]>();
	for (const sightings of sightingsIn(joined.sources, places)) {
		const one = estateTrail(sightings, joined, places);
		for (const key of new Set([one.judgedIn, ...one.seenIn.keys()]))
			push(trails, key, one);
		if (one.bucketIn !== undefined) push(delivering, one.bucketIn, one);
	}
	return { trails, delivering, eventDataStores: storesIn(joined, places) };
}

/** The sightings of each trail: one ARN is one trail. */
function sightingsIn(
	sources: readonly JoinedSource[],
	places: Places,
): Iterable<readonly [Sighting, ...Sighting[]]> {
	const found = new Map<string | Trail, [Sighting, ...Sighting[]]>();
	for (const { source, trails } of sources)
		for (const trail of trails) {
			// A live account shows the trails of its organization, too.
			const isLive = trail.arn !== undefined && trail.arn === trail.of.urn;
			const { account } = isLive ? source : (trail.owner ?? source);
			const one = { trail, source, seenIn: places.reportOf(account, source) };
			const same = found.get(trail.arn ?? trail);
			if (same) same.push(one);
			else found.set(trail.arn ?? trail, [one]);
		}
	return found.values();
}

function estateTrail(
	sightings: readonly [Sighting, ...Sighting[]],
	{ homeOf }: Joined,
	{ isInView, reportOf }: Places,
): EstateTrail {
	const trail = combined(sightings);
	const owner = trail.owner?.account;
	const [first] = sightings.map(({ seenIn }) => seenIn).sort(compareTexts);
	const home = trail.bucket.known ? homeOf(trail.bucket.value) : undefined;
	return {
		trail,
		judgedIn:
			owner !== undefined && isInView(owner)
				? owner
				: (first ?? sightings[0].seenIn),
		seenIn: new Map(sightings.map((one) => [one.seenIn, one.trail])),
		bucketIn: home && reportOf(home.owner.account, home.source),
	};
}

/** Of two sources of one live account that show a store, the first one. */
function storesIn(
	{ sources }: Joined,
	{ reportOf }: Places,
): ReadonlyMap<string, readonly EventDataStore[]> {
	const stores = new Map<string, EventDataStore[]>();
	const seen = new Set<string>();
	for (const { source, eventDataStores } of sources)
		for (const store of eventDataStores) {
			const { account } = store.owner ?? source;
			const key = reportOf(account, source);
			const name = `${key} ${store.of.urn}`;
			if (!isUrn(store.of.urn) && seen.has(name)) continue;
			seen.add(name);
			push(stores, key, store);
		}
	return stores;
}
