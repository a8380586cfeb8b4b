import type { Verdict } from "../../../judging/verdict";
import type {
	Deliveries,
	DeliveryView,
} from "../../../model/deliveryChecks/view";
import type { PartCheck } from "../check";
import { settledByStatus } from "./deliveryStatus";

/** The checks of a trail, in the order in which their findings are reported. */
export const deliveryChecks: readonly PartCheck[] = [];

/** What all checks find of a trail, as far as AWS's own status does not decide. */
export function verdictsOf(
	trail: DeliveryView,
	all: Deliveries,
): readonly Verdict[] {
	return settledByStatus(
		trail,
		deliveryChecks.map(({ part, check }) => ({
			part,
			verdicts: check(trail, all),
		})),
	);
}
