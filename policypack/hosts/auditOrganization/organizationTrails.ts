import { isDeepStrictEqual } from "node:util";
import type { DeliveryFact } from "../../model/deliveryChecks/facts";
import { ofKind } from "../../model/deliveryChecks/sortedParts";
import type { Fact, TrailFact } from "../../model/facts";
import { push } from "../../model/lists";
import { unknownTrail } from "../../model/unknownFacts";
import { withDetails } from "../../sources/liveAccount/delivery/trailDelivery";
import { isoTime } from "../../sources/liveAccount/delivery/trailStatus";
import {
	isListedOnly,
	readListedTrail,
	trailOwner,
} from "../../sources/liveAccount/trailDetails";
import { withMoreFacts } from "../accountFacts";
import { type Entry, type Run, replaceEntry, sessionIn } from "./entries";

/**
 * Completes the trails that member accounts only list: by what the owner's
 * account shows of them, or, if that account was not read, by what the first
 * member may read.
 */
export async function completeOrganizationTrails(run: Run): Promise<void> {
	await Promise.all(
		[...membersByTrail(run)].map(async ([arn, accounts]) => {
			const owners = trailOf(run.entries.get(trailOwner(arn)), arn);
			const whole = owners ?? (await membersTrail(run, arn, accounts));
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

/** A trail, with what is known of its delivery. */
interface WholeTrail {
	readonly fact: TrailFact;
	readonly delivery: readonly DeliveryFact[];
}

function trailOf(
	entry: Entry | undefined,
	arn: string,
): WholeTrail | undefined {
	const fact = trailsIn(entry).find(({ of }) => of.urn === arn);
	if (!fact) return undefined;
	const all = entry?.seen.delivery?.().facts ?? [];
	const delivery = all.filter(
		({ kind, of }) =>
			of.urn === arn && (kind === "trailDelivery" || kind === "deliveryStatus"),
	);
	return { fact, delivery };
}

/** What a member has read in an earlier audit, or what the first one reads now. */
async function membersTrail(
	run: Run,
	arn: string,
	accounts: readonly string[],
): Promise<WholeTrail | undefined> {
	const listed = accounts.flatMap((account) => {
		const trail = trailOf(run.entries.get(account), arn);
		return trail ? [{ account, ...trail }] : [];
	});
	const read = listed.find(({ fact }) => !isListedOnly(fact));
	if (read) return read;
	const [first] = listed;
	if (!first) return undefined;
	const opened = await run.open(first.account);
	const { delivery, fact: listedFact } = first;
	if (!opened.known)
		return {
			fact: {
				...unknownTrail(listedFact.of, opened),
				bucket: listedFact.bucket,
			},
			delivery,
		};
	const { fact, details } = await readListedTrail(
		sessionIn(run, opened.value),
		opened.value.identity,
		listedFact,
	);
	const readAt = isoTime(new Date());
	return {
		fact,
		delivery: ofKind(delivery, "trailDelivery").flatMap((trail) =>
			withDetails(trail, fact, details, readAt),
		),
	};
}

async function replaceTrail(
	run: Run,
	account: string,
	whole: WholeTrail | undefined,
): Promise<void> {
	const entry = run.entries.get(account);
	if (!entry || !whole) return;
	const { delivery, fact: trail } = whole;
	// The join finds the source of a fact by its `of` object, so accounts must
	// not share one.
	const of = { ...trail.of };
	const facts = entry.seen.facts.map((fact) =>
		isTrailFact(fact) && fact.of.urn === of.urn ? { ...trail, of } : fact,
	);
	if (isDeepStrictEqual(facts, entry.seen.facts)) return;
	const own = delivery.map((fact) => ({ ...fact, of }));
	const more = { facts: own, targets: [] };
	const seen = withMoreFacts(entry.seen, facts, more);
	await replaceEntry(run, { ...entry, seen });
}
