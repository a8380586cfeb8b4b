import type { Source } from "../model/facts";
import type { Fix } from "../model/fix";
import type { MissingStatements } from "../model/policyStatement";
import type { Cause, Unknown, Value } from "../model/value";

/** What a judge says of one subject: the whole language of a control. */
export type Verdict =
	| { readonly is: "pass"; readonly advice?: Advice }
	| {
			readonly is: "fail";
			readonly reason: string;
			readonly fix: Fix;
			/** Of an account: the trail that came nearest to passing. */
			readonly nearest?: Source;
			/** Statements that a policy lacks. */
			readonly missing?: readonly MissingStatements[];
	  }
	| {
			readonly is: "unknown";
			readonly cause: Cause;
			/** What is not known, as the subject of a sentence. */
			readonly what: string;
			/** What decides it, where the program can. */
			readonly fix?: Fix;
			/** What makes a pending one known, where that is not the update. */
			readonly until?: Unknown["until"];
			/** Of what lies outside: where else it was looked for, and is not. */
			readonly notIn?: Unknown["notIn"];
			/** Of an account: the trail that came nearest to passing. */
			readonly nearest?: Source;
	  };

/** What would make a pass safer. */
export interface Advice {
	readonly reason: string;
	readonly fix: Fix;
}

/** The subject is as the control wants it. */
export function pass(advice?: Advice): Verdict {
	return advice ? { is: "pass", advice } : { is: "pass" };
}

/**
 * The subject is not, for a `reason` of one sentence.
 * @param missing Statements that a policy lacks; `fix` says where to add them.
 */
export function fail(
	reason: string,
	fix: Fix,
	missing?: MissingStatements,
): Verdict {
	return { is: "fail", reason, fix, ...(missing && { missing: [missing] }) };
}

/** What decides is not known. */
export function undecided(
	cause: Cause,
	what: string,
	fix?: Fix,
	until?: Unknown["until"],
): Extract<Verdict, { is: "unknown" }> {
	return {
		is: "unknown",
		cause,
		what,
		...(fix !== undefined && { fix }),
		...(until !== undefined && { until }),
	};
}

/** The same verdict; one that is pending says what decides it. */
export function pendingFix(verdict: Verdict, fix: Fix): Verdict {
	return verdict.is === "unknown" && verdict.cause === "pending"
		? { ...verdict, fix: verdict.fix ?? fix }
		: verdict;
}

/** The verdict on a value: ignorance of it is ignorance of the verdict. */
export function when<T>(
	value: Value<T>,
	judge: (value: T) => Verdict,
): Verdict {
	return value.known ? judge(value.value) : undecidedBy(value);
}

/** What decides is not known, for this reason. */
export function undecidedBy(unknown: Unknown): Verdict {
	const { cause, what, fix, until, notIn } = unknown;
	const verdict = undecided(cause, what, fix, until);
	return notIn ? { ...verdict, notIn } : verdict;
}

/** Passes where every part does: fail beats unknown beats pass. */
export function all(verdicts: readonly Verdict[]): Verdict {
	return (
		verdicts.find((verdict) => verdict.is === "fail") ??
		verdicts.find((verdict) => verdict.is === "unknown") ??
		verdicts.find((verdict) => verdict.is === "pass" && verdict.advice) ??
		pass()
	);
}

/**
 * Passes if one part passes; otherwise unknown if one is unknown. If all parts
 * fail, the result is the last one, so list the most important part last.
 */
export function any(verdicts: readonly Verdict[]): Verdict {
	const verdict =
		verdicts.find(({ is }) => is === "pass") ??
		verdicts.find(({ is }) => is === "unknown") ??
		verdicts.at(-1);
	if (!verdict)
		throw new TypeError("any: the list is empty; pass at least one verdict.");
	return verdict;
}
