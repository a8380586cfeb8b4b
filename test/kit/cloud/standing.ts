import { DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { DescribeKeyCommand } from "@aws-sdk/client-kms";
import type { Bucket, Key, Standing, Trail } from "../aws/standing";
import { parsedArn, partitionOf } from "./arns";
import type { Cloud } from "./cloud";
import { unlessGone } from "./cloudType";
import { keyPolicyOf } from "./keys";
import { logGroupOf } from "./logGroups";
import { standingBucket } from "./standingBucket";
import { standingRole } from "./standingRole";
import { topicOf } from "./topics";

/*
 * What stands in the accounts of the test server, as far as a trail or a bucket's
 * access logging refers to it: read before it is judged.
 */

async function keyAt(
	KeyId: string | undefined,
	cloud: Cloud,
): Promise<Key | undefined> {
	if (!KeyId) return undefined;
	const there = KeyId.startsWith("arn:") ? cloud.at(KeyId) : cloud;
	const found = await unlessGone(
		there.kms.send(new DescribeKeyCommand({ KeyId })),
		"NotFoundException",
	);
	const key = found?.KeyMetadata;
	if (!key?.Arn) return undefined;
	return {
		arn: key.Arn,
		state: key.KeyState as Key["state"],
		policy: (await keyPolicyOf(key.KeyId ?? "", there)) ?? "",
	};
}

async function topicAt(arn: string, cloud: Cloud) {
	const there = cloud.at(arn);
	const found = await topicOf(arn, there);
	if (!found) return undefined;
	const key = found.KmsMasterKeyId;
	return {
		topic: {
			arn,
			isFifo: found.FifoTopic === "true",
			policy: found.Policy ?? "",
			...(key && { key }),
		},
		key: await keyAt(key, there),
	};
}

const nothing: Standing = {
	bucket: () => undefined,
	key: () => undefined,
	topic: () => undefined,
	role: () => undefined,
	hasLogGroup: () => false,
	organization: () => undefined,
	trailsIn: () => 0,
};

/** What a trail refers to; `organization` is the ID of the account's own. */
export async function standingFor(
	trail: Trail,
	cloud: Cloud,
	organization: string | undefined,
): Promise<Standing> {
	const { account, region } = cloud;
	const bucket = await standingBucket(trail.bucket, cloud);
	const its = bucket?.encryption?.key;
	const keys = new Map([
		[trail.key, await keyAt(trail.key, cloud)],
		[its, await keyAt(its, cloud)],
	]);
	const given = trail.topic ?? "";
	const arn = given.startsWith("arn:")
		? given
		: `arn:${partitionOf(region)}:sns:${region}:${account}:${given}`;
	const topic = given === "" ? undefined : await topicAt(arn, cloud);
	if (topic?.topic.key) keys.set(topic.topic.key, topic.key);
	const group = trail.logGroup?.replace(/:\*$/, "") ?? "";
	const groupName = /^arn:[^:]+:logs:[^:]*:[^:]*:log-group:(.+)$/.exec(
		group,
	)?.[1];
	const hasGroup =
		groupName !== undefined &&
		(await logGroupOf(groupName, cloud.at(group))) !== undefined;
	const role = trail.role?.startsWith("arn:")
		? await standingRole(trail.role, cloud.at(trail.role))
		: undefined;
	const { trailList = [] } = await cloud.cloudTrail.send(
		new DescribeTrailsCommand({}),
	);
	return {
		bucket: (name) => (name === trail.bucket ? bucket : undefined),
		key: (key) => keys.get(key),
		topic: (asked) => (asked === arn ? topic?.topic : undefined),
		role: (asked) => (asked === trail.role ? role : undefined),
		hasLogGroup: (asked) => asked === group && hasGroup,
		organization: () => organization,
		// A trail that is changed is there already.
		trailsIn: () =>
			trailList.filter(({ Name, TrailARN = "" }) => {
				const own = parsedArn(TrailARN).account === account;
				return own && Name !== trail.name;
			}).length,
	};
}

/** Buckets that access logging refers to. */
export async function standingBuckets(
	names: readonly string[],
	cloud: Cloud,
): Promise<Standing> {
	const buckets = new Map<string, Bucket | undefined>();
	for (const name of names)
		buckets.set(name, await standingBucket(name, cloud));
	return { ...nothing, bucket: (name) => buckets.get(name) };
}
