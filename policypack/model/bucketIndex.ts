import type { BucketAttachment, BucketFact, Ref } from "./facts";
import { push } from "./lists";
import type { Because } from "./value";

/** Where a reference to a bucket leads. */
export type Place =
	/** To this bucket. */
	| { readonly kind: "here"; readonly bucket: BucketFact }
	/** To none in view. */
	| { readonly kind: "elsewhere" }
	/** To one of these; where there are none, to any bucket at all. */
	| {
			readonly kind: "open";
			readonly candidates: readonly BucketFact[];
			readonly because: Because;
	  };

/** Finds the bucket that a reference points at. */
export type PlaceOf = (ref: Ref) => Place;

/**
 * Indexes the buckets in view, and the resources whose outputs repeat a
 * bucket's name. A known name decides, even against dependencies;
 * dependencies join only what is unknown. Two candidates and no name are no
 * answer: never a guess.
 */
export function indexBuckets(
	buckets: readonly BucketFact[],
	attachments: readonly BucketAttachment[],
): PlaceOf {
	const byUrn = new Map(buckets.map((bucket) => [bucket.of.urn, bucket]));
	const byName = new Map<string, BucketFact[]>();
	const namedFrom = new Map<string, BucketFact[]>();
	for (const bucket of buckets) {
		if (bucket.name.known) push(byName, bucket.name.value, bucket);
		else for (const urn of bucket.nameFrom) push(namedFrom, urn, bucket);
	}
	const refs = new Map<string, Ref>();
	for (const { of, bucket } of attachments)
		if (bucket.by === "name") refs.set(of.urn, bucket);
	const places = new Map<string, Place>();
	let depth = 0;

	/** Where the outputs of one resource lead; undefined: nowhere near S3. */
	const placeOfDependency = (urn: string): Place | undefined => {
		const bucket = byUrn.get(urn);
		if (bucket) return { kind: "here", bucket };
		const before = places.get(urn);
		if (before) return before;
		const ref = refs.get(urn);
		if (!ref) return isOutOfView(urn) ? { kind: "elsewhere" } : undefined;
		// Set before the walk: dependencies that run in a circle end here.
		places.set(urn, open([]));
		if (depth > DEEPEST) return open([]);
		depth += 1;
		const place = placeOf(ref);
		depth -= 1;
		places.set(urn, place);
		return place;
	};

	const placeOf: PlaceOf = (ref) => {
		if (ref.by === "urn") {
			const bucket = byUrn.get(ref.urn);
			return bucket ? { kind: "here", bucket } : { kind: "elsewhere" };
		}
		if (ref.name.known && !ref.name.value) return { kind: "elsewhere" };
		const named =
			(ref.name.known && byName.get(bucketNameIn(ref.name.value ?? ""))) || [];
		const [sole, twin] = named;
		if (sole && !twin) return { kind: "here", bucket: sole };
		const reached = new Set<BucketFact>();
		let leavesView = false;
		let isSure = true;
		for (const urn of ref.dependencies) {
			const place = placeOfDependency(urn);
			if (place?.kind === "here") reached.add(place.bucket);
			if (place?.kind === "elsewhere") leavesView = true;
			if (place?.kind !== "open") continue;
			isSure = false;
			for (const bucket of place.candidates) reached.add(bucket);
		}
		// Namesakes are told apart by what flows into the name, if by anything.
		if (sole) {
			const [meant, other] = named.filter((bucket) => reached.has(bucket));
			return meant && !other ? { kind: "here", bucket: meant } : open(named);
		}
		const candidates = [...reached].filter(
			(bucket) => !(ref.name.known && bucket.name.known),
		);
		const [only, another] = candidates;
		if (only && !another && isSure && !leavesView)
			return { kind: "here", bucket: only };
		if (only) return open(candidates);
		if (ref.name.known) return { kind: "elsewhere" };
		if (!isSure) return open([]);
		const kin = ref.dependencies.flatMap((urn) => namedFrom.get(urn) ?? []);
		if (leavesView && kin.length === 0) return { kind: "elsewhere" };
		return open(kin, ref.name.because);
	};
	return placeOf;
}

/** Longer than any chain that somebody wrote, shorter than the stack. */
const DEEPEST = 500;

function open(
	candidates: readonly BucketFact[],
	because: Because = "pending",
): Place {
	return { kind: "open", candidates, because };
}

/**
 * Whether a dependency is on something that this stack does not manage: an
 * output of another stack, or a bucket that was only read with `get`.
 */
function isOutOfView(urn: string): boolean {
	return /::(.*\$)?(pulumi:pulumi:StackReference|aws:s3\/bucket(V2)?:Bucket(V2)?|aws-native:s3:Bucket)::/.test(
		urn,
	);
}

/** The bucket's name in a name or in a bucket ARN. */
export function bucketNameIn(text: string): string {
	return /^arn:[^:]*:s3:::([^/]+)/.exec(text)?.[1] ?? text;
}
