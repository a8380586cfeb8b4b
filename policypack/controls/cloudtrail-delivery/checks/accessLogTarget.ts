import { fail, undecidedBy, type Verdict } from "../../../judging/verdict";
import type { Applied } from "../../../model/applied";
import {
	sameAccount,
	sameRegion,
} from "../../../model/deliveryChecks/samePlace";
import type {
	DeliveryBucket,
	EncryptionView,
	TargetView,
} from "../../../model/deliveryChecks/view";
import { unknown, type Value } from "../../../model/value";
import { logDeliveryMayUse } from "../access/logDeliveryKey";
import { payerVerdicts } from "./requestPayer";

/**
 * Whether a bucket can receive the access logs of another one, by its place and
 * its settings
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshooting-server-access-logging.html).
 */
export function targetVerdicts(
	source: DeliveryBucket,
	target: TargetView,
): readonly Verdict[] {
	const from = source.bucket.of.name;
	const to = target.bucket.of.name;
	const cannot = `S3 cannot deliver the access logs of bucket ${from} to bucket ${to}`;
	const place = (isSame: Value<boolean>, what: string): readonly Verdict[] => {
		if (!isSame.known) return [undecidedBy(isSame)];
		if (isSame.value) return [];
		return [
			fail(
				`${cannot}, because it is in another ${what}.`,
				`Deliver the access logs to a bucket in the ${what} of bucket ${from}.`,
			),
		];
	};
	const [a, b] = [source.place, target.place];
	const missing = unknown("outside", `where bucket ${a ? to : from} is`);
	return [
		...place(a && b ? sameRegion(a, b) : missing, "Region"),
		...(a && b ? place(sameAccount(a, b), "account") : []),
		...payerVerdicts(target, () => cannot),
		...lockVerdicts(target, cannot),
		...target.encryptions.flatMap((one) =>
			encryptionVerdicts(source, target, one, cannot),
		),
	];
}

/** Object Lock blocks the delivery, whether it has a default retention or not. */
function lockVerdicts(
	{ bucket, objectLocks }: TargetView,
	cannot: string,
): readonly Verdict[] {
	const locks = objectLocks.flatMap((lock): readonly Verdict[] => {
		const { applies, isEnabled } = lock;
		if (isEnabled.known && !isEnabled.value) return [];
		if (!applies.known) return [undecidedBy(applies)];
		if (!isEnabled.known) return [undecidedBy(isEnabled)];
		return [
			fail(
				`${cannot}, because it has Object Lock.`,
				`Deliver the access logs to a bucket without Object Lock instead of bucket ${bucket.of.name}.`,
			),
		];
	});
	const first = locks.find(({ is }) => is === "fail") ?? locks[0];
	return first ? [first] : [];
}

/**
 * AWS asks for SSE-S3, and documents delivery with a KMS key only where the policy
 * of the key lets log delivery in. So a key that is not seen fails, too
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html).
 */
function encryptionVerdicts(
	source: DeliveryBucket,
	{ bucket }: TargetView,
	encryption: Applied<EncryptionView>,
	cannot: string,
): readonly Verdict[] {
	const { algorithm, applies } = encryption;
	if (algorithm.known && !algorithm.value?.startsWith("aws:kms")) return [];
	if (!applies.known) return [undecidedBy(applies)];
	if (!algorithm.known) return [undecidedBy(algorithm)];
	const mayUse = logDeliveryMayUse(source, encryption);
	if (!mayUse.known && mayUse.cause === "pending") return [undecidedBy(mayUse)];
	if (mayUse.known && mayUse.value) return [];
	return [
		fail(
			`${cannot}, because its default encryption is with a KMS key that log delivery is not known to use.`,
			`Set the default encryption of bucket ${bucket.of.name} to SSE-S3 (AES256).`,
		),
	];
}
