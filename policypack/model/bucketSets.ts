import { type Candidates, candidateSets, type Perhaps } from "./candidates";
import { areApart, type DeclaredBucket } from "./declaredBuckets";
import { push } from "./lists";

/** The buckets in view, and the sets of them that a reference may leave. */
export interface BucketSets {
	readonly byUrn: ReadonlyMap<string, DeclaredBucket>;
	readonly byName: ReadonlyMap<string, readonly DeclaredBucket[]>;
	/** All of them. */
	readonly anywhere: Candidates;
	/** Those with a name that is declared and not known. */
	readonly namePending: Candidates | undefined;
	/**
	 * Those of one bucket's name, where there are several: one set for all the
	 * references by this name.
	 */
	readonly sharing: (bucket: DeclaredBucket) => Candidates | undefined;
	/** The same of those that may be one bucket. */
	readonly namesakesOf: (bucket: DeclaredBucket) => Candidates | undefined;
	/** The sets of single buckets, for a larger one. */
	readonly of: (buckets: Iterable<DeclaredBucket>) => readonly Candidates[];
	/** A set that has others in it. */
	readonly union: (parts: Iterable<Candidates>) => Candidates;
	/** What may hold for a bucket, once all facts are in. */
	readonly summarize: () => (bucket: DeclaredBucket) => readonly Perhaps[];
}

/** Sorts the buckets in view into the sets that references speak of. */
export function bucketSets(buckets: readonly DeclaredBucket[]): BucketSets {
	const sets = candidateSets();
	const alone = new Map(
		buckets.map((bucket) => [
			bucket,
			sets.single(bucket.of, bucket.name.known || bucket.isNamePending),
		]),
	);
	const of = (some: Iterable<DeclaredBucket>) =>
		[...some].flatMap((bucket) => alone.get(bucket) ?? []);
	const byUrn = new Map<string, DeclaredBucket>();
	const byName = new Map<string, DeclaredBucket[]>();
	const nameless: DeclaredBucket[] = [];
	for (const bucket of buckets) {
		for (const urn of bucket.urns) byUrn.set(urn, bucket);
		if (bucket.name.known) push(byName, bucket.name.value, bucket);
		if (bucket.isNamePending) nameless.push(bucket);
	}
	const sharing = new Map<string, Candidates>();
	const namesakes = new Map<string, Candidates>();
	for (const [name, all] of byName) {
		if (all.length < 2) continue;
		const set = sets.make(of(all));
		sharing.set(name, set);
		if (!areApart(all)) namesakes.set(name, set);
	}
	return {
		byUrn,
		byName,
		anywhere: sets.make(alone.values()),
		namePending: nameless.length > 0 ? sets.make(of(nameless)) : undefined,
		sharing: ({ name }) => (name.known ? sharing.get(name.value) : undefined),
		namesakesOf: ({ name }) =>
			name.known ? namesakes.get(name.value) : undefined,
		of,
		union: sets.make,
		summarize: () => {
			const summary = sets.summarize();
			return (bucket) => of([bucket]).flatMap(summary);
		},
	};
}
