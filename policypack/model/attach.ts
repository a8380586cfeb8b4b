import type { Applied } from "./applied";
import type { BucketIndex, Place } from "./bucketIndex";
import { bucketNameHint, type Pointer } from "./bucketNameHint";
import { resolveConflicts } from "./conflicts";
import type { DeclaredBucket } from "./declaredBuckets";
import type { BucketAttachment, Ref } from "./facts";
import { push } from "./lists";
import { type Unknown, unknown } from "./value";

/** What holds of a bucket, and what may. */
export type AttachedTo = (
	bucket: DeclaredBucket,
) => readonly Applied<BucketAttachment>[];

/** Puts each attachment beside the buckets that it holds for, or may. */
export function attach(
	attachments: readonly BucketAttachment[],
	{ placeOf, sets }: BucketIndex,
): AttachedTo {
	const surely = new Map<DeclaredBucket, BucketAttachment[]>();
	for (const attachment of attachments) {
		const { kind, of, unseen } = attachment;
		if (kind === "bucketMention") continue;
		const place = placeOf(attachment.bucket);
		if (place.kind === "elsewhere") continue;
		if (place.kind === "open") {
			const what = `which bucket ${of.name} belongs to`;
			const pointer = { property: "bucket", of };
			const applies = unknownPlace(place, attachment.bucket, what, pointer);
			place.candidates.facts.push({ ...attachment, applies });
			continue;
		}
		const { bucket } = place;
		if (!unseen) push(surely, bucket, attachment);
		const wider = unseen ? sets.of([bucket]) : [sets.namesakesOf(bucket)];
		const applies = unseen ?? whetherOne(bucket);
		for (const set of wider) set?.facts.push({ ...attachment, applies });
	}
	const perhaps = sets.summarize();
	return (bucket) => [
		...resolveConflicts(bucket.of, surely.get(bucket) ?? []),
		...perhaps(bucket),
	];
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
