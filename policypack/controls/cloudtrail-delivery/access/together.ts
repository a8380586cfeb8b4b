import { decide } from "../../../model/iamPolicy/decide";
import type { PolicyDocument } from "../../../model/iamPolicy/document";
import { type Unknown, unknown } from "../../../model/value";
import type { Need, Refusal } from "./outcome";

/** What several policies of one role decide together of a request. */
export type JointOutcome =
	| { readonly is: "allowed" }
	| { readonly is: "refused"; readonly decision: Refusal }
	| { readonly is: "open"; readonly why: Unknown };

/**
 * Whether policies that apply together allow a request: it is decided only where
 * it is so for everything that the request may look like.
 */
export function jointOutcome(
	documents: readonly PolicyDocument[],
	{ requests, unsure }: Need,
): JointOutcome {
	let refused: Refusal | undefined;
	let open: Unknown | undefined;
	let count = 0;
	for (const request of requests) {
		const decision = decide(documents, request);
		if (decision.outcome === "allowed") continue;
		if (decision.outcome !== "unknown") {
			count += 1;
			refused ??= decision;
		} else if (decision.may.includes("allowed")) open ??= decision.unknown;
		else {
			count += 1;
			refused ??= decision.may.includes("not allowed")
				? { outcome: "not allowed", nearest: decision.nearest }
				: { outcome: "denied", by: decision.by };
		}
	}
	if (refused && count === requests.length)
		return { is: "refused", decision: refused };
	if (!open && !refused) return { is: "allowed" };
	return { is: "open", why: open ?? unsure ?? NOT_DECIDED };
}

const NOT_DECIDED = unknown("outside", "the request that AWS makes");
