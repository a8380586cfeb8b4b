import { type Drawn, type DrawnBucket, drawnAccount } from "./randomAccounts";

/** Accounts for the engine to make: those without a trail show little. */
export const worlds = drawnAccount
	.filter(({ trails }) => trails.length > 0)
	.map(possible);

/** What AWS would refuse to make is no account to judge. */
function possible(drawn: Drawn): Drawn {
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

const region = "us-east-1";

const bucket: DrawnBucket = {
	name: "logs-0",
	region,
	policy: "another account",
	acl: undefined,
	ownership: "BucketOwnerEnforced",
	block: { acls: true, policy: true },
	isLogged: true,
	isUnnamed: true,
};

/** A world that passes every control; its bucket's name is known to AWS alone. */
export const goodWorld: Drawn = {
	buckets: [bucket],
	trails: [
		{
			name: "trail-0",
			region,
			bucket: bucket.name,
			isMultiRegion: true,
			isLogging: true,
			validates: true,
			hasKey: true,
			hasLogGroup: true,
			selectors: "all",
			isOrganization: true,
			followsBucket: true,
		},
	],
	accountBlock: undefined,
};

/** A world that fails every control. */
export const badWorld: Drawn = {
	buckets: [
		{
			...bucket,
			policy: "everyone",
			block: undefined,
			isLogged: false,
			isUnnamed: false,
		},
	],
	trails: [
		{
			name: "trail-0",
			region,
			bucket: bucket.name,
			isMultiRegion: false,
			isLogging: false,
			validates: false,
			hasKey: false,
			hasLogGroup: false,
			selectors: "reads",
			isOrganization: false,
			followsBucket: false,
		},
	],
	accountBlock: undefined,
};
