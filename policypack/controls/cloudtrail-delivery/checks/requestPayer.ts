import { fail, undecidedBy, type Verdict } from "../../../judging/verdict";
import type { TargetView } from "../../../model/deliveryChecks/view";
import type { DeliveryCheck } from "../check";

/**
 * CloudTrail does not deliver to a Requester Pays bucket
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html).
 */
export const requestPayer: DeliveryCheck = ({ bucket }) =>
	bucket.known
		? payerVerdicts(
				bucket.value,
				(name) => `CloudTrail cannot write to ${name}`,
			)
		: [];

/** The failures of a bucket that the requester pays for. */
export function payerVerdicts(
	{ bucket, payers }: TargetView,
	cannot: (name: string) => string,
): readonly Verdict[] {
	const name = `bucket ${bucket.of.name}`;
	return payers.flatMap(({ payer, applies }): readonly Verdict[] => {
		if (payer.known && payer.value !== "Requester") return [];
		if (!applies.known) return [undecidedBy(applies)];
		if (!payer.known) return [undecidedBy(payer)];
		return [
			fail(
				`${cannot(name)}, because it is a Requester Pays bucket.`,
				`Set the payer of ${name} to BucketOwner.`,
			),
		];
	});
}
