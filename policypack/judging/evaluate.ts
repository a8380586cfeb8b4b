import type { NotIn } from "../model/absence";
import type { Account, Bucket, View } from "../model/account";
import type { Deliveries, DeliveryView } from "../model/deliveryChecks/view";
import type { Source } from "../model/facts";
import type { Fix } from "../model/fix";
import { compareSources, compareTexts } from "../model/order";
import type { Control } from "./control";
import type { Finding } from "./finding";
import { fixText } from "./fixText";
import { isAskedFor, type Options } from "./optIn";
import { undecided, undecidedBy, type Verdict } from "./verdict";

/**
 * Judges every subject of a control in an account. An opt-in control that the
 * options do not ask for finds nothing.
 */
export function evaluate(
	control: Control,
	account: Account,
	options: Options = {},
): readonly Finding[] {
	if (!isAskedFor(control, options)) return [];
	switch (control.subject) {
		case "account":
			return [toFinding(control.judge(account, options), account.of, account)];
		case "trail":
			return inOrder(
				account.trails.map((trail) =>
					toFinding(control.judge(trail, options), trail.of, account),
				),
			);
		case "eventDataStore":
			return inOrder(
				account.eventDataStores.map((store) =>
					toFinding(control.judge(store, options), store.of, account),
				),
			);
		case "delivery":
			return inOrder(
				evaluateDeliveries(
					(trail, all) => control.judge(trail, options, all),
					account,
				),
			);
		case "bucket":
			return inOrder(
				evaluateBuckets((bucket) => control.judge(bucket, options), account),
			);
	}
}

/** By file and line, else by URN: never by the order of registration. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
	return [...findings].sort(
		(a, b) =>
			compareSources(a.on, b.on) ||
			compareTexts(a.reason ?? "", b.reason ?? ""),
	);
}

/** A bucket is judged once, however many trails deliver to it. */
function evaluateBuckets(
	judge: (bucket: Bucket) => Verdict,
	account: Account,
): readonly Finding[] {
	const seen = new Set<Bucket>();
	const findings: Finding[] = [];
	for (const { bucket, of } of account.trails) {
		if (!bucket.known) {
			findings.push(toFinding(undecidedBy(bucket), of, account));
		} else if (!seen.has(bucket.value)) {
			seen.add(bucket.value);
			findings.push(toFinding(judge(bucket.value), bucket.value.of, account));
		}
	}
	return findings;
}

/** Each trail with what its delivery depends on, as far as the source shows it. */
function evaluateDeliveries(
	judge: (trail: DeliveryView, all: Deliveries) => Verdict,
	account: Account,
): readonly Finding[] {
	if (account.trails.length === 0) return [];
	const all = account.deliveries?.();
	const judged = new Map<Source | string, DeliveryView>(
		all?.trails.flatMap((view) => [
			// Several sources may have equal URNs.
			[view.trail.of, view] as const,
			[view.trail.of.urn, view] as const,
		]) ?? [],
	);
	return account.trails.map(({ of, bucket }) => {
		const view = judged.get(of) ?? judged.get(of.urn);
		if (all && view) return toFinding(judge(view, all), of, account);
		const what = `what the delivery of trail ${of.name} depends on`;
		const unseen = all?.unseen
			? undecidedBy(all.unseen)
			: undecided("outside", what);
		return toFinding(bucket.known ? unseen : undecidedBy(bucket), of, account);
	});
}

function toFinding(verdict: Verdict, on: Source, account: Account): Finding {
	const inWords = (fix: Fix | undefined) =>
		fix === undefined ? undefined : fixText(fix, on, account.fixWordsOf);
	switch (verdict.is) {
		case "pass":
			return {
				status: "passed",
				on,
				reason: verdict.advice?.reason,
				fix: inWords(verdict.advice?.fix),
				cause: undefined,
			};
		case "fail":
			return {
				status: "failed",
				on,
				reason: verdict.reason,
				fix: inWords(verdict.fix),
				cause: undefined,
				...nearestIn(verdict),
				...(verdict.missing && { missing: verdict.missing }),
			};
		case "unknown":
			return {
				status: verdict.cause === "outside" ? "noData" : "unknown",
				on,
				...wordsOf(verdict, inWords(verdict.fix), account.view),
				cause: verdict.cause,
				...nearestIn(verdict),
			};
	}
}

function nearestIn({ nearest }: Exclude<Verdict, { is: "pass" }>) {
	return nearest && { nearest };
}

function wordsOf(
	{ cause, what, until, notIn }: Extract<Verdict, { is: "unknown" }>,
	fix: string | undefined,
	view: View,
): { readonly reason: string; readonly fix: string | undefined } {
	switch (cause) {
		case "pending":
			return {
				reason: `Not known until ${until === "refresh" ? "`pulumi refresh`" : "the update"}: ${what}.`,
				fix,
			};
		case "outside":
			return wordsOfOutside(what, view, notIn, fix);
		case "unreadable":
			return { reason: `Not readable: ${what}.`, fix };
	}
}

/** What lies outside, by where else it was looked for. */
function wordsOfOutside(
	what: string,
	view: View,
	notIn: NotIn | undefined,
	fix: string | undefined,
): { readonly reason: string; readonly fix: string } {
	switch (notIn) {
		case undefined:
			return view === "sources" || view === "none"
				? {
						reason: `In none of the sources: ${what}.`,
						fix: fix ?? "Add the source that shows it: it is judged there.",
					}
				: {
						reason: `Not in this ${view}: ${what}.`,
						fix: fix ?? `It is judged in the ${view} that holds it.`,
					};
		case "liveAccount":
			return {
				reason: `Neither in this stack nor in the live account: ${what}.`,
				fix: "It is judged in the account that holds it.",
			};
		case "anyAccount":
			return {
				reason: `${what.charAt(0).toUpperCase()}${what.slice(1)} does not exist: no logs are delivered.`,
				fix: "Create it in your account, or use another bucket: anyone who creates a bucket with this name receives the logs.",
			};
	}
}
