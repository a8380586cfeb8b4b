import type { Account } from "../model/account";
import type { Fact } from "../model/facts";
import { unknownTrail } from "../model/unknownFacts";
import { unknown } from "../model/value";
import { assembleStack, factsIn } from "../providers/assembleStack";
import { managedTrails } from "../providers/managedTrails";
import { ownerOf } from "../providers/owner";
import type { ProviderView, Stack } from "../providers/resource";
import type { Lookup } from "./liveAccount/lookup";
import { liveBucketsOf } from "./lookup/liveBuckets";

/**
 * The facts of a stack with the trails of its live account.
 * @param providers The providers of the stack: they may fix its account.
 * @param isEnough Whether the stack's own trails do: then nothing is asked.
 */
export async function withLiveTrails(
	stack: Stack,
	providers: readonly ProviderView[],
	lookup: Lookup,
	isEnough: (account: Account) => boolean,
): Promise<readonly Fact[]> {
	const own = factsIn(managed(stack));
	if (isEnough(assembleStack(stack, own))) return own;
	return [...own, ...(await trailsBeside(stack, providers, lookup))];
}

/** The facts of a stack with the live buckets that it names and does not declare. */
export async function withLiveBuckets(
	stack: Stack,
	lookup: Lookup,
): Promise<readonly Fact[]> {
	const own = factsIn(stack);
	return liveBucketsOf(own, assembleStack(stack, own), lookup);
}

/** A stack without what it only reads: the account shows that itself. */
function managed(stack: Stack): Stack {
	const resources = stack.resources.filter(({ isRead }) => !isRead);
	return { ...stack, resources };
}

/** The account's trails that are none of the stack's own. */
async function trailsBeside(
	stack: Stack,
	providers: readonly ProviderView[],
	lookup: Lookup,
): Promise<readonly Fact[]> {
	const asked = await lookup.account();
	const meant = new Set(
		providers.flatMap((provider) => ownerOf(provider).account ?? []),
	);
	const [other] = meant;
	const of = { urn: stack.urn, type: "", name: "", location: undefined };
	if (asked.known && other !== undefined && !meant.has(asked.value)) {
		const why = `the trails of account ${other} (the credentials at hand are of ${asked.value}; use those of ${other})`;
		return [unknownTrail(of, unknown("unreadable", why))];
	}
	const isManaged = managedTrails(stack);
	const trails = await lookup.trails();
	const others = trails.filter(({ of }) => !isManaged(of.urn, of.name));
	return others.length > 0 ? others : [{ kind: "noTrail", of }];
}
