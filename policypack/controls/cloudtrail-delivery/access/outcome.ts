import { type Decision, decide } from "../../../model/iamPolicy/decide";
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

/** What the policy of a part means for a request. */
export type Outcome =
	| { readonly is: "allowed" }
	| {
			readonly is: "refused";
			readonly decision: Refusal;
			readonly by: PolicyChoice;
	  }
	| { readonly is: "open"; readonly why: Unknown };

/**
 * Whether the policy allows a request: it does, or does not, only where all
 * policies that it may be agree, for everything that the request may look like.
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
	const refused: { readonly decision: Refusal; readonly by: PolicyChoice }[] =
		[];
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
	const why = choices.find((choice) => choice.unsure)?.unsure ?? open ?? unsure;
	return { is: "open", why: why ?? NOT_DECIDED };
}

const NOT_DECIDED = unknown("outside", "the request that AWS makes");

/** A refusal of which only the statement that refuses is not known. */
function refusalIn(
	decision: Extract<Decision, { readonly outcome: "unknown" }>,
): Refusal {
	return decision.may.includes("not allowed")
		? { outcome: "not allowed", nearest: decision.nearest }
		: { outcome: "denied", by: decision.by };
}
