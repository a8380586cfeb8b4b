import type { NotIn } from "./absence";
import { type ApplicableBlocks, applicableBlocks } from "./accountBlocks";
import { type Applied, ofKind } from "./applied";
import { type AttachedTo, attach, unknownPlace } from "./attach";
import { awsTerms } from "./awsTerms";
import { bucketNameOf, indexBuckets, type Place } from "./bucketIndex";
import { type DeclaredBucket, declaredBuckets } from "./declaredBuckets";
import { isLogDeliveryPart, joinDeliveries } from "./deliveries";
import type { LogDeliveryPart } from "./deliveryFacts";
import type {
	AbsenceFact,
	AccessDeliveryFact,
	AccessLoggingFact,
	AccountBlockFact,
	BucketAclFact,
	BucketAttachment,
	BucketBlockFact,
	BucketFact,
	BucketPolicyFact,
	EventDataStoreFact,
	Fact,
	OwnershipFact,
	Ref,
	Source,
	TrailFact,
} from "./facts";
import type { FixWordsOf } from "./fix";
import { compareFacts } from "./order";
import { absent, known, type Unknown, unknown, type Value } from "./value";

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

/** What is in view, and so what lies outside of it. */
export type View = "stack" | "account";

/** The root stack, or the live account. */
export interface Root extends Source {
	readonly view: View;
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
	const trails: TrailFact[] = [];
	const eventDataStores: EventDataStoreFact[] = [];
	const buckets: BucketFact[] = [];
	const accountBlocks: AccountBlockFact[] = [];
	const attachments: BucketAttachment[] = [];
	const absences: AbsenceFact[] = [];
	const parts: LogDeliveryPart[] = [];
	for (const fact of facts) {
		if (fact.kind === "trail") trails.push(fact);
		else if (fact.kind === "eventDataStore") eventDataStores.push(fact);
		else if (fact.kind === "bucket") buckets.push(fact);
		else if (fact.kind === "accountBlock") accountBlocks.push(fact);
		else if (isAbsence(fact)) absences.push(fact);
		else if (isLogDeliveryPart(fact)) parts.push(fact);
		else attachments.push(fact);
	}
	for (const delivery of joinDeliveries(parts)) attachments.push(delivery);
	const index = indexBuckets(declaredBuckets(buckets), attachments);
	const attachedTo = attach(attachments, index);
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
	const lookedFor = new Map(
		absences.flatMap((fact) =>
			fact.kind === "noBucket" ? [[fact.name, fact.notIn] as const] : [],
		),
	);
	return {
		of,
		view,
		hasNoOtherTrail: absences.some(({ kind }) => kind === "noTrail"),
		trails: trails
			.sort(compareFacts)
			.map(({ kind: _, bucket: ref, ...trail }) => ({
				...trail,
				bucket: bucketOfTrail(index.placeOf(ref), ref, trail.of, {
					bucketOf,
					lookedFor,
				}),
			})),
		eventDataStores: eventDataStores
			.sort(compareFacts)
			.map(({ kind: _, ...store }) => store),
		fixWordsOf,
	};
}

/** What was found of buckets: those in view, and names that were not found. */
interface Found {
	readonly bucketOf: (declared: DeclaredBucket) => Bucket;
	readonly lookedFor: ReadonlyMap<string, NotIn>;
}

function isAbsence(fact: Fact): fact is AbsenceFact {
	return fact.kind === "noTrail" || fact.kind === "noBucket";
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

function bucketOfTrail(
	place: Place,
	ref: Ref,
	trail: Source,
	{ bucketOf, lookedFor }: Found,
): Value<Bucket> {
	if (place.kind === "here") return known(bucketOf(place.bucket));
	const what = `the bucket of trail ${trail.name}`;
	if (place.kind === "elsewhere") return outsideOf(ref, trail, what, lookedFor);
	return unknownPlace(place, ref, what, {
		property: "s3BucketName",
		of: trail,
	});
}

function buildBucket(
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
