import type { DeliveryCheck } from "../check";
import { accessLogs } from "./accessLogs";
import { bucketEncryption } from "./bucketEncryption";
import { bucketPolicy } from "./bucketPolicy";
import { duplicateEvents } from "./duplicateEvents";
import { trailKey } from "./key";
import { logGroup } from "./logGroup";
import { order } from "./order";
import { organization } from "./organization";
import { requestPayer } from "./requestPayer";
import { role } from "./role";
import { selectors } from "./selectors";
import { trailTopic } from "./topic";
import { trailCount } from "./trailCount";
import { trailName } from "./trailName";

/** The checks of a trail, in the order in which their findings are reported. */
export const deliveryChecks: readonly DeliveryCheck[] = [
	bucketPolicy,
	requestPayer,
	bucketEncryption,
	trailKey,
	trailTopic,
	accessLogs,
	logGroup,
	role,
	order,
	selectors,
	trailName,
	trailCount,
	organization,
	duplicateEvents,
];
