import type { Bucket, EventDataStore, Trail } from "../account";
import { type Attaching, attach } from "../attach";
import { bucketNameIn, bucketNameOf, indexBuckets } from "../bucketIndex";
import { type DeclaredBucket, declaredBuckets } from "../declaredBuckets";
import type { Owner, Ref } from "../facts";
import { namesLookedFor, type SortedFacts, sortFacts } from "../sortedFacts";
import { bucketOfTrail, buildBucket } from "../trailBucket";
import { exposures } from "./exposures";
import { type NamedBuckets, namedBuckets } from "./namedBuckets";
import { withSharedDeliveries } from "./sharedDeliveries";
import { sourceBlocks } from "./sourceBlocks";
import type { SourceView } from "./sourceView";

/** What one of several sources shows, joined with what the others show. */
export interface JoinedSource {
	readonly source: SourceView;
	readonly trails: readonly Trail[];
	readonly eventDataStores: readonly EventDataStore[];
}

/** Several sources, joined. */
export interface Joined {
	readonly sources: readonly JoinedSource[];
	/** The source that declares a bucket, and its owner. */
	readonly homeOf: (bucket: Bucket) => BucketHome | undefined;
}

/** The source that declares a bucket, and its owner. */
export interface BucketHome {
	readonly source: SourceView;
	readonly owner: Owner;
}

/** A source with its own buckets, and where its references lead. */
export interface IndexedSource extends Attaching {
	readonly source: SourceView;
	readonly sorted: SortedFacts;
}

/** Several sources, with their buckets by name. */
export interface IndexedSources {
	readonly sources: readonly IndexedSource[];
	readonly names: NamedBuckets;
	/** A bucket with all that the sources show of it. */
	readonly bucketOf: (declared: DeclaredBucket) => Bucket;
	/** The source that declares a bucket. */
	readonly sourceOf: (declared: DeclaredBucket) => SourceView | undefined;
}

/** Joins what several sources show. */
export function joinSources(views: readonly SourceView[]): Joined {
	const { bucketOf, names, sourceOf, sources } = indexSources(views);
	const made = new Map<Bucket, BucketHome>();
	const noted = (declared: DeclaredBucket): Bucket => {
		const source = sourceOf(declared);
		const bucket = bucketOf(declared);
		if (source) made.set(bucket, { source, owner: declared.owner });
		return bucket;
	};
	return {
		sources: sources.map((one) => joined(one, names, noted)),
		homeOf: (bucket) => made.get(bucket),
	};
}

/**
 * Indexes what several sources show: a name that is known leads to the bucket of
 * that name, whichever source declares it. All else that joins the resources of
 * a source, such as URNs, stays within the source.
 */
export function indexSources(views: readonly SourceView[]): IndexedSources {
	const sorted = withSharedDeliveries(views).map((source) => {
		const facts = sortFacts(source.facts);
		return { source, facts, declared: declaredBuckets(facts.buckets) };
	});
	const placed = sorted.flatMap(({ source, declared }) =>
		declared.map((bucket) => ({ source, bucket })),
	);
	const names = namedBuckets(placed);
	const sources = sorted.map(({ source, facts, declared }): IndexedSource => {
		const { placeOf, sets } = indexBuckets(declared, facts.attachments);
		return {
			...{ source, sorted: facts, sets, attachments: facts.attachments },
			placeOf: (ref) => {
				const name = nameIn(ref);
				const isOwn = name === undefined || sets.byName.has(name);
				return (isOwn ? undefined : names.find(name, source)) ?? placeOf(ref);
			},
		};
	});
	const homes = new Map(placed.map((one) => [one.bucket, one.source]));
	const build = bucketBuilder(sources);
	const found = new Map<DeclaredBucket, Bucket>();
	return {
		sources,
		names,
		sourceOf: (declared) => homes.get(declared),
		bucketOf: (declared) => {
			const bucket =
				found.get(declared) ?? build(declared, homes.get(declared));
			found.set(declared, bucket);
			return bucket;
		},
	};
}

/** The bucket's name in a reference, though its source may not know whose it is. */
function nameIn(ref: Ref): string | undefined {
	const name = bucketNameOf(ref);
	if (name !== undefined || ref.by === "urn") return name;
	return ref.named && bucketNameIn(ref.named);
}

/** Makes buckets of all that the sources show of them. */
function bucketBuilder(
	indexed: readonly IndexedSource[],
): (bucket: DeclaredBucket, source: SourceView | undefined) => Bucket {
	const attachedTo = attach(indexed);
	const exposing = exposures(indexed);
	const reaching = sourceBlocks(
		indexed.map(({ source, sorted }) => ({
			source,
			blocks: sorted.accountBlocks,
		})),
	);
	return (declared, source) =>
		buildBucket(
			declared,
			(bucket) => [...attachedTo(bucket), ...exposing(bucket, source)],
			(owner) => reaching(owner, source),
		);
}

function joined(
	{ source, sorted, placeOf }: IndexedSource,
	{ contradiction }: NamedBuckets,
	bucketOf: (declared: DeclaredBucket) => Bucket,
): JoinedSource {
	const lookedFor = namesLookedFor(sorted.absences);
	return {
		source,
		trails: sorted.trails.map(({ kind: _, bucket: ref, ...trail }) => {
			const place = placeOf(ref);
			const why = place.kind === "here" && contradiction(place.bucket);
			const bucket =
				why || bucketOfTrail(place, ref, trail.of, { bucketOf, lookedFor });
			return { ...trail, bucket };
		}),
		eventDataStores: sorted.eventDataStores.map(
			({ kind: _, ...store }) => store,
		),
	};
}
