import type {
	DeliveryBucket,
	EncryptionView,
} from "../../../model/deliveryChecks/view";
import { known, unknown, type Value } from "../../../model/value";
import { keyArnOf } from "./keyArn";
import { keyName } from "./keyUse";
import { outcomeOf } from "./outcome";
import { policyChoices } from "./policyChoices";
import { LOG_DELIVERY, serviceRequest } from "./serviceRequest";
import { bucketArn } from "./trailParts";

/**
 * Whether the policy of a bucket's default key lets the delivery of access logs
 * use it
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html).
 */
export function logDeliveryMayUse(
	source: DeliveryBucket,
	{ key }: EncryptionView,
): Value<boolean> {
	if (!key.known) return key;
	// The policy of the key that AWS manages is for its account only.
	if (key.value === undefined) return known(false);
	const view = key.value;
	const where =
		source.place?.partition ?? unknown("outside", "the partition of a bucket");
	const from = {
		arn: bucketArn(where, source.name),
		account: source.place?.account ?? unknown("outside", "an account"),
	};
	const choices = policyChoices(
		keyName(view),
		view.policies,
		view.unseen,
		"key",
	);
	const arn = keyArnOf(view);
	for (const action of ["kms:GenerateDataKey", "kms:Decrypt"]) {
		const requests = [serviceRequest(LOG_DELIVERY, from, action, arn)];
		const outcome = outcomeOf(choices, { requests });
		if (outcome.is === "open") return outcome.why;
		if (outcome.is === "refused") return known(false);
	}
	return known(true);
}
