import type { DeliveryCheck } from "../check";
import { accessLogs } from "./accessLogs";
import { bucketEncryption } from "./bucketEncryption";
import { bucketPolicy } from "./bucketPolicy";
import { trailKey } from "./key";
import { requestPayer } from "./requestPayer";
import { trailTopic } from "./topic";

/** The checks of a trail, in the order in which their findings are reported. */
export const deliveryChecks: readonly DeliveryCheck[] = [
	bucketPolicy,
	requestPayer,
	bucketEncryption,
	trailKey,
	trailTopic,
	accessLogs,
];
