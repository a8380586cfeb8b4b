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

/** What a check is about. AWS shows the status of the first five. */
export type DeliveryPart =
	| "bucket"
	| "key"
	| "logGroup"
	| "role"
	| "topic"
	/** Access logs of the trail's bucket. */
	| "accessLogs"
	| "order"
	/** The trail itself: its name, prefix, event selectors and number. */
	| "trail";

/** A check, and what it is about. */
export interface PartCheck {
	readonly part: DeliveryPart;
	readonly check: DeliveryCheck;
}

/** What a check found. */
export interface PartVerdicts {
	readonly part: DeliveryPart;
	readonly verdicts: readonly Verdict[];
}
