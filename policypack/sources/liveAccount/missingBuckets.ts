import type { NoBucketFact, Source } from "../../model/facts";
import { isTrue } from "../../model/value";
import type { OwnedBuckets } from "./ownedBuckets";
import { ACTIONS } from "./permissions";
import type { Session } from "./session";

/**
 * The named buckets that exist in no account. S3 returns NoSuchBucket to every
 * caller, so each bucket that the account does not own is requested once. Other
 * responses mean that the bucket exists, or nothing.
 */
export async function missingBuckets(
	session: Session,
	root: Source,
	names: readonly string[],
	owned: OwnedBuckets,
): Promise<readonly NoBucketFact[]> {
	const foreign = [...new Set(names)].filter((name) => !owned.has(name));
	const missing = await Promise.all(
		foreign.map(
			async (name): Promise<readonly NoBucketFact[]> =>
				(await isMissing(session, name))
					? [{ kind: "noBucket", of: root, name, notIn: "anyAccount" }]
					: [],
		),
	);
	return missing.flat();
}

async function isMissing(
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
	return isTrue(found);
}
