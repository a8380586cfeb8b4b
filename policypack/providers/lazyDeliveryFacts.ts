import type { DeliveryFacts } from "../model/deliveryChecks/joinDelivery";
import { memoize } from "../model/memoize";
import type { Target } from "./deliveryFacts/place";
import type { Stack } from "./resource";

/** Loaded on first use: the seven controls need none of it. */
function reading(): typeof import("./deliveryFacts") {
	return require("./deliveryFacts");
}

/**
 * Reads what a stack shows of the delivery of its trails when it is first asked
 * for, once.
 * @param target Where the stack is deployed to, as far as the user says it.
 */
export function lazyDeliveryFacts(
	stack: Stack,
	target?: Target,
): () => DeliveryFacts {
	return memoize(() => reading().deliveryFactsOf(stack, target));
}
