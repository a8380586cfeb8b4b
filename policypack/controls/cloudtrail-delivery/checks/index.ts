import type { DeliveryCheck } from "../check";
import { bucketPolicy } from "./bucketPolicy";
import { requestPayer } from "./requestPayer";

/** The checks of a trail, in the order in which their findings are reported. */
export const deliveryChecks: readonly DeliveryCheck[] = [
	bucketPolicy,
	requestPayer,
];
