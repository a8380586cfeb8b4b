import type { GrantedAccess } from "../../../model/deliveryChecks/bucketSettings";
import type { TargetView } from "../../../model/deliveryChecks/view";
import { anyTrue, known, type Unknown, type Value } from "../../../model/value";

const GROUP = "http://acs.amazonaws.com/groups/s3/LogDelivery";
const NEEDED = ["WRITE", "READ_ACP"];

/**
 * Whether an access control list lets the log delivery group in. New buckets have
 * ACLs disabled unless their ownership enables them
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html).
 */
export function logDeliveryByAcl({
	bucket,
	grants,
}: TargetView): Value<boolean> {
	const enabled = anyTrue(
		bucket.ownerships.map(({ applies, objectOwnership }) =>
			objectOwnership.known
				? whether(
						applies,
						objectOwnership.value !== undefined &&
							objectOwnership.value !== "BucketOwnerEnforced",
					)
				: objectOwnership,
		),
	);
	const granted = anyTrue(
		grants.flatMap(({ applies, canned, grants: given }): Value<boolean>[] => [
			canned.known
				? whether(applies, canned.value === "log-delivery-write")
				: canned,
			given.known ? whetherAll(applies, given.value) : given,
		]),
	);
	if (enabled.known && !enabled.value) return enabled;
	if (granted.known && !granted.value) return granted;
	return enabled.known ? granted : enabled;
}

/** What is not known to apply may have an effect. */
function whether(applies: Value<boolean>, has: boolean): Value<boolean> {
	return has && !applies.known ? applies : known(has);
}

function whetherAll(
	applies: Value<boolean>,
	grants: readonly GrantedAccess[],
): Value<boolean> {
	const all = grantsAll(grants);
	return all.known ? whether(applies, all.value) : all;
}

function grantsAll(grants: readonly GrantedAccess[]): Value<boolean> {
	const entries = grants.filter(
		({ groupUri }) => !groupUri.known || groupUri.value === GROUP,
	);
	const given = new Set<string>();
	let unseen: Unknown | undefined;
	for (const { groupUri, permissions } of entries) {
		if (!groupUri.known) unseen ??= groupUri;
		else if (!permissions.known) unseen ??= permissions;
		else
			for (const one of permissions.value)
				if (one.known) given.add(one.value);
				else unseen ??= one;
	}
	const has =
		given.has("FULL_CONTROL") || NEEDED.every((one) => given.has(one));
	return has || !unseen ? known(has) : unseen;
}
