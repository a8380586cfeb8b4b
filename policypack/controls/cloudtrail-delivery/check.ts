import type { Verdict } from "../../judging/verdict";
import type { Deliveries, DeliveryView } from "../../model/deliveryChecks/view";

/**
 * One check of a trail: whether CloudTrail could create it, and deliver to it.
 * It returns a failure for each cause, an unknown for each part that decides and
 * is not known, and nothing for what passes. A pass with advice is for what could
 * be better.
 * @param all The deliveries of all trails in view, for what depends on others.
 */
export type DeliveryCheck = (
	trail: DeliveryView,
	all: Deliveries,
) => readonly Verdict[];
