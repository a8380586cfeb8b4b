import { type Decision, decide } from "../../../model/iamPolicy/decide";
import type { PolicyDocument } from "../../../model/iamPolicy/document";
import type { Request } from "../../../model/iamPolicy/request";
import { type Unknown, unknown } from "../../../model/value";
import type { PolicyChoice } from "./policyChoices";

/** A request that a policy must allow. */
export interface Need {
	/** What it may look like; more than one where that is not known. */
	readonly requests: readonly Request[];
	/** Why it may look different. */
	readonly unsure?: Unknown;
}

/** A decision that does not allow a request. */
export type Refusal = Exclude<
	Decision,
	{ readonly outcome: "allowed" | "unknown" }
>;

/** What policies mean for a request; `by` is what refuses it. */
export type Outcome<By = PolicyChoice> =
	| { readonly is: "allowed" }
	| { readonly is: "refused"; readonly decision: Refusal; readonly by: By }
	| { readonly is: "open"; readonly why: Unknown };

/**
 * Whether the policy of a part allows a request: it does, or does not, only where
 * all policies that it may be agree, for everything that the request may look like.
 */
export function outcomeOf(
	choices: readonly PolicyChoice[],
	{ requests, unsure }: Need,
): Outcome {
	const decided = choices.flatMap((by) =>
		requests.map((request) => ({
			by,
			decision: decide([by.document], request),
		})),
	);
	const first = choices.find((choice) => choice.unsure)?.unsure;
	return agreed(decided, { first, last: unsure });
}

/** Whether policies that apply together, as those of a role do, allow a request. */
export function jointOutcome(
	documents: readonly PolicyDocument[],
	{ requests, unsure }: Need,
): Outcome<readonly PolicyDocument[]> {
	const decided = requests.map((request) => ({
		by: documents,
		decision: decide(documents, request),
	}));
	return agreed(decided, { last: unsure });
}

/**
 * What decisions agree on.
 * @param why Why they may differ, before and after what a decision does not know.
 */
function agreed<By>(
	decided: readonly { readonly decision: Decision; readonly by: By }[],
	why: {
		readonly first?: Unknown | undefined;
		readonly last?: Unknown | undefined;
	},
): Outcome<By> {
	const refused: { readonly decision: Refusal; readonly by: By }[] = [];
	let open: Unknown | undefined;
	for (const { by, decision } of decided) {
		if (decision.outcome === "allowed") continue;
		if (decision.outcome !== "unknown") refused.push({ decision, by });
		else if (decision.may.includes("allowed")) open ??= decision.unknown;
		else refused.push({ decision: refusalIn(decision), by });
	}
	const [first] = refused;
	if (!open && refused.length === decided.length && first)
		return { is: "refused", ...first };
	if (!open && !first) return { is: "allowed" };
	return { is: "open", why: why.first ?? open ?? why.last ?? NOT_DECIDED };
}

const NOT_DECIDED = unknown("outside", "the request that AWS makes");

/** A refusal of which only the statement that refuses is not known. */
function refusalIn(
	decision: Extract<Decision, { readonly outcome: "unknown" }>,
): Refusal {
	return decision.may.includes("not allowed")
		? { outcome: "not allowed", nearest: decision.nearest }
		: { outcome: "denied", by: decision.by, alsoBy: [] };
}
