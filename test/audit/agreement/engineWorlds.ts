import { type Drawn, drawnAccount } from "./drawn";

/** Accounts for the engine to make. */
export const worlds = drawnAccount;

/** What AWS would refuse to make is no account to judge. */
export function possible(drawn: Drawn): Drawn {
	return {
		...drawn,
		// The provider of the tests has no resource for it.
		accountBlock: undefined,
		buckets: drawn.buckets.map((bucket) => ({
			...bucket,
			acl: bucket.ownership === "BucketOwnerEnforced" ? undefined : bucket.acl,
		})),
	};
}
