import type { Fact } from "../../model/facts";
import { unknownAttachments } from "../../model/unknownFacts";
import { known, type Unknown } from "../../model/value";
import { bucketNames } from "../../sources/liveAccount";
import { readBuckets } from "../../sources/liveAccount/buckets";
import {
	type LiveDelivery,
	readDelivery,
} from "../../sources/liveAccount/delivery/readDelivery";
import {
	type OwnedBuckets,
	ownedBuckets,
} from "../../sources/liveAccount/ownedBuckets";
import { withMoreFacts } from "../accountFacts";
import { type Entry, type Run, replaceEntry, sessionIn } from "./entries";
import { byHash, indexOf, ownedAmong } from "./ownedIndex";

/**
 * Reads the buckets that a trail of another account names, or that the options
 * name, each in the account that owns it.
 */
export async function readCentralBuckets(
	run: Run,
	named: readonly string[],
): Promise<void> {
	const left = wanted(run, named);
	const hashes = byHash(left);
	await Promise.all(
		[...run.entries.values()].map(async (entry) => {
			if (entry.owned === undefined) return;
			const its = new Map(
				[...ownedAmong(entry.owned, hashes)].filter(([name]) => left.has(name)),
			);
			for (const name of its.keys()) left.delete(name);
			if (its.size > 0) await run.accountInTurn(() => readIn(run, entry, its));
		}),
	);
	if (left.size > 0) await readWhereNotListed(run, left);
}

/** The buckets that are named and that no account shows yet. */
function wanted(run: Run, named: readonly string[]): Set<string> {
	const facts = [...run.entries.values()].flatMap(({ seen }) => seen.facts);
	const names = new Set(named);
	for (const name of bucketNames(facts.filter((fact) => fact.kind === "trail")))
		names.add(name);
	for (const fact of facts) {
		if (fact.kind === "bucket" && fact.name.known)
			names.delete(fact.name.value);
		if (fact.kind === "noBucket") names.delete(fact.name);
	}
	return names;
}

/** Accounts whose record is here, and not the list of their buckets. */
async function readWhereNotListed(
	run: Run,
	names: ReadonlySet<string>,
): Promise<void> {
	const unlisted = [...run.entries.values()].filter(
		({ owned, isResumed }) => isResumed && owned === undefined,
	);
	const hashes = byHash(names);
	await Promise.all(
		unlisted.map((entry) =>
			run.accountInTurn(async () => {
				const opened = await run.open(entry.account);
				if (!opened.known) return;
				const owned = await ownedBuckets(sessionIn(run, opened.value));
				if (!owned.known) return;
				const index = indexOf(owned.value);
				const its = ownedAmong(index, hashes);
				const listed = { ...entry, owned: index };
				if (its.size > 0) await readIn(run, listed, its);
				else await replaceEntry(run, listed);
			}),
		),
	);
}

async function readIn(
	run: Run,
	entry: Entry,
	buckets: OwnedBuckets,
): Promise<void> {
	const names = [...buckets.keys()].sort();
	const opened = await run.open(entry.account);
	if (!opened.known) {
		const hidden = names.flatMap((name) => hiddenBucket(entry, name, opened));
		run.entries.set(entry.account, withFacts(entry, hidden, NO_DELIVERY));
		return;
	}
	const session = sessionIn(run, opened.value);
	const { identity } = opened.value;
	const found = await readBuckets(session, identity, names, buckets);
	const { owned } = entry;
	const delivery = await readDelivery(session, identity, [], found, (all) =>
		owned === undefined ? new Map() : ownedAmong(owned, byHash(new Set(all))),
	);
	await replaceEntry(run, withFacts(entry, found.facts, delivery));
}

const NO_DELIVERY: LiveDelivery = { facts: [], targets: [] };

function withFacts(
	entry: Entry,
	more: readonly Fact[],
	delivery: LiveDelivery,
): Entry {
	const facts = [...entry.seen.facts, ...more];
	return { ...entry, seen: withMoreFacts(entry.seen, facts, delivery) };
}

/** A bucket of an account that can no longer be read: it is not recorded. */
function hiddenBucket(
	{ account, seen }: Entry,
	name: string,
	why: Unknown,
): readonly Fact[] {
	const urn = `arn:${seen.identity.partition}:s3:::${name}`;
	const of = { urn, type: "AWS::S3::Bucket", name, location: undefined };
	const owner = { provider: undefined, account };
	return [
		{ kind: "bucket", of, name: known(name), nameFrom: [], owner },
		...unknownAttachments(of, { by: "urn", urn }, why),
	];
}
