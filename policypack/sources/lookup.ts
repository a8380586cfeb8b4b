import type { Control } from "../judging/control";
import { evaluate } from "../judging/evaluate";
import type { Finding } from "../judging/finding";
import { DECLARE_TRAIL } from "../judging/noTrail";
import type { Options } from "../judging/optIn";
import type { Account } from "../model/account";
import type { Source, TrailFact } from "../model/facts";
import { unknownTrail } from "../model/unseen";
import { unknown } from "../model/value";
import { assembleStack, factsIn } from "../providers/assembleStack";
import { managedTrails } from "../providers/managedTrails";
import { ownerOf } from "../providers/owner";
import type { ProviderView, Stack } from "../providers/resource";
import type { Lookup } from "./liveAccount/lookup";
import { withLiveBuckets } from "./lookup/liveBuckets";

/** What was found, and the account that it was found in. */
export interface LookedUp {
	readonly account: Account;
	readonly findings: readonly Finding[];
}

/**
 * Judges a stack, and asks the live account for what it does not show: for a
 * trail that will do, or for a bucket that its trails deliver to.
 * @param providers The providers of the stack: they may fix its account.
 */
export async function evaluateWithAccount(
	control: Control,
	stack: Stack,
	providers: readonly ProviderView[],
	lookup: Lookup,
	options: Options = {},
): Promise<LookedUp> {
	if (control.subject === "bucket") {
		const account = assembleStack(stack);
		const findings = evaluate(control, account, options);
		return findings.some(({ cause }) => cause === "outside")
			? withBuckets(control, stack, account, lookup, options)
			: { account, findings };
	}
	const own = factsIn(managed(stack));
	const account = assembleStack(stack, own);
	const findings = evaluate(control, account, options);
	if (findings.every(({ status }) => status === "passed"))
		return { account, findings };
	const trails = await trailsBeside(stack, providers, lookup);
	const whole = assembleStack(stack, [...own, ...trails]);
	const found = evaluate(control, whole, options);
	if (whole.trails.length > 0) return { account: whole, findings: found };
	// Where to look for a trail is configured, and there was none.
	const none = {
		reason: "Neither this stack nor the live account has a trail.",
		fix: `Declare one: ${DECLARE_TRAIL}`,
	};
	return {
		account: whole,
		findings: found.map((one) => ({ ...one, ...none })),
	};
}

/**
 * What the engine reports a finding on. It knows no ARN: what is wrong with a
 * live bucket is its trail's, and the rest is the stack's.
 */
export function reportedOn({ on }: Finding, { of, trails }: Account): Source {
	if (on.urn.startsWith("urn:")) return on;
	return (
		trails.find(({ bucket }) => bucket.known && bucket.value.of.urn === on.urn)
			?.of ?? of
	);
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
): Promise<readonly TrailFact[]> {
	const asked = await lookup.account();
	const meant = new Set(
		providers.flatMap((provider) => ownerOf(provider).account ?? []),
	);
	const [other] = meant;
	if (asked.known && other !== undefined && !meant.has(asked.value)) {
		const of = { urn: stack.urn, type: "", name: "", location: undefined };
		const why = `the trails of account ${other} (the credentials at hand are of ${asked.value}; use those of ${other})`;
		return [unknownTrail(of, unknown("unreadable", why))];
	}
	const isManaged = managedTrails(stack);
	const trails = await lookup.trails();
	return trails.filter(({ of }) => !isManaged(of.urn, of.name));
}

async function withBuckets(
	control: Control,
	stack: Stack,
	account: Account,
	lookup: Lookup,
	options: Options,
): Promise<LookedUp> {
	const { facts, asked } = await withLiveBuckets(
		factsIn(stack),
		account,
		lookup,
	);
	const whole = assembleStack(stack, facts);
	const findings = evaluate(control, whole, options).map((finding) =>
		finding.cause === "outside" && asked.has(finding.on.urn)
			? {
					...finding,
					reason: `Neither in this stack nor in the live account: the bucket of trail ${finding.on.name}.`,
					fix: "It is judged in the account that holds it.",
				}
			: finding,
	);
	return { account: whole, findings };
}
