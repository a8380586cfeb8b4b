import type { Account } from "../../policypack/model/account";
import type {
	BucketFact,
	BucketMention,
	Fact,
	Ref,
	Source,
} from "../../policypack/model/facts";
import {
	bucket,
	bucketBlock,
	bucketPolicy,
	named,
	pending,
	source,
} from "../../policypack/model/samples";
import { known, unknown } from "../../policypack/model/value";

/*
 * The join of facts into an account, as a table: where a trail's reference
 * leads, and which bucket an attachment is told of. Names are unknown at a
 * preview unless a program writes them down, so most rows have none.
 */

export const logs = bucket().of;
export const archive = source("aws:s3/bucket:Bucket", "archive");
export const policy = bucketPolicy().of;
export const block = bucketBlock().of;
export const random = source("random:index/randomPet:RandomPet", "suffix");
export const stackReference = source(
	"pulumi:pulumi:StackReference",
	"shop-base",
);

/** A bucket whose name AWS or Pulumi generates. */
export const unnamed = bucket({ name: pending("bucket of logs") });
export const namedArchive = bucket({
	of: archive,
	name: known("archive-111122223333"),
});
export const unnamedArchive = bucket({
	of: archive,
	name: pending("bucket of archive"),
});
/** Another resource of the bucket `logs`. */
export const namesake = bucket({ of: archive });
/** A bucket with the name of `logs`, perhaps in another partition. */
export const elsewhereNamesake = bucket({
	of: archive,
	owner: {
		provider: "urn:pulumi:prod::shop::pulumi:providers:aws::china",
		account: undefined,
	},
});
/** The name of `logs`, and the outputs that flow into it. */
export const alsoFrom = (...origins: readonly Source[]): Ref => ({
	by: "name",
	name: known("logs-111122223333"),
	dependencies: origins.map(({ urn }) => urn),
});
export const toArchive = named("archive-111122223333");

/** A reference to nothing in view that S3 has a name for. */
export const nowhere: Ref = {
	by: "name",
	name: known(undefined),
	dependencies: [],
};
export const masked = {
	by: "name",
	name: unknown("unreadable", "the masked s3BucketName of audit"),
	dependencies: [],
} satisfies Ref;

/** A name that is known, in a property that resources flow into, too. */
export function namedAnd(name: string, ...resources: readonly Source[]): Ref {
	return {
		by: "name",
		name: known(name),
		dependencies: resources.map(({ urn }) => urn),
	};
}

/** A resource that repeats its bucket's name and says no more. */
export function mention(type: string, ref: Ref): BucketMention {
	return {
		kind: "bucketMention",
		of: source(type, "logs-mention"),
		bucket: ref,
	};
}

/** A bucket that only this name source gives its name. */
export function namedFrom(of: Source, origin: Source): BucketFact {
	return bucket({ of, name: pending("bucket"), nameFrom: [origin.urn] });
}

/** The same resource as a child of a component. */
export function child({ type, name, location }: Source): Source {
	const urn = `urn:pulumi:prod::shop::shop:index:Audit$${type}::${name}`;
	return { urn, type, name, location };
}

/** Where the bucket of a trail is, in one word. */
export function placeOf({ trails }: Account): string {
	const place = trails[0]?.bucket;
	if (!place) return "no trail";
	return place.known ? place.value.of.name : place.cause;
}

export type Row = readonly [
	situation: string,
	expected: string,
	...facts: Fact[],
];
