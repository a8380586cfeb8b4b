import type { NotIn } from "./absence";
import type { Bucket } from "./account";
import type { ApplicableBlocks } from "./accountBlocks";
import { ofKind } from "./applied";
import { type AttachedTo, unknownPlace } from "./attach";
import { bucketNameOf } from "./bucketIndex";
import type { DeclaredBucket } from "./declaredBuckets";
import type { Ref, Source } from "./facts";
import { compareFacts } from "./order";
import type { Place } from "./place";
import { absent, known, type Unknown, unknown, type Value } from "./value";

/** What was found of buckets: those in view, and names that were not found. */
export interface Found {
	readonly bucketOf: (declared: DeclaredBucket) => Bucket;
	readonly lookedFor: ReadonlyMap<string, NotIn>;
}

/** The bucket of a trail, by where its reference leads. */
export function bucketOfTrail(
	place: Place,
	ref: Ref,
	trail: Source,
	{ bucketOf, lookedFor }: Found,
): Value<Bucket> {
	if (place.kind === "here") return known(bucketOf(place.bucket));
	if (place.kind === "several") return place.why;
	const what = `the bucket of trail ${trail.name}`;
	if (place.kind === "elsewhere") return outsideOf(ref, trail, what, lookedFor);
	return unknownPlace(place, ref, what, {
		property: "s3BucketName",
		of: trail,
	});
}

/** A bucket that is not in view, and where else it is not. */
function outsideOf(
	ref: Ref,
	trail: Source,
	what: string,
	lookedFor: ReadonlyMap<string, NotIn>,
): Unknown {
	const name = bucketNameOf(ref);
	const notIn = name === undefined ? undefined : lookedFor.get(name);
	if (notIn === undefined) return unknown("outside", what);
	return absent(
		notIn === "anyAccount" ? `bucket ${name} of trail ${trail.name}` : what,
		notIn,
	);
}

/** A bucket with everything that resources and accounts set of it. */
export function buildBucket(
	declared: DeclaredBucket,
	attachedTo: AttachedTo,
	reaching: ApplicableBlocks,
): Bucket {
	const { of, owner } = declared;
	// In one order: of several that would do, the first one is named.
	const attached = [...attachedTo(declared)].sort(compareFacts);
	return {
		of,
		policies: ofKind(attached, "bucketPolicy"),
		acls: ofKind(attached, "bucketAcl"),
		blocks: [...ofKind(attached, "bucketBlock"), ...reaching(owner)],
		ownerships: ofKind(attached, "ownership"),
		loggings: ofKind(attached, "accessLogging"),
		deliveries: ofKind(attached, "accessDelivery"),
	};
}
