import type { BucketSettingFact } from "../../../model/deliveryChecks/bucketSettings";
import type { DeliveryFact } from "../../../model/deliveryChecks/facts";
import { mapValue, type Unknown, type Value } from "../../../model/value";
import type { BucketSubject } from "../bucketSubject";
import { type Identity, ownerIn } from "../identity";
import { type Action, TRAIL_DELIVERY_ACTIONS } from "../permissions";
import { type CallOptions, UNREADABLE } from "../request";
import type { Session } from "../session";
import { partRef, placeIn } from "./awsPlace";
import { notAsked } from "./notRead";

/** A bucket of the account, as the subject of facts. */
export function bucketSubject(
	identity: Identity,
	name: string,
	region: Value<string>,
): BucketSubject {
	const urn = `arn:${identity.partition}:s3:::${name}`;
	return {
		name,
		of: { urn, type: "AWS::S3::Bucket", name, location: undefined },
		itself: { by: "urn", urn },
		owner: ownerIn(identity),
		place: placeIn(identity, region),
	};
}

/** What every fact about a setting of a bucket has. */
export function aboutBucket({ of, itself, owner, place }: BucketSubject) {
	return { of, bucket: itself, owner, place, isRead: false };
}

type S3 = ReturnType<Session["clients"]["s3"]>;

/** A setting of a bucket that only matters for delivery. */
interface Setting<Output, T> {
	readonly noun: string;
	readonly action: Action;
	readonly call: (
		s3: S3,
		input: { readonly Bucket: string },
		options: CallOptions,
	) => Promise<Output>;
	readonly read: (output: Output) => T | typeof UNREADABLE;
	readonly unset?: { readonly errors: readonly string[]; readonly means: T };
	readonly toFact: (
		value: Value<T>,
		bucket: BucketSubject,
	) => BucketSettingFact;
}

/** A setting of any type. */
interface ReadableSetting {
	readonly noun: string;
	readonly ask: (
		session: Session,
		region: string,
		bucket: BucketSubject,
	) => Promise<BucketSettingFact>;
	readonly hide: (bucket: BucketSubject, why: Unknown) => BucketSettingFact;
}

function setting<Output, T>({
	noun,
	action,
	call,
	read,
	unset,
	toFact,
}: Setting<Output, T>): ReadableSetting {
	return {
		noun,
		hide: (bucket, why) => toFact(why, bucket),
		ask: async ({ ask, clients }, region, bucket) =>
			toFact(
				await ask<Output, T>({
					action,
					what: settingOf(noun, bucket),
					call: (options) =>
						call(clients.s3(region), { Bucket: bucket.name }, options),
					read,
					...(unset && { unset }),
				}),
				bucket,
			),
	};
}

function settingOf(noun: string, { name }: BucketSubject): string {
	return `the ${noun} of bucket ${name}`;
}

const SETTINGS: readonly ReadableSetting[] = [
	setting({
		noun: "default encryption",
		action: TRAIL_DELIVERY_ACTIONS.GetBucketEncryption,
		call: (s3, input, options) => s3.getBucketEncryption(input, options),
		read: ({ ServerSideEncryptionConfiguration }) => {
			const { Rules } = ServerSideEncryptionConfiguration ?? {};
			if (!Array.isArray(Rules)) return UNREADABLE;
			const { SSEAlgorithm, KMSMasterKeyID } =
				Rules[0]?.ApplyServerSideEncryptionByDefault ?? {};
			return {
				algorithm: SSEAlgorithm as string | undefined,
				key: KMSMasterKeyID,
				usesBucketKey: Rules[0]?.BucketKeyEnabled === true,
			};
		},
		unset: {
			errors: ["ServerSideEncryptionConfigurationNotFoundError"],
			means: { algorithm: undefined, key: undefined, usesBucketKey: false },
		},
		toFact: (encryption, bucket) => ({
			kind: "bucketEncryption",
			...aboutBucket(bucket),
			algorithm: mapValue(encryption, ({ algorithm }) => algorithm),
			key: partRef(mapValue(encryption, ({ key }) => key)),
			usesBucketKey: mapValue(encryption, (rule) => rule.usesBucketKey),
		}),
	}),
	setting({
		noun: "payer",
		action: TRAIL_DELIVERY_ACTIONS.GetBucketRequestPayment,
		call: (s3, input, options) => s3.getBucketRequestPayment(input, options),
		read: ({ Payer }): string | typeof UNREADABLE => Payer ?? UNREADABLE,
		toFact: (payer, bucket) => ({
			kind: "requestPayer",
			...aboutBucket(bucket),
			payer,
		}),
	}),
	setting({
		noun: "Object Lock configuration",
		action: TRAIL_DELIVERY_ACTIONS.GetBucketObjectLockConfiguration,
		call: (s3, input, options) => s3.getObjectLockConfiguration(input, options),
		read: ({ ObjectLockConfiguration }) =>
			ObjectLockConfiguration
				? {
						isEnabled: ObjectLockConfiguration.ObjectLockEnabled === "Enabled",
						retention: ObjectLockConfiguration.Rule?.DefaultRetention?.Mode as
							| string
							| undefined,
					}
				: UNREADABLE,
		unset: {
			errors: ["ObjectLockConfigurationNotFoundError"],
			means: { isEnabled: false, retention: undefined },
		},
		toFact: (lock, bucket) => ({
			kind: "objectLock",
			...aboutBucket(bucket),
			isEnabled: mapValue(lock, ({ isEnabled }) => isEnabled),
			defaultRetention: mapValue(lock, ({ retention }) => retention),
		}),
	}),
];

/** Where a bucket is, and its settings that only matter for delivery. */
export async function deliverySettings(
	session: Session,
	region: Value<string>,
	bucket: BucketSubject,
): Promise<readonly DeliveryFact[]> {
	if (!session.reads?.has("delivery")) return hiddenSettings(bucket, notAsked);
	if (!region.known) return hiddenSettings(bucket, () => region);
	const settings = SETTINGS.map((one) =>
		one.ask(session, region.value, bucket),
	);
	return [placeFact(bucket), ...(await Promise.all(settings))];
}

/** The settings of a bucket that are not read, with the cause of each. */
export function hiddenSettings(
	bucket: BucketSubject,
	why: (what: string) => Unknown,
): readonly DeliveryFact[] {
	return [
		placeFact(bucket),
		...SETTINGS.map(({ hide, noun }) =>
			hide(bucket, why(settingOf(noun, bucket))),
		),
	];
}

function placeFact({ of, owner, place }: BucketSubject): DeliveryFact {
	return { kind: "bucketPlace", of, owner, place, isRead: false };
}
