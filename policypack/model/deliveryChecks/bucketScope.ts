import type { NotIn } from "../absence";
import type { Bucket } from "../account";
import { attach } from "../attach";
import { indexBuckets } from "../bucketIndex";
import { type DeclaredBucket, declaredBuckets } from "../declaredBuckets";
import type { Fact } from "../facts";
import type { Place } from "../place";
import { namesLookedFor, sortFacts } from "../sortedFacts";
import type { Ref, Source } from "../sources";
import { buildBucket } from "../trailBucket";
import type { Unknown } from "../value";
import type { AwsPlace, DeliveryFact } from "./facts";
import { ofKind } from "./sortedParts";

/** The buckets in view, and where references to them lead. */
export interface BucketScope {
	/** Where a reference of a resource leads. */
	readonly placeOf: (ref: Ref, from: Source) => Place;
	/** A bucket with what the controls know of it. */
	readonly bucketOf: (declared: DeclaredBucket) => Bucket;
	/** Where a bucket is in AWS; undefined: no source shows it. */
	readonly awsPlaceOf: (declared: DeclaredBucket) => AwsPlace | undefined;
	/** Why a bucket is not judged that several sources declare. */
	readonly contradiction: (declared: DeclaredBucket) => Unknown | undefined;
	/** Names that were looked for in addition to the source of a trail. */
	readonly lookedFor: (trail: Source) => ReadonlyMap<string, NotIn>;
}

/**
 * The buckets of one source, as the controls join them with their policies.
 * @param shared The facts that the controls use.
 */
export function bucketsOf(
	shared: readonly Fact[],
	facts: readonly DeliveryFact[],
): BucketScope {
	const { absences, attachments, buckets } = sortFacts(shared);
	const index = indexBuckets(declaredBuckets(buckets), attachments);
	const attachedTo = attach([{ attachments, ...index }]);
	const names = namesLookedFor(absences);
	const built = new Map<DeclaredBucket, Bucket>();
	return {
		placeOf: (ref) => index.placeOf(ref),
		bucketOf: (declared) => {
			const bucket =
				built.get(declared) ?? buildBucket(declared, attachedTo, () => []);
			built.set(declared, bucket);
			return bucket;
		},
		awsPlaceOf: placesIn(facts),
		contradiction: () => undefined,
		lookedFor: () => names,
	};
}

/** Finds where the buckets of a source are in AWS. */
export function placesIn(
	facts: readonly DeliveryFact[],
): BucketScope["awsPlaceOf"] {
	const places = new Map(
		ofKind(facts, "bucketPlace").map(({ of, place }) => [of.urn, place]),
	);
	return ({ urns }) =>
		urns.map((urn) => places.get(urn)).find((place) => place !== undefined);
}
