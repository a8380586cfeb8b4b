import type { Account, Bucket } from "../model/account";
import type { Location, Source } from "../model/facts";
import type { Fix } from "../model/fix";
import { compareSources, compareTexts } from "../model/order";
import type { Cause } from "../model/value";
import type { Control } from "./control";
import { fixText } from "./fixText";
import { isAskedFor, type Options } from "./optIn";
import { undecided, type Verdict } from "./verdict";
import { type View, viewOf } from "./view";

/** What became of one subject under one control. */
export type FindingStatus =
	| "passed"
	| "failed"
	| "unknown"
	| "noData"
	| "exempt";

/** What became of a whole control. */
export type ControlStatus = FindingStatus;

/** What a control says of one resource. */
export interface Finding {
	readonly status: FindingStatus;
	/** The resource it is about. */
	readonly on: Source;
	/** Why, in one sentence; of a pass: what could be safer. */
	readonly reason: string | undefined;
	/** What to do, in one sentence. */
	readonly fix: string | undefined;
	/** Why it could not be decided. */
	readonly cause: Cause | undefined;
	/** Of an account that did not pass: the trail that came nearest to it. */
	readonly nearest?: Source;
	/** The exemption that set it aside, or whose end brought it back. */
	readonly exemption?: Exemption;
}

/** A finding set aside with a reason, until a date. */
export interface Exemption {
	/** Glob over the URN or the logical name of the finding's resource. */
	readonly resource: string;
	/** Why; never empty. */
	readonly reason: string;
	/** ISO date until whose end, in UTC, it holds; absent: without end. */
	readonly expires?: string;
	/** Where it was decided, for people. */
	readonly ticket?: string;
	/** The ID of the policy exception that it is; `resource` is a URN then. */
	readonly exception?: string;
}

/**
 * The line to look at: where the resource is registered, or for a whole account
 * the trail that came nearest to passing.
 */
export function locationOf({ on, nearest }: Finding): Location | undefined {
	return on.location ?? nearest?.location;
}

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
			const { cause, what, fix, until } = bucket;
			findings.push(toFinding(undecided(cause, what, fix, until), of, account));
		} else if (!seen.has(bucket.value)) {
			seen.add(bucket.value);
			findings.push(toFinding(judge(bucket.value), bucket.value.of, account));
		}
	}
	return findings;
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
			};
		case "unknown":
			return {
				status: verdict.cause === "outside" ? "noData" : "unknown",
				on,
				...wordsOf(verdict, inWords(verdict.fix), viewOf(account)),
				cause: verdict.cause,
				...nearestIn(verdict),
			};
	}
}

function nearestIn({ nearest }: Exclude<Verdict, { is: "pass" }>) {
	return nearest && { nearest };
}

function wordsOf(
	{ cause, what, until }: Extract<Verdict, { is: "unknown" }>,
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
			return {
				reason: `Not in this ${view}: ${what}.`,
				fix: `It is judged in the ${view} that holds it.`,
			};
		case "unreadable":
			return { reason: `Not readable: ${what}.`, fix };
	}
}

/** The order in which one finding's status speaks for the whole control. */
const LOUDEST_FIRST: readonly ControlStatus[] = [
	"failed",
	"unknown",
	"exempt",
	"passed",
];

/** What the findings of one control add up to. */
export function statusOf(findings: readonly Finding[]): ControlStatus {
	return (
		LOUDEST_FIRST.find((status) =>
			findings.some((finding) => finding.status === status),
		) ?? "noData"
	);
}
