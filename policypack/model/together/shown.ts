import { bucketNameOf } from "../bucketIndex";
import type { BucketAttachment, Fact, Ref, TrailFact } from "../facts";
import { push } from "../lists";
import type { SourceView } from "./sourceView";

/** What some sources show, by what it is called in AWS. */
export interface Shown {
	/** Trails, as `keysOf` calls them. */
	readonly trails: ReadonlySet<string>;
	/** The accounts of buckets by their names; undefined: not known. */
	readonly buckets: ReadonlyMap<string, readonly (string | undefined)[]>;
	/** Kinds of what is attached, with the name of the bucket: `KIND NAME`. */
	readonly attached: ReadonlySet<string>;
	/** Accounts with a public access block. */
	readonly blocked: ReadonlySet<string>;
}

/** Collects what sources show. */
export function shownIn(views: readonly SourceView[]): Shown {
	const trails = new Set<string>();
	const buckets = new Map<string, (string | undefined)[]>();
	const attached = new Set<string>();
	const blocked = new Set<string>();
	for (const { facts, settings = [] } of views) {
		const namesOf = bucketNamesIn(facts);
		for (const { kind, bucket } of settings)
			for (const name of namesOf(bucket)) attached.add(`${kind} ${name}`);
		for (const fact of facts) {
			if (fact.kind === "trail") {
				// What a source only reads is another's to show.
				if (!fact.isRead) for (const key of keysOf(fact)) trails.add(key);
			} else if (fact.kind === "bucket") {
				if (fact.name.known) push(buckets, fact.name.value, fact.owner.account);
			} else if (fact.kind === "accountBlock") {
				if (fact.owner.account) blocked.add(fact.owner.account);
			} else if (isAttachment(fact)) {
				for (const name of namesOf(fact.bucket))
					attached.add(`${fact.kind} ${name}`);
			}
		}
	}
	return { trails, buckets, attached, blocked };
}

/** What a trail is called in AWS: its ARN, else its account and name. */
export function keysOf({
	arn,
	nameInAws,
	owner,
}: TrailFact): readonly string[] {
	if (arn !== undefined) return [arn];
	const account = owner?.account;
	return account === undefined || nameInAws === undefined
		? []
		: [`${account} ${nameInAws}`];
}

/** Whether a fact is attached to a bucket. */
export function isAttachment(fact: Fact): fact is BucketAttachment {
	return "bucket" in fact && fact.kind !== "trail";
}

/** The names of the buckets that a reference of the same source may lead to. */
export function bucketNamesIn(
	facts: readonly Fact[],
): (ref: Ref) => readonly string[] {
	const names = new Map(
		facts.flatMap((fact) =>
			fact.kind === "bucket" && fact.name.known
				? [[fact.of.urn, fact.name.value] as const]
				: [],
		),
	);
	return (ref) => {
		if (ref.by === "urn") return [names.get(ref.urn) ?? []].flat();
		const name = bucketNameOf(ref);
		if (name !== undefined) return [name];
		return ref.dependencies.flatMap((urn) => names.get(urn) ?? []);
	};
}
