import type { DeclaredBucket } from "../declaredBuckets";
import { push } from "../lists";
import { compareTexts } from "../order";
import type { Place } from "../place";
import { type Unknown, unknown } from "../value";
import { few } from "../words";
import type { SourceView } from "./sourceView";

/** A bucket, and the source that declares it. */
export interface PlacedBucket {
	readonly bucket: DeclaredBucket;
	readonly source: SourceView;
}

/** The buckets of several sources by their names. */
export interface NamedBuckets {
	/** Where a name of a source leads; undefined: to none in its partition. */
	readonly find: (name: string, source: SourceView) => Place | undefined;
	/** Why a bucket is not judged that other sources declare, too. */
	readonly contradiction: (bucket: DeclaredBucket) => Unknown | undefined;
}

/**
 * Indexes the buckets of several sources by name. A name is one bucket's in a
 * partition; where a partition is not known, it may be any.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function namedBuckets(placed: readonly PlacedBucket[]): NamedBuckets {
	const byName = new Map<string, ByPartition>();
	for (const one of placed) {
		const { name } = one.bucket;
		if (!name.known) continue;
		const all = byName.get(name.value) ?? new Map();
		push(all, partitionOf(one), one);
		byName.set(name.value, all);
	}
	const contradictions = new Map<DeclaredBucket, Unknown>();
	for (const [name, all] of byName)
		for (const [partition, some] of all) {
			const why = contradictionOf(name, meantBy(partition, all));
			if (why) for (const { bucket } of some) contradictions.set(bucket, why);
		}
	return {
		find: (name, { partition }) => {
			const meant = meantBy(partition, byName.get(name) ?? new Map());
			const [only, ...others] = meant;
			if (!only) return undefined;
			if (others.length === 0) return { kind: "here", bucket: only.bucket };
			const why = contradictions.get(only.bucket) ?? whichOf(name, meant);
			const buckets = meant.map(({ bucket }) => bucket);
			return { kind: "several", buckets, why };
		},
		contradiction: (bucket) => contradictions.get(bucket),
	};
}

/** Buckets of one name by their partitions; those of an unknown one together. */
type ByPartition = Map<string | undefined, PlacedBucket[]>;

function partitionOf({ bucket, source }: PlacedBucket): string | undefined {
	return source.partitionOf(bucket.owner);
}

/** Buckets of one name that may be in a partition. */
function meantBy(
	partition: string | undefined,
	all: ByPartition,
): readonly PlacedBucket[] {
	if (partition === undefined) return [...all.values()].flat();
	return [...(all.get(partition) ?? []), ...(all.get(undefined) ?? [])];
}

function whichOf(name: string, meant: readonly PlacedBucket[]): Unknown {
	return unknown(
		"unreadable",
		`which bucket ${name} is meant: ${sourcesOf(meant).join(" and ")} declare one`,
		"Leave out the source that is out of date, or that is of another partition.",
	);
}

/** How many sources are named, at most. */
const NAMED = 3;

/** Buckets of one source are not rivals: the source itself decides which is which. */
function contradictionOf(
	name: string,
	all: readonly PlacedBucket[],
): Unknown | undefined {
	const sources = sourcesOf(all);
	if (new Set(all.map(({ source }) => source)).size < 2) return undefined;
	return unknown(
		"unreadable",
		`which bucket ${name} holds the logs: ${sources.length > 1 ? sources.join(" and ") : `two sources named ${sources.join("")}`} declare it, and a bucket name is unique`,
		"Leave out the source that is out of date, or correct the bucket name in the one that does not own the bucket.",
	);
}

/** The names of the sources, the first ones, with a count of the others. */
function sourcesOf(all: readonly PlacedBucket[]): readonly string[] {
	const sources = new Set(all.map(({ source }) => source));
	const names = [...new Set([...sources].map(({ name }) => name))];
	names.sort(compareTexts);
	return few(names, NAMED);
}
