import { fail, type Verdict } from "../../../judging/verdict";
import type { AwsPlace } from "../../../model/deliveryChecks/facts";
import {
	sameAccount,
	sameRegion,
} from "../../../model/deliveryChecks/samePlace";
import type { DeliveryView } from "../../../model/deliveryChecks/view";
import { isTrue, known, mapValue, type Value } from "../../../model/value";

/** Whether a part is where the trail is: by its ARN, otherwise by the resource. */
export function agrees(
	written: string | undefined,
	trail: AwsPlace,
	part: AwsPlace | undefined,
	what: "region" | "account",
): Value<boolean> {
	if (written !== undefined)
		return mapValue(trail[what], (there) => there === written);
	if (!part) return known(true);
	return what === "region" ? sameRegion(part, trail) : sameAccount(part, trail);
}

/**
 * Whether a part is in the account of the trail. The trail of an organization
 * belongs to the management account, and a delegated administrator, who may create
 * it, uses a log group and a role of another account.
 */
export function inTrailAccount(
	{ trail }: DeliveryView,
	written: string | undefined,
	part: AwsPlace | undefined,
): Value<boolean> {
	const { isOrganization, place } = trail;
	if (isTrue(isOrganization)) return known(true);
	const isThere = agrees(written, place, part, "account");
	if (isThere.known && !isThere.value && !isOrganization.known)
		return isOrganization;
	return isThere;
}

/** The failure of an ARN that is of another partition than the trail. */
export function partitionVerdicts(
	what: string,
	written: string | undefined,
	{ partition }: AwsPlace,
	rejected: string,
): readonly Verdict[] {
	if (!written || !partition.known || partition.value === written) return [];
	const start = `arn:${partition.value}:`;
	return [
		fail(
			`The ARN of ${what} does not begin with ${start}, as ARNs in the partition of the trail do, ${rejected}.`,
			`Begin the ARN of ${what} with ${start}.`,
		),
	];
}
