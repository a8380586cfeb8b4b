import type { Account } from "../../model/account";
import { bucketNameOf } from "../../model/bucketIndex";
import type { Fact, TrailFact } from "../../model/facts";
import type { Lookup } from "../liveAccount/lookup";
import { notKnownWhose } from "../liveAccount/ownedBuckets";

/**
 * A stack's facts, and those of the live buckets that it names and does not
 * declare. The same facts where there are no such buckets.
 */
export async function liveBucketsOf(
	facts: readonly Fact[],
	{ trails }: Account,
	lookup: Pick<Lookup, "buckets">,
): Promise<readonly Fact[]> {
	const outside = new Set(
		trails
			.filter(({ bucket }) => !bucket.known && bucket.cause === "outside")
			.map(({ of }) => of.urn),
	);
	const isAsked = (fact: Fact): fact is TrailFact =>
		fact.kind === "trail" &&
		outside.has(fact.of.urn) &&
		bucketNameOf(fact.bucket) !== undefined;
	const pointing = facts.filter(isAsked);
	const names = pointing.flatMap(({ bucket }) => bucketNameOf(bucket) ?? []);
	if (names.length === 0) return facts;
	const live = await lookup.buckets(names);
	const { owned } = live;
	if (!owned.known)
		return facts.map((fact) =>
			isAsked(fact) ? notKnownWhose(fact, owned) : fact,
		);
	const missing = pointing.flatMap(({ bucket, of }): readonly Fact[] => {
		const name = bucketNameOf(bucket);
		return name === undefined || owned.value.has(name)
			? []
			: [{ kind: "noBucket", of, name, notIn: "liveAccount" }];
	});
	return [...facts, ...unlessDeclared(live.facts, facts), ...missing];
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
			"bucket" in fact ? [keyOf(fact.kind, bucketNameOf(fact.bucket))] : [],
		),
	);
	return live.filter(
		(fact) =>
			!("bucket" in fact && fact.bucket.by === "urn") ||
			!taken.has(keyOf(fact.kind, names.get(fact.bucket.urn))),
	);
}
