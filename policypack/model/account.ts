import { indexBuckets, type Place, type PlaceOf, push } from "./bucketIndex";
import type {
	AccessLoggingFact,
	AccountBlockFact,
	BlockSettings,
	BucketAclFact,
	BucketAttachment,
	BucketBlockFact,
	BucketFact,
	BucketPolicyFact,
	Fact,
	OwnershipFact,
	Ref,
	Source,
	TrailFact,
} from "./facts";
import { reachOf } from "./reach";
import {
	type Because,
	known,
	type Unknown,
	unknown,
	type Value,
} from "./value";

/**
 * A fact beside the bucket it is told of. Whether it holds there may itself
 * be unknown: its bucket is not known yet, or its account is not.
 */
export type Applied<F> = F & { readonly applies: Value<boolean> };

/** A bucket, with everything that any resource tells of it. */
export interface Bucket {
	readonly of: Source;
	readonly policies: readonly Applied<BucketPolicyFact>[];
	readonly acls: readonly Applied<BucketAclFact>[];
	/** Public access blocks, of the bucket and of accounts. */
	readonly blocks: readonly Applied<BlockSettings>[];
	readonly ownerships: readonly Applied<OwnershipFact>[];
	readonly loggings: readonly Applied<AccessLoggingFact>[];
}

/** A trail, with the bucket it delivers to. */
export interface Trail extends Omit<TrailFact, "kind" | "bucket"> {
	readonly bucket: Value<Bucket>;
}

/** What is true of one account, as far as its sources show it. */
export interface Account {
	/** The root stack, or the live account. */
	readonly of: Source;
	readonly trails: readonly Trail[];
}

/**
 * Joins facts into an account: each trail to its bucket, each bucket to what
 * is told of it. `root` is the resource that stands for the whole.
 */
export function assemble(root: Source, facts: readonly Fact[]): Account {
	const trails: TrailFact[] = [];
	const buckets: BucketFact[] = [];
	const accountBlocks: AccountBlockFact[] = [];
	const attachments: BucketAttachment[] = [];
	for (const fact of facts) {
		if (fact.kind === "trail") trails.push(fact);
		else if (fact.kind === "bucket") buckets.push(fact);
		else if (fact.kind === "accountBlock") accountBlocks.push(fact);
		else attachments.push(fact);
	}
	const placeOf = indexBuckets(buckets, attachments);
	const told = attach(attachments, placeOf);
	const made = new Map<BucketFact, Bucket>();
	const bucketOf = (fact: BucketFact): Bucket => {
		const before = made.get(fact);
		if (before) return before;
		const bucket = buildBucket(fact, told, accountBlocks);
		made.set(fact, bucket);
		return bucket;
	};
	return {
		of: root,
		trails: trails.map(({ kind: _, bucket: ref, ...trail }) => ({
			...trail,
			bucket: bucketOfTrail(placeOf(ref), ref, trail.of, bucketOf),
		})),
	};
}

function bucketOfTrail(
	place: Place,
	ref: Ref,
	trail: Source,
	bucketOf: (fact: BucketFact) => Bucket,
): Value<Bucket> {
	if (place.kind === "here") return known(bucketOf(place.bucket));
	const what = `the bucket of trail ${trail.name}`;
	if (place.kind === "elsewhere") return unknown("outside", what);
	return notKnown(place.because, ref, what);
}

/** What is denied says more than that it is: which permission is missing. */
function notKnown(because: Because, ref: Ref, what: string): Unknown {
	const isDenied = because === "denied" && ref.by === "name" && !ref.name.known;
	return unknown(because, isDenied ? ref.name.what : what);
}

/** Attachments by the bucket they hold for, and those that may hold for it. */
interface Told {
	readonly surely: ReadonlyMap<BucketFact, readonly BucketAttachment[]>;
	readonly perhaps: ReadonlyMap<
		BucketFact,
		readonly Applied<BucketAttachment>[]
	>;
	/** Attachments that may hold for any bucket at all. */
	readonly anywhere: readonly Applied<BucketAttachment>[];
}

function attach(
	attachments: readonly BucketAttachment[],
	placeOf: PlaceOf,
): Told {
	const surely = new Map<BucketFact, BucketAttachment[]>();
	const perhaps = new Map<BucketFact, Applied<BucketAttachment>[]>();
	const anywhere: Applied<BucketAttachment>[] = [];
	for (const attachment of attachments) {
		const place = placeOf(attachment.bucket);
		if (place.kind === "here") push(surely, place.bucket, attachment);
		if (place.kind !== "open") continue;
		const what = `which bucket ${attachment.of.name} belongs to`;
		const applies = notKnown(place.because, attachment.bucket, what);
		const applied = { ...attachment, applies };
		if (place.candidates.length === 0) anywhere.push(applied);
		for (const bucket of place.candidates) push(perhaps, bucket, applied);
	}
	return { surely, perhaps, anywhere };
}

function buildBucket(
	bucket: BucketFact,
	told: Told,
	accountBlocks: readonly AccountBlockFact[],
): Bucket {
	const surely = told.surely.get(bucket) ?? [];
	const applied = [
		...surely.map((fact) => ({ ...fact, applies: holds(fact, surely) })),
		...(told.perhaps.get(bucket) ?? []),
		...told.anywhere,
	];
	const blocks: readonly Applied<BucketBlockFact>[] = ofKind(
		applied,
		"bucketBlock",
	);
	return {
		of: bucket.of,
		policies: ofKind(applied, "bucketPolicy"),
		acls: ofKind(applied, "bucketAcl"),
		blocks: [
			...blocks,
			...accountBlocks.map((block) => ({
				...block,
				applies: reachOf(block, bucket.owner),
			})),
		],
		ownerships: ofKind(applied, "ownership"),
		loggings: ofKind(applied, "accessLogging"),
	};
}

function ofKind<K extends BucketAttachment["kind"]>(
	facts: readonly Applied<BucketAttachment>[],
	kind: K,
): Applied<Extract<BucketAttachment, { kind: K }>>[] {
	return facts.filter(
		(fact): fact is Applied<Extract<BucketAttachment, { kind: K }>> =>
			fact.kind === kind,
	);
}

/**
 * A bucket has one policy and one ACL. Where a resource of its own declares
 * it, what the bucket's own property shows may be what AWS said at the last
 * refresh, before that resource was changed: it may still hold or not.
 */
function holds(
	fact: BucketAttachment,
	others: readonly BucketAttachment[],
): Value<boolean> {
	const isOfBucketItself = fact.bucket.by === "urn";
	const onlyOne = fact.kind === "bucketPolicy" || fact.kind === "bucketAcl";
	if (!isOfBucketItself || !onlyOne) return known(true);
	const rival = others.find(
		(other) => other.kind === fact.kind && other.bucket.by === "name",
	);
	if (!rival) return known(true);
	return unknown(
		"pending",
		`what ${fact.of.name} itself says beside ${rival.of.name}`,
	);
}
