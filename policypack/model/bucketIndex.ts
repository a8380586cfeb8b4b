import { type BucketSets, bucketSets } from "./bucketSets";
import type { Candidates } from "./candidates";
import type { DeclaredBucket } from "./declaredBuckets";
import { inDependencyOrder } from "./dependencyOrder";
import type { BucketAttachment, NameRef, Ref } from "./facts";
import type { Place, PlaceOf } from "./place";
import type { Cause } from "./value";

/** The buckets in view, and where references to them lead. */
export interface BucketIndex {
	readonly sets: BucketSets;
	readonly placeOf: PlaceOf;
}

const ELSEWHERE: Place = { kind: "elsewhere" };

/**
 * Indexes the buckets in view, and the resources whose outputs repeat a
 * bucket's name. A known name decides, even against dependencies;
 * dependencies join only what is unknown. Two candidates and no name are no
 * answer: never a guess.
 */
export function indexBuckets(
	buckets: readonly DeclaredBucket[],
	attachments: readonly BucketAttachment[],
): BucketIndex {
	const sets = bucketSets(buckets);
	const refs = new Map<string, Ref>();
	for (const { of, bucket, unseen } of attachments)
		if (bucket.by === "name" && !unseen) refs.set(of.urn, bucket);
	const order = inDependencyOrder(
		refs,
		(ref) => namedBy(ref, sets).length === 1,
	);
	/** Where the outputs of the resources lead, one after the other. */
	const settle = (derived: ReadonlyMap<string, Candidates>): Outputs => {
		const places = new Map<string, Place>();
		const leadsTo = (urn: string): Place | undefined => {
			const bucket = sets.byUrn.get(urn);
			if (bucket) return { kind: "here", bucket };
			// What depends on itself has no place yet when it is asked for.
			if (refs.has(urn)) return places.get(urn) ?? open(sets.anywhere);
			return undefined;
		};
		const outputs: Outputs = { leadsTo, derived };
		for (const [urn, ref] of order) places.set(urn, find(ref, sets, outputs));
		return outputs;
	};
	const plain = settle(new Map());
	const derived = derivedNames(buckets, sets, plain);
	const outputs = derived.size > 0 ? settle(derived) : plain;
	return { sets, placeOf: (ref) => find(ref, sets, outputs) };
}

/** What the outputs of resources say of buckets. */
interface Outputs {
	/** Where they lead themselves; undefined: nowhere near S3. */
	readonly leadsTo: (urn: string) => Place | undefined;
	/** The buckets whose names are made of them. */
	readonly derived: ReadonlyMap<string, Candidates>;
}

/** The buckets with names not known yet, by what their names are made of. */
function derivedNames(
	buckets: readonly DeclaredBucket[],
	sets: BucketSets,
	{ leadsTo }: Outputs,
): ReadonlyMap<string, Candidates> {
	const named = new Map<string, Set<DeclaredBucket>>();
	for (const bucket of buckets) {
		if (bucket.name.known) continue;
		for (const urn of bucket.nameFrom)
			for (const origin of originsOf(urn, leadsTo(urn))) {
				const all = named.get(origin) ?? new Set();
				named.set(origin, all.add(bucket));
			}
	}
	return new Map(
		[...named].map(([urn, all]) => [urn, sets.union(sets.of(all))]),
	);
}

/** A resource, and the bucket that its outputs repeat the name of. */
function originsOf(urn: string, place: Place | undefined): readonly string[] {
	return place?.kind === "here" ? [urn, place.bucket.of.urn] : [urn];
}

/** The buckets that have the name in a reference. */
function namedBy(ref: Ref, { byName }: BucketSets): readonly DeclaredBucket[] {
	const name = bucketNameOf(ref);
	return name === undefined ? [] : (byName.get(name) ?? []);
}

function find(ref: Ref, sets: BucketSets, outputs: Outputs): Place {
	if (ref.by === "urn") {
		const bucket = sets.byUrn.get(ref.urn);
		return bucket ? { kind: "here", bucket } : ELSEWHERE;
	}
	const { name } = ref;
	if (name.known && !name.value) return ELSEWHERE;
	const [sole, twin] = namedBy(ref, sets);
	if (sole && !twin) return { kind: "here", bucket: sole };
	const found = walk(ref, sets, outputs);
	const { reached, wider, derived, leavesView, isSure } = found;
	// Namesakes are told apart by what flows into the name, if by anything.
	const sharing = sole && sets.sharing(sole);
	if (sharing) {
		const [meant, other] = [...reached].filter(
			(bucket) => sets.sharing(bucket) === sharing,
		);
		if (meant && !other) return { kind: "here", bucket: meant };
		return open(sharing);
	}
	const direct = [...reached].filter(
		(bucket) => !(name.known && bucket.name.known),
	);
	const [only, another] = direct;
	const isPlain = isSure && !leavesView && derived.size === 0;
	if (only && !another && isPlain) return { kind: "here", bucket: only };
	if (only || wider.size > 0)
		return open(sets.union([...sets.of(direct), ...wider, ...derived]));
	if (name.known)
		// A name that is declared and not known yet may turn out to be this one.
		return sets.namePending && !leavesView ? open(sets.namePending) : ELSEWHERE;
	if (!isSure) return open(sets.anywhere);
	if (derived.size > 0) return open(sets.union(derived), name.cause);
	return leavesView ? ELSEWHERE : open(sets.anywhere, name.cause);
}

/** What the dependencies of a reference come to, all together. */
interface Walk {
	/** Buckets whose names flow into it. */
	readonly reached: ReadonlySet<DeclaredBucket>;
	/** Sets of buckets, one of which does. */
	readonly wider: ReadonlySet<Candidates>;
	/** Buckets whose names are made of the same outputs. */
	readonly derived: ReadonlySet<Candidates>;
	/** Whether something that is not in view flows into it. */
	readonly leavesView: boolean;
	readonly isSure: boolean;
}

function walk(
	{ dependencies, beyond }: NameRef,
	{ anywhere }: BucketSets,
	outputs: Outputs,
): Walk {
	const reached = new Set<DeclaredBucket>();
	const wider = new Set<Candidates>();
	const derived = new Set<Candidates>();
	const foreign = new Set(beyond);
	let leavesView = false;
	let isSure = true;
	for (const urn of dependencies) {
		const place = outputs.leadsTo(urn);
		if (place?.kind === "here") reached.add(place.bucket);
		if (place ? place.kind === "elsewhere" : foreign.has(urn))
			leavesView = true;
		if (place?.kind === "open") {
			isSure = false;
			if (place.candidates !== anywhere) wider.add(place.candidates);
		}
		for (const origin of originsOf(urn, place)) {
			const named = outputs.derived.get(origin);
			if (named) derived.add(named);
		}
	}
	return { reached, wider, derived, leavesView, isSure };
}

function open(candidates: Candidates, cause: Cause = "pending"): Place {
	return { kind: "open", candidates, cause };
}

/** The bucket that a reference names; undefined: none, or not known. */
export function bucketNameOf(ref: Ref): string | undefined {
	if (ref.by !== "name" || !ref.name.known) return undefined;
	return ref.name.value ? bucketNameIn(ref.name.value) : undefined;
}

/** The bucket's name in a name or in a bucket ARN. */
export function bucketNameIn(text: string): string {
	return /^arn:[^:]*:s3:::([^/]+)/.exec(text)?.[1] ?? text;
}
