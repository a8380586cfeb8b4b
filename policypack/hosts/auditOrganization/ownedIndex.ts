import { createHash } from "node:crypto";
import type { OwnedBuckets } from "../../sources/liveAccount/ownedBuckets";

/**
 * The buckets of an account in one text: a line for each, with a hash of its
 * name and its Region. It is small in memory, and a file of it names no bucket.
 */
export type OwnedIndex = string;

/** The index of an account's buckets. */
export function indexOf(owned: OwnedBuckets): OwnedIndex {
	return [...owned]
		.map(([name, region = ""]) => `${hashOf(name)} ${region}\n`)
		.join("");
}

/** Those of the named buckets that the account owns. */
export function ownedAmong(
	index: OwnedIndex,
	hashes: ReadonlyMap<string, string>,
): OwnedBuckets {
	const owned = new Map<string, string | undefined>();
	for (let from = 0; from < index.length; ) {
		const end = index.indexOf("\n", from);
		const name = hashes.get(index.slice(from, from + LENGTH));
		if (name !== undefined)
			owned.set(name, index.slice(from + LENGTH + 1, end) || undefined);
		from = end < 0 ? index.length : end + 1;
	}
	return owned;
}

/** The names by their hashes. */
export function byHash(names: Iterable<string>): ReadonlyMap<string, string> {
	return new Map([...names].map((name) => [hashOf(name), name]));
}

/** Characters of a hash: 96 bits, so that two names never share one by chance. */
const LENGTH = 16;

function hashOf(name: string): string {
	return createHash("sha256").update(name).digest("base64url").slice(0, LENGTH);
}
