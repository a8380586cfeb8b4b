import type { Account, Bucket } from "../model/account";
import type { Source } from "../model/facts";
import type { Control } from "./control";

/** A result, of this project or of AWS, that a disagreement compares. */
export type OpinionResult =
	| "passed"
	| "failed"
	| "exempt"
	| "notFound"
	| "public"
	| "notPublic"
	| "notValid";

/** A result with its reason. */
export interface Opinion {
	readonly result: OpinionResult;
	readonly reason: string | undefined;
}

/** AWS's own result. */
export interface AwsOpinion extends Opinion {
	/** The service or the operation that returned it. */
	readonly by: string;
	/** When AWS evaluated it, as an ISO date and time in UTC; undefined: now. */
	readonly observedAt: string | undefined;
	/** Regions whose findings have this result, in alphabetical order. */
	readonly regions: readonly string[];
}

/**
 * A resource for which AWS's own result differs from the one of this project.
 * It never changes a verdict.
 */
export interface Disagreement {
	/** ID of the control that it concerns. */
	readonly control: string;
	readonly on: Source;
	readonly ours: Opinion;
	readonly aws: AwsOpinion;
}

/** The two results of a disagreement. */
export type Difference = Pick<Disagreement, "ours" | "aws">;

/** Where AWS's own results that were read with an account differ from a control's. */
export function disagreementsOf(
	control: Control,
	account: Account,
): readonly Disagreement[] {
	if (control.subject !== "bucket" || !control.compareWithAws) return [];
	const { compareWithAws, id } = control;
	const buckets = new Set<Bucket>();
	for (const { bucket } of account.trails)
		if (bucket.known) buckets.add(bucket.value);
	return [...buckets].flatMap((bucket) => {
		const difference = compareWithAws(bucket);
		return difference ? [{ control: id, on: bucket.of, ...difference }] : [];
	});
}
