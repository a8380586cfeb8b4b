import type { DeliveryFact } from "../../model/deliveryChecks/facts";
import type {
	AccountBlockFact,
	BucketAttachment,
	Fact,
	Source,
} from "../../model/facts";
import { memoizeByKey } from "../../model/memoize";
import { known, mapValue, type Value } from "../../model/value";
import {
	type AccessDeliveries,
	deliveryFacts,
	readDeliveries,
} from "./accessDeliveries";
import { type Settings, settingsIn } from "./blockSettings";
import { BUCKET_PARTS } from "./bucketParts";
import { bucketSubject, deliverySettings } from "./delivery/bucketSettings";
import { type Identity, ownerIn } from "./identity";
import type { OwnedBuckets } from "./ownedBuckets";
import { ACTIONS } from "./permissions";
import { withPolicyStatus } from "./policyStatus";
import { UNREADABLE } from "./request";
import type { Session } from "./session";

/** What buckets show: for the controls, and of the delivery to them. */
export interface BucketsRead {
	readonly facts: readonly Fact[];
	readonly delivery: readonly DeliveryFact[];
}

/** Reads the named buckets that the account owns, each once. */
export async function readBuckets(
	session: Session,
	identity: Identity,
	names: readonly string[],
	owned: OwnedBuckets,
): Promise<BucketsRead> {
	const ours = [...new Set(names)].filter((name) => owned.has(name));
	const deliveriesIn = memoizeByKey((region) =>
		readDeliveries(session, region),
	);
	const read = await Promise.all(
		ours.map((name) =>
			readBucket(session, identity, name, owned.get(name), deliveriesIn),
		),
	);
	return {
		facts: read.flatMap(({ facts }) => facts),
		delivery: read.flatMap(({ delivery }) => delivery),
	};
}

async function readBucket(
	session: Session,
	identity: Identity,
	name: string,
	listed: string | undefined,
	deliveriesIn: (region: string) => Promise<AccessDeliveries>,
): Promise<BucketsRead> {
	const region = listed ? known(listed) : await locate(session, name);
	const bucket = bucketSubject(identity, name, region);
	const [parts, settings] = await Promise.all([
		region.known
			? Promise.all(
					BUCKET_PARTS.map((part) => part.ask(session, region.value, bucket)),
				)
			: BUCKET_PARTS.map((part) => part.hide(bucket, region)),
		deliverySettings(session, region, bucket),
	]);
	const found = parts.flatMap(({ attachments }) => attachments);
	const [deliveries, attached] = region.known
		? await Promise.all([
				isWithoutLogging(found)
					? deliveriesIn(region.value).then((all) => deliveryFacts(bucket, all))
					: [],
				withPolicyStatus(session, region.value, name, found),
			])
		: [[], found];
	const { of, owner } = bucket;
	return {
		facts: [
			{ kind: "bucket", of, name: known(name), nameFrom: [], owner },
			...attached,
			...deliveries,
		],
		delivery: [...parts.flatMap((part) => part.settings), ...settings],
	};
}

/** Only then it matters whether access logs are delivered another way. */
function isWithoutLogging(parts: readonly BucketAttachment[]): boolean {
	return parts.some(
		(part) =>
			part.kind === "accessLogging" &&
			part.hasTarget.known &&
			!part.hasTarget.value,
	);
}

/**
 * The Region of a bucket that was listed without one. S3 has two legacy names.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
 */
function locate(
	{ ask, clients }: Session,
	name: string,
): Promise<Value<string>> {
	return ask<{ readonly LocationConstraint?: unknown }, string>({
		action: ACTIONS.GetBucketLocation,
		what: `the Region of bucket ${name}`,
		call: (options) =>
			clients.s3(clients.home).getBucketLocation({ Bucket: name }, options),
		read: ({ LocationConstraint = "us-east-1" }) => {
			if (LocationConstraint === "EU") return "eu-west-1";
			return typeof LocationConstraint === "string"
				? LocationConstraint || "us-east-1"
				: UNREADABLE;
		},
	});
}

/** The public access block of the account, if any. */
export async function readAccountBlock(
	{ ask, clients }: Session,
	identity: Identity,
	root: Source,
): Promise<readonly AccountBlockFact[]> {
	const { account } = identity;
	const block: Value<Settings | undefined> = account.known
		? await ask({
				action: ACTIONS.GetAccountPublicAccessBlock,
				what: "the public access block of the account",
				call: (options) =>
					clients.s3Control.getPublicAccessBlock(
						{ AccountId: account.value },
						options,
					),
				read: (answer) => settingsIn(answer.PublicAccessBlockConfiguration),
				unset: {
					errors: ["NoSuchPublicAccessBlockConfiguration"],
					means: undefined,
				},
			})
		: account;
	if (block.known && !block.value) return [];
	return [
		{
			kind: "accountBlock",
			of: root,
			account: known(undefined),
			owner: ownerIn(identity),
			ignorePublicAcls: mapValue(
				block,
				(set) => set?.ignorePublicAcls ?? false,
			),
			restrictPublicBuckets: mapValue(
				block,
				(set) => set?.restrictPublicBuckets ?? false,
			),
		},
	];
}
