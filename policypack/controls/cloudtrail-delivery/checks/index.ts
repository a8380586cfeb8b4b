import type { DeliveryCheck } from "../check";

/** The checks of a trail, in the order in which their findings are reported. */
export const deliveryChecks: readonly DeliveryCheck[] = [];
