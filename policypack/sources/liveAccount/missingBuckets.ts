import type { Finding } from "../../judging/evaluate";
import { bucketNameIn } from "../../model/bucketIndex";
import type { TrailFact } from "../../model/facts";
import type { OwnedBuckets } from "./ownedBuckets";
import { ACTIONS } from "./permissions";
import type { Session } from "./session";

/** The names of missing buckets, by the URN of the trail. */
export type GoneBuckets = ReadonlyMap<string, string>;

/**
 * The named buckets that exist in no account. S3 returns NoSuchBucket to every
 * caller, so each bucket that the account does not own is requested once. Other
 * responses mean that the bucket exists, or nothing.
 */
export async function goneAmong(
	session: Session,
	names: readonly string[],
	owned: OwnedBuckets,
): Promise<ReadonlySet<string>> {
	const foreign = [...new Set(names)].filter((name) => !owned.has(name));
	const gone = await Promise.all(
		foreign.map(async (name) => ((await isGone(session, name)) ? [name] : [])),
	);
	return new Set(gone.flat());
}

async function isGone(
	{ ask, clients }: Session,
	name: string,
): Promise<boolean> {
	const found = await ask({
		action: ACTIONS.GetBucketLocation,
		what: `whether bucket ${name} exists`,
		call: (options) =>
			clients.s3(clients.home).getBucketLocation({ Bucket: name }, options),
		read: () => false,
		unset: { errors: ["NoSuchBucket"], means: true },
	});
	return found.known && found.value;
}

/** The trails that deliver to one of these buckets. */
export function trailsInto(
	names: ReadonlySet<string>,
	trails: readonly TrailFact[],
): GoneBuckets {
	return new Map(
		trails.flatMap(({ of, bucket }) => {
			if (bucket.by !== "name" || !bucket.name.known) return [];
			const name = bucketNameIn(bucket.name.value ?? "");
			return names.has(name) ? [[of.urn, name] as const] : [];
		}),
	);
}

/** The finding on a trail whose bucket does not exist. */
export function withMissingBucket(
	finding: Finding,
	gone: GoneBuckets,
): Finding {
	const name = gone.get(finding.on.urn);
	if (name === undefined || finding.cause !== "outside") return finding;
	return {
		...finding,
		reason: `Bucket ${name} of trail ${finding.on.name} does not exist: no logs are delivered.`,
		fix: "Create it in your account, or use another bucket: anyone who creates a bucket with this name receives the logs.",
	};
}
