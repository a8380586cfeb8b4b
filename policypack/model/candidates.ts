import { isPublicAcl } from "./acl";
import type { Applied } from "./applied";
import { readPolicy } from "./bucketPolicy/document";
import type { BucketAttachment, Source } from "./facts";
import { compareFacts } from "./order";
import type { Value } from "./value";

/** A fact that may hold for a bucket. */
export type Perhaps = Applied<BucketAttachment>;

/**
 * Buckets of which one is meant, and it is not known which. A set knows the
 * larger sets that it is part of, and not its members: many facts may hold for
 * many buckets, and their pairs are more than a large stack has memory for.
 */
export interface Candidates {
	/** Facts that may hold for each bucket of the set. */
	readonly facts: Perhaps[];
	readonly within: Candidates[];
	/** Buckets of the set; of a large one, some and more than are named. */
	readonly some: readonly Source[];
	/** The same of those that the program gives a name. */
	readonly named: readonly Source[];
}

/** How many buckets of a set are named, at most. */
export const NAMED = 2;

/** Makes sets, each after those that are part of it. */
export interface CandidateSets {
	readonly make: (parts: Iterable<Candidates>) => Candidates;
	/** The set of one bucket. */
	readonly single: (bucket: Source, isNamed: boolean) => Candidates;
	/** What may hold for each bucket of a set, once all facts are told. */
	readonly summarize: () => (set: Candidates) => readonly Perhaps[];
}

/** An empty collection of sets. */
export function candidateSets(): CandidateSets {
	const sets: Candidates[] = [];
	return {
		make: (parts) => {
			const some: Source[] = [];
			const named: Source[] = [];
			const set: Candidates = { facts: [], within: [], some, named };
			for (const part of parts) {
				part.within.push(set);
				addSome(some, part.some);
				addSome(named, part.named);
			}
			sets.push(set);
			return set;
		},
		single: (bucket, isNamed) => {
			const named = isNamed ? [bucket] : [];
			const set: Candidates = { facts: [], within: [], some: [bucket], named };
			sets.push(set);
			return set;
		},
		summarize: () => {
			const summaries = new Map<Candidates, readonly Perhaps[]>();
			// Larger sets were made later: what holds for them is known first.
			for (const set of [...sets].reverse()) {
				const all = [...set.facts];
				for (const larger of set.within)
					for (const fact of summaries.get(larger) ?? []) all.push(fact);
				if (all.length > 0) summaries.set(set, alike(all));
			}
			return (set) => summaries.get(set) ?? [];
		},
	};
}

/** How many buckets of a set are kept, at most: a hint may leave some out. */
export const KEPT = 16;

/**
 * Adds buckets until there are more than are named. What a part has kept is
 * bounded, too: sets that hold each other would keep one bucket more each.
 */
function addSome(to: Source[], buckets: readonly Source[]): void {
	if (to.length > NAMED) return;
	const others = buckets.filter((one) => !to.includes(one));
	to.push(...others.slice(0, KEPT - to.length));
}

/**
 * Of facts that come to the same for any bucket, the first one. What may hold
 * never decides alone, so one of a kind says all that can be said.
 */
function alike(facts: readonly Perhaps[]): readonly Perhaps[] {
	if (facts.length === 1) return facts;
	const first = new Map<string, Perhaps>();
	for (const fact of facts) {
		const key = outcomeKey(fact);
		const before = first.get(key);
		if (!before || compareFacts(fact, before) < 0) first.set(key, fact);
	}
	return [...first.values()];
}

/** The same for facts that come to the same for any bucket. */
export function outcomeKey(fact: Perhaps): string {
	return `${fact.kind} ${shown(fact.applies)} ${outcomeOf(fact)}`;
}

/** All that a judge can make of a fact. */
function outcomeOf(fact: BucketAttachment): string {
	switch (fact.kind) {
		case "bucketPolicy": {
			if (!fact.policy.known) return fact.policy.cause;
			const reading = readPolicy(fact.policy.value);
			return reading.outcome === "unknown"
				? reading.unknown.cause
				: reading.outcome;
		}
		case "bucketAcl":
			return shown(isPublicAcl(fact));
		case "bucketBlock":
			return `${shown(fact.ignorePublicAcls)} ${shown(fact.restrictPublicBuckets)}`;
		case "ownership":
			return shown(fact.objectOwnership);
		case "accessLogging":
			return shown(fact.hasTarget);
		case "accessDelivery":
			return `${shown(fact.delivers)} ${shown(fact.target)}`;
		case "bucketMention":
			return "";
	}
}

function shown(value: Value<unknown>): string {
	return value.known ? `is ${value.value}` : value.cause;
}
