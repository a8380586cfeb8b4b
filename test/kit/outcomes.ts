import assert from "node:assert/strict";
import { evaluate } from "../../policypack/judging/evaluate";
import { statusOf } from "../../policypack/judging/finding";
import type { Account } from "../../policypack/model/account";
import { defaultControls, defaultPolicies } from "./controls";

/** What each policy came to, by name. */
export type Outcomes<T extends string = string> = Readonly<Record<string, T>>;

/**
 * Asserts what policies came to: those named, and all others alike. It states
 * no total, so a new control needs no change here.
 */
export function expectOutcomes<T extends string>(
	actual: Outcomes<T>,
	named: Outcomes<T>,
	{ others }: { readonly others: T },
): void {
	assert.deepEqual(actual, outcomesLike(actual, named, others));
}

/** What is expected of the policies in `actual`; those named must be there. */
function outcomesLike<T extends string>(
	actual: Outcomes<T>,
	named: Outcomes<T>,
	others: T,
): Outcomes<T> {
	assert.ok(Object.keys(actual).length > 0, "nothing was judged");
	return {
		...Object.fromEntries(Object.keys(actual).map((one) => [one, others])),
		...named,
	};
}

/** The default policies with one outcome, but for those that are named. */
export function all<T extends string>(others: T, but: Outcomes<T> = {}) {
	const like = Object.fromEntries(defaultPolicies.map((one) => [one, others]));
	return { ...like, ...but } as Outcomes<T>;
}

/** What each default control makes of an account, by its policy's name. */
export function outcomesIn(account: Account) {
	return Object.fromEntries(
		defaultControls.map((control) => [
			control.policy,
			statusOf(evaluate(control, account)),
		]),
	);
}

/** What a text report of one source says of each policy, as `FAILED`. */
export function saidOf(text: string): Outcomes {
	const lines = text.matchAll(
		/^\s*(PASSED|FAILED|UNKNOWN|NO DATA|EXEMPT|DISABLED) +CloudTrail\.(\d+)\b/gm,
	);
	return Object.fromEntries(
		[...lines].map(([, status = "", number]) => [
			`cloudtrail-${number}`,
			status,
		]),
	);
}

/** Asserts that a text report says of every control that it passed. */
export function expectAllPassed(text: string): void {
	expectOutcomes(saidOf(text), {}, { others: "PASSED" });
}
