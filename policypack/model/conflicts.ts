import { isPublicAcl } from "./acl";
import { type Applied, type OfKind, ofKind } from "./applied";
import { readPolicy } from "./bucketPolicy/document";
import type { BlockSettings, BucketAttachment, Source } from "./facts";
import { compareFacts } from "./order";
import { known, mapValue, type Unknown, unknown, type Value } from "./value";

type Kind = BucketAttachment["kind"];

/** One thing that several resources may set of one bucket, or account. */
export interface Slot<F> {
	/** What a resource makes of it, as far as that decides; undefined: nothing. */
	readonly outcome: (fact: F) => Value<boolean> | undefined;
	/** The same fact, with this not known. */
	readonly without: (fact: F, why: Unknown) => F;
}

type Slots = { readonly [K in Kind]: readonly Slot<OfKind<K>>[] };

const SLOTS: Slots = {
	bucketBlock: blockSlots(),
	ownership: [
		{
			outcome: ({ objectOwnership }) =>
				objectOwnership.known && objectOwnership.value === undefined
					? undefined
					: mapValue(objectOwnership, (one) => one === "BucketOwnerEnforced"),
			without: (fact, why) => ({ ...fact, objectOwnership: why }),
		},
	],
	accessLogging: [
		{
			// A bucket without a target of its own sets nothing.
			outcome: ({ bucket, hasTarget }) =>
				bucket.by === "urn" && hasTarget.known && !hasTarget.value
					? undefined
					: hasTarget,
			without: (fact, why) => ({ ...fact, hasTarget: why }),
		},
	],
	bucketPolicy: [
		{
			outcome: ({ policy }) => {
				if (!policy.known) return policy;
				if (policy.value === undefined) return undefined;
				const reading = readPolicy(policy.value);
				// S3 refuses what is malformed, whatever was written before it.
				if (reading.outcome === "malformed") return undefined;
				if (reading.outcome === "unknown") return reading.unknown;
				return known(reading.outcome === "public");
			},
			without: (fact, why) => ({ ...fact, policy: why }),
		},
	],
	bucketAcl: [
		{
			outcome: (acl) => {
				const { canned, grants } = acl;
				const isCanned = !canned.known || canned.value !== undefined;
				const isList = !grants.known || grants.value.length > 0;
				return isCanned || isList ? isPublicAcl(acl) : undefined;
			},
			without: (acl, why) => ({ ...acl, canned: why, grants: known([]) }),
		},
	],
	// A bucket can have several deliveries.
	accessDelivery: [],
	bucketMention: [],
};

/** The two settings of a block, of a bucket or of an account. */
export function blockSlots<F extends BlockSettings>(): readonly Slot<F>[] {
	return [
		{
			outcome: (block) => block.ignorePublicAcls,
			without: (block, why) => ({ ...block, ignorePublicAcls: why }),
		},
		{
			outcome: (block) => block.restrictPublicBuckets,
			without: (block, why) => ({ ...block, restrictPublicBuckets: why }),
		},
	];
}

/**
 * What surely holds of a bucket. S3 keeps one policy, one block, and so on, of
 * a bucket: where two resources set it differently, the later write holds, and
 * which one that is is not in view. What they set alike holds.
 */
export function resolveConflicts(
	bucket: Source,
	facts: readonly BucketAttachment[],
): readonly Applied<BucketAttachment>[] {
	return [
		...resolveKind("bucketPolicy", bucket, facts),
		...resolveKind("bucketAcl", bucket, facts),
		...resolveKind("bucketBlock", bucket, facts),
		...resolveKind("ownership", bucket, facts),
		...resolveKind("accessLogging", bucket, facts),
		...ofKind(facts, "accessDelivery").map(holding),
	];
}

function resolveKind<K extends Kind>(
	kind: K,
	bucket: Source,
	facts: readonly BucketAttachment[],
): readonly Applied<BucketAttachment>[] {
	const all: readonly OfKind<K>[] = ofKind(facts, kind);
	const declared = all.filter((fact) => !mayBeComputed(fact));
	const [rival] = declared;
	if (!rival || all.length === 1) return all.map(holding);
	const slots: readonly Slot<OfKind<K>>[] = SLOTS[kind];
	const settled = resolveSlots(slots, declared, `bucket ${bucket.name}`);
	return [
		...settled.map(holding),
		...all
			.filter(mayBeComputed)
			.map((fact) =>
				kind === "accessLogging" ? holding(fact) : beside(fact, rival),
			),
	];
}

/** What can be put into an order, and named. */
type Sourced = Parameters<typeof compareFacts>[0];

/** Resources that set the same of one thing, with what they disagree on. */
export function resolveSlots<F extends Sourced>(
	slots: readonly Slot<F>[],
	facts: readonly F[],
	what: string,
): readonly F[] {
	if (facts.length < 2) return facts;
	const sorted = [...facts].sort(compareFacts);
	return slots.reduce<readonly F[]>((settled, slot) => {
		const why = disagreement(slot, settled, what);
		if (!why) return settled;
		return settled.map((fact) =>
			slot.outcome(fact) === undefined ? fact : slot.without(fact, why),
		);
	}, sorted);
}

function disagreement<F extends Sourced>(
	{ outcome }: Slot<F>,
	facts: readonly F[],
	what: string,
): Unknown | undefined {
	const on = new Map<boolean, F>();
	let firstUnknown: Unknown | undefined;
	for (const fact of facts) {
		const value = outcome(fact);
		if (value === undefined) continue;
		if (!value.known) firstUnknown ??= value;
		else if (!on.has(value.value)) on.set(value.value, fact);
	}
	const [one, other] = [...on.values()];
	if (one && other)
		return unknown(
			"unreadable",
			`which of ${one.of.name} and ${other.of.name} applies last to ${what}`,
			"Keep one of them, or let both set the same.",
		);
	return one && firstUnknown;
}

/**
 * Whether a fact is a part of the bucket that the program may not declare: it
 * may be what AWS said at the last refresh.
 */
function mayBeComputed({ bucket }: BucketAttachment): boolean {
	return bucket.by === "urn" && bucket.isDeclared !== true;
}

function holding<F extends BucketAttachment>(fact: F): Applied<F> {
	return { ...fact, applies: known(true) };
}

/** What people call the parts of a bucket. */
const NAMES: Readonly<Record<Kind, string>> = {
	bucketPolicy: "policy",
	bucketAcl: "access control list",
	bucketBlock: "public access block",
	ownership: "object ownership",
	accessLogging: "access logging",
	accessDelivery: "delivery of access logs",
	bucketMention: "name",
};

/** What a bucket itself shows beside a resource may be stale. */
function beside(
	fact: BucketAttachment,
	rival: BucketAttachment,
): Applied<BucketAttachment> {
	const type = rival.of.type.split(":").at(-1);
	const what = `which ${NAMES[fact.kind]} bucket ${fact.of.name} has, its own as of the last refresh or that of ${type} ${rival.of.name}`;
	const fix = `Run \`pulumi refresh\`, then check again: what a bucket itself shows is of the last refresh. If the program sets the ${NAMES[fact.kind]} on the bucket, too, keep one of the two.`;
	return { ...fact, applies: unknown("pending", what, fix, "refresh") };
}
