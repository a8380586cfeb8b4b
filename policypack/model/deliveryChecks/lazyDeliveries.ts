import { memoize } from "../memoize";
import type { DeliveryFacts } from "./joinDelivery";
import type { Deliveries } from "./view";

/** Loaded on first use: the seven controls need none of it. */
function joining(): typeof import("./joinDelivery") {
	return require("./joinDelivery");
}

/** Joins the deliveries of a source when they are first asked for, once. */
export function lazyDeliveries(factsOf: () => DeliveryFacts): () => Deliveries {
	return memoize(() => joining().joinDelivery(factsOf()));
}
