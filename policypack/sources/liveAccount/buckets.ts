import type {
	AccountBlockFact,
	BucketAttachment,
	Fact,
	Owner,
	Source,
} from "../../model/facts";
import { known, mapValue, type Value } from "../../model/value";
import {
	type AccessDeliveries,
	deliveryFacts,
	readDeliveries,
} from "./accessDeliveries";
import { type Settings, settingsIn } from "./blockSettings";
import { BUCKET_PARTS } from "./bucketParts";
import type { BucketSubject } from "./bucketSubject";
import type { Identity } from "./identity";
import { memoizeByKey } from "./memoize";
import type { OwnedBuckets } from "./ownedBuckets";
import { ACTIONS } from "./permissions";
import { withPolicyStatus } from "./policyStatus";
import { UNREADABLE } from "./request";
import type { Session } from "./session";

/** Reads the named buckets that the account owns, each once. */
export async function readBuckets(
	session: Session,
	identity: Identity,
	names: readonly string[],
	owned: OwnedBuckets,
): Promise<readonly Fact[]> {
	const ours = [...new Set(names)].filter((name) => owned.has(name));
	const deliveriesIn = memoizeByKey((region) =>
		readDeliveries(session, region),
	);
	const read = await Promise.all(
		ours.map((name) =>
			readBucket(session, identity, name, owned.get(name), deliveriesIn),
		),
	);
	return read.flat();
}

async function readBucket(
	session: Session,
	identity: Identity,
	name: string,
	listed: string | undefined,
	deliveriesIn: (region: string) => Promise<AccessDeliveries>,
): Promise<readonly Fact[]> {
	const urn = `arn:${identity.partition}:s3:::${name}`;
	const bucket: BucketSubject = {
		name,
		of: { urn, type: "AWS::S3::Bucket", name, location: undefined },
		itself: { by: "urn", urn },
	};
	const region = listed ? known(listed) : await locate(session, name);
	const parts = region.known
		? await Promise.all(
				BUCKET_PARTS.map((part) => part.ask(session, region.value, bucket)),
			)
		: BUCKET_PARTS.map((part) => [part.hide(bucket, region)]);
	const found = parts.flat();
	const [deliveries, attached] = region.known
		? await Promise.all([
				isWithoutLogging(found)
					? deliveriesIn(region.value).then((all) => deliveryFacts(bucket, all))
					: [],
				withPolicyStatus(session, region.value, name, found),
			])
		: [[], found];
	return [
		{
			kind: "bucket",
			of: bucket.of,
			name: known(name),
			nameFrom: [],
			owner: ownerIn(identity),
		},
		...attached,
		...deliveries,
	];
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

/** All resources of the account have the same owner. */
function ownerIn(identity: Identity): Owner {
	const { account } = identity;
	return {
		provider: undefined,
		account: account.known ? account.value : undefined,
	};
}
