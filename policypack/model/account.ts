import { applicableBlocks } from "./accountBlocks";
import type { Applied } from "./applied";
import { attach } from "./attach";
import { awsTerms } from "./awsTerms";
import { indexBuckets } from "./bucketIndex";
import { type DeclaredBucket, declaredBuckets } from "./declaredBuckets";
import type { Deliveries } from "./deliveryChecks/view";
import type {
	AccessDeliveryFact,
	AccessLoggingFact,
	AccountBlockFact,
	BucketAclFact,
	BucketBlockFact,
	BucketPolicyFact,
	EventDataStoreFact,
	Fact,
	OwnershipFact,
	Source,
	TrailFact,
} from "./facts";
import type { FixWordsOf } from "./fix";
import { compareFacts } from "./order";
import { namesLookedFor, sortFacts } from "./sortedFacts";
import { bucketOfTrail, buildBucket } from "./trailBucket";
import type { Value } from "./value";

export type { Applied } from "./applied";

/** A public access block, of a bucket or of an account. */
export type Block = BucketBlockFact | AccountBlockFact;

/** A bucket, with everything that any resource tells of it. */
export interface Bucket {
	readonly of: Source;
	readonly policies: readonly Applied<BucketPolicyFact>[];
	readonly acls: readonly Applied<BucketAclFact>[];
	/** Public access blocks, of the bucket and of accounts. */
	readonly blocks: readonly Applied<Block>[];
	readonly ownerships: readonly Applied<OwnershipFact>[];
	readonly loggings: readonly Applied<AccessLoggingFact>[];
	readonly deliveries: readonly Applied<AccessDeliveryFact>[];
}

/** A trail, with the bucket it delivers to. */
export interface Trail extends Omit<TrailFact, "kind" | "bucket"> {
	readonly bucket: Value<Bucket>;
}

/** An event data store of CloudTrail Lake. */
export type EventDataStore = Omit<EventDataStoreFact, "kind">;

/**
 * What is in view, and so what lies outside of it: a stack, a live account,
 * several sources of an account, or none of an account.
 */
export type View = "stack" | "account" | "sources" | "none";

/** The root stack, or the account. */
export interface Root extends Source {
	readonly view: View;
}

/** The root of one source. */
export interface SourceRoot extends Root {
	readonly view: "stack" | "account";
}

/** What is true of one account, as far as its sources show it. */
export interface Account {
	/** The root stack, or the live account. */
	readonly of: Source;
	readonly view: View;
	readonly trails: readonly Trail[];
	readonly eventDataStores: readonly EventDataStore[];
	/** Of a stack: whether its live account was asked, and has no other trail. */
	readonly hasNoOtherTrail: boolean;
	/**
	 * What the delivery of its trails depends on, joined on first use; absent: its
	 * sources do not have it.
	 */
	readonly deliveries?: () => Deliveries;
	/** How the dialect of a resource puts fixes into words. */
	readonly fixWordsOf: FixWordsOf;
}

/**
 * Joins facts into an account: each trail to its bucket, each bucket to what
 * is told of it, whatever the order of the facts.
 * @param fixWordsOf The words of each resource's dialect; AWS's own by default.
 */
export function assemble(
	root: Root,
	facts: readonly Fact[],
	fixWordsOf: FixWordsOf = () => awsTerms,
): Account {
	const sorted = sortFacts(facts);
	const { absences, accountBlocks, attachments, buckets } = sorted;
	const index = indexBuckets(declaredBuckets(buckets), attachments);
	const attachedTo = attach([{ attachments, ...index }]);
	const reaching = applicableBlocks(accountBlocks);
	const made = new Map<DeclaredBucket, Bucket>();
	const bucketOf = (declared: DeclaredBucket): Bucket => {
		const before = made.get(declared);
		if (before) return before;
		const bucket = buildBucket(declared, attachedTo, reaching);
		made.set(declared, bucket);
		return bucket;
	};
	const { view, ...of } = root;
	const lookedFor = namesLookedFor(absences);
	return {
		of,
		view,
		hasNoOtherTrail: absences.some(({ kind }) => kind === "noTrail"),
		trails: [...sorted.trails]
			.sort(compareFacts)
			.map(({ kind: _, bucket: ref, ...trail }) => ({
				...trail,
				bucket: bucketOfTrail(index.placeOf(ref), ref, trail.of, {
					bucketOf,
					lookedFor,
				}),
			})),
		eventDataStores: [...sorted.eventDataStores]
			.sort(compareFacts)
			.map(({ kind: _, ...store }) => store),
		fixWordsOf,
	};
}
