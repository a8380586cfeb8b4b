import type { Account } from "../../model/account";
import { bucketNameIn } from "../../model/bucketIndex";
import type { Fact, Ref, TrailFact } from "../../model/facts";
import type { Lookup } from "../liveAccount/lookup";
import { notKnownWhose } from "../liveAccount/ownedBuckets";

/** A stack's facts, and those of the live buckets that its trails point at. */
export interface WithLiveBuckets {
	readonly facts: readonly Fact[];
	/** URNs of the trails whose buckets were asked for. */
	readonly asked: ReadonlySet<string>;
}

/** Asks the account for the buckets that a stack names and does not declare. */
export async function withLiveBuckets(
	facts: readonly Fact[],
	{ trails }: Account,
	lookup: Lookup,
): Promise<WithLiveBuckets> {
	const outside = new Set(
		trails
			.filter(({ bucket }) => !bucket.known && bucket.cause === "outside")
			.map(({ of }) => of.urn),
	);
	const isAsked = (fact: Fact): fact is TrailFact =>
		fact.kind === "trail" &&
		outside.has(fact.of.urn) &&
		nameIn(fact.bucket) !== undefined;
	const pointing = facts.filter(isAsked);
	const asked = new Set(pointing.map(({ of }) => of.urn));
	const names = pointing.flatMap(({ bucket }) => nameIn(bucket) ?? []);
	if (names.length === 0) return { facts, asked };
	const live = await lookup.buckets(names);
	const { owned } = live;
	if (!owned.known)
		return {
			asked,
			facts: facts.map((fact) =>
				isAsked(fact) ? notKnownWhose(fact, owned) : fact,
			),
		};
	return { asked, facts: [...facts, ...unlessDeclared(live.facts, facts)] };
}

/** What the stack declares of a live bucket holds, and not what was before. */
function unlessDeclared(
	live: readonly Fact[],
	declared: readonly Fact[],
): readonly Fact[] {
	const keyOf = (kind: string, name: string | undefined) => `${kind} ${name}`;
	const names = new Map(
		live.map(({ kind, of }) => [kind === "bucket" ? of.urn : "", of.name]),
	);
	const taken = new Set(
		declared.flatMap((fact) =>
			"bucket" in fact ? [keyOf(fact.kind, nameIn(fact.bucket))] : [],
		),
	);
	return live.filter(
		(fact) =>
			!("bucket" in fact && fact.bucket.by === "urn") ||
			!taken.has(keyOf(fact.kind, names.get(fact.bucket.urn))),
	);
}

/** The bucket that is named; undefined where none is, or it is not known. */
function nameIn(ref: Ref): string | undefined {
	if (ref.by !== "name" || !ref.name.known) return undefined;
	return ref.name.value ? bucketNameIn(ref.name.value) : undefined;
}
