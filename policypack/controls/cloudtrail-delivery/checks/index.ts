import type { Verdict } from "../../../judging/verdict";
import type {
	Deliveries,
	DeliveryView,
} from "../../../model/deliveryChecks/view";
import type { PartCheck } from "../check";
import { accessLogs } from "./accessLogs";
import { bucketEncryption } from "./bucketEncryption";
import { bucketPolicy } from "./bucketPolicy";
import { settledByStatus } from "./deliveryStatus";
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
export const deliveryChecks: readonly PartCheck[] = [
	{ part: "bucket", check: bucketPolicy },
	{ part: "bucket", check: requestPayer },
	{ part: "bucket", check: bucketEncryption },
	{ part: "key", check: trailKey },
	{ part: "logGroup", check: logGroup },
	{ part: "role", check: role },
	{ part: "topic", check: trailTopic },
	{ part: "order", check: order },
	{ part: "trail", check: selectors },
	{ part: "trail", check: trailName },
	{ part: "trail", check: trailCount },
	{ part: "trail", check: organization },
	{ part: "accessLogs", check: accessLogs },
	{ part: "trail", check: duplicateEvents },
];

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
