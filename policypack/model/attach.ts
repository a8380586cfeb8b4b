import type { Applied } from "./applied";
import type { BucketIndex } from "./bucketIndex";
import { bucketNameHint, type Pointer } from "./bucketNameHint";
import { resolveConflicts } from "./conflicts";
import type { DeclaredBucket } from "./declaredBuckets";
import type { BucketAttachment, Ref } from "./facts";
import { push } from "./lists";
import type { Place } from "./place";
import { type Unknown, unknown } from "./value";

/** What holds of a bucket, and what may. */
export type AttachedTo = (
	bucket: DeclaredBucket,
) => readonly Applied<BucketAttachment>[];

/** What is attached to buckets, and where the references of it lead. */
export interface Attaching extends BucketIndex {
	readonly attachments: readonly BucketAttachment[];
}

/**
 * Puts each attachment beside the buckets that it holds for, or may.
 * @param sources Each with its own buckets: a reference may lead to another's.
 */
export function attach(sources: readonly Attaching[]): AttachedTo {
	const surely = new Map<DeclaredBucket, BucketAttachment[]>();
	const setsOf = new Map(
		sources.flatMap(({ sets }) =>
			[...sets.byUrn.values()].map((bucket) => [bucket, sets] as const),
		),
	);
	const addTo = (
		bucket: DeclaredBucket,
		attachment: BucketAttachment,
		applies: Unknown,
	) => {
		for (const set of setsOf.get(bucket)?.of([bucket]) ?? [])
			set.facts.push({ ...attachment, applies });
	};
	for (const { attachments, placeOf } of sources)
		for (const attachment of attachments) {
			const { kind, of, unseen } = attachment;
			if (kind === "bucketMention") continue;
			const place = placeOf(attachment.bucket);
			if (place.kind === "elsewhere") continue;
			if (place.kind === "several") {
				for (const one of place.buckets) addTo(one, attachment, place.why);
				continue;
			}
			if (place.kind === "open") {
				const what = `which bucket ${of.name} belongs to`;
				const pointer = { property: "bucket", of };
				const applies = unknownPlace(place, attachment.bucket, what, pointer);
				place.candidates.facts.push({ ...attachment, applies });
				continue;
			}
			const { bucket } = place;
			if (unseen) {
				addTo(bucket, attachment, unseen);
				continue;
			}
			push(surely, bucket, attachment);
			const applies = whetherOne(bucket);
			setsOf
				.get(bucket)
				?.namesakesOf(bucket)
				?.facts.push({ ...attachment, applies });
		}
	const perhaps = new Map(
		sources.map(({ sets }) => [sets, sets.summarize()] as const),
	);
	return (bucket) => {
		const sets = setsOf.get(bucket);
		return [
			...resolveConflicts(bucket.of, surely.get(bucket) ?? []),
			...((sets && perhaps.get(sets)?.(bucket)) ?? []),
		];
	};
}

/** What is unreadable says more than that it is: which permission is missing. */
export function unknownPlace(
	{ cause, candidates }: Extract<Place, { kind: "open" }>,
	ref: Ref,
	what: string,
	pointer: Pointer,
): Unknown {
	const name = ref.by === "name" && !ref.name.known ? ref.name : undefined;
	if (cause === "unreadable")
		return unknown(cause, name?.what ?? what, name?.fix);
	const fix =
		cause === "pending" ? bucketNameHint(candidates, ref, pointer) : undefined;
	return unknown(cause, what, name?.fix ?? fix, name?.until);
}

function whetherOne({ of }: DeclaredBucket): Unknown {
	return unknown(
		"unreadable",
		`whether ${of.name} and another bucket of its name are one`,
		"Give each bucket a name of its own.",
	);
}
