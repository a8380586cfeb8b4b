import { isDeepStrictEqual } from "node:util";
import type { Fact, TrailFact } from "../../model/facts";
import { push } from "../../model/lists";
import { unknownTrail } from "../../model/unknownFacts";
import {
	isListedOnly,
	readListedTrail,
	trailOwner,
} from "../../sources/liveAccount/trailDetails";
import { type Entry, type Run, replaceEntry, sessionIn } from "./entries";

/**
 * Completes the trails that member accounts only list: by what the owner's
 * account shows of them, or, if that account was not read, by what the first
 * member may read.
 */
export async function completeOrganizationTrails(run: Run): Promise<void> {
	await Promise.all(
		[...membersByTrail(run)].map(async ([arn, accounts]) => {
			const owners = factOf(run.entries.get(trailOwner(arn)), arn);
			const whole = owners ?? (await membersFact(run, arn, accounts));
			for (const account of accounts) await replaceTrail(run, account, whole);
		}),
	);
}

/** The accounts that list a trail of another account, sorted, by its ARN. */
function membersByTrail(run: Run): ReadonlyMap<string, readonly string[]> {
	const members = new Map<string, string[]>();
	for (const account of [...run.entries.keys()].sort())
		for (const { of } of trailsIn(run.entries.get(account)))
			if (isTrail(of.urn) && trailOwner(of.urn) !== account)
				push(members, of.urn, account);
	return members;
}

/** Not the unknown trail of a Region or an account that could not be read. */
function isTrail(urn: string): boolean {
	return /^arn:[^:]+:cloudtrail:[^:]+:\d{12}:trail\/[^*]+$/.test(urn);
}

function trailsIn(entry: Entry | undefined): readonly TrailFact[] {
	return (entry?.seen.facts ?? []).filter(isTrailFact);
}

function isTrailFact(fact: Fact): fact is TrailFact {
	return fact.kind === "trail";
}

function factOf(entry: Entry | undefined, arn: string): TrailFact | undefined {
	return trailsIn(entry).find(({ of }) => of.urn === arn);
}

/** What a member has read in an earlier audit, or what the first one reads now. */
async function membersFact(
	run: Run,
	arn: string,
	accounts: readonly string[],
): Promise<TrailFact | undefined> {
	const listed = accounts.flatMap((account) => {
		const fact = factOf(run.entries.get(account), arn);
		return fact ? [{ account, fact }] : [];
	});
	const read = listed.find(({ fact }) => !isListedOnly(fact));
	if (read) return read.fact;
	const [first] = listed;
	if (!first) return undefined;
	const opened = await run.open(first.account);
	return opened.known
		? readListedTrail(
				sessionIn(run, opened.value),
				opened.value.identity,
				first.fact,
			)
		: { ...unknownTrail(first.fact.of, opened), bucket: first.fact.bucket };
}

async function replaceTrail(
	run: Run,
	account: string,
	whole: TrailFact | undefined,
): Promise<void> {
	const entry = run.entries.get(account);
	if (!entry || !whole) return;
	const facts = entry.seen.facts.map((fact) =>
		isTrailFact(fact) && fact.of.urn === whole.of.urn ? whole : fact,
	);
	if (isDeepStrictEqual(facts, entry.seen.facts)) return;
	await replaceEntry(run, { ...entry, seen: { ...entry.seen, facts } });
}
