/**
 * What is wrong with a trail's name, as the end of a sentence; undefined where
 * it is one.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
 */
export function trailNameProblem(name: string): string | undefined {
	if (name.length < 3 || name.length > 128)
		return "has not 3 to 128 characters: give it as many";
	if (!/^[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]$/.test(name))
		return "does not begin and end with a letter or digit, with nothing but letters, digits, periods, underscores and dashes between: change it";
	if (/[._-]{2}/.test(name))
		return "has two periods, underscores or dashes in a row: leave one out";
	return isAddress(name) ? "looks like an IP address: change it" : undefined;
}

/**
 * What is wrong with the name of a bucket that is to be made, as the end of a
 * sentence; undefined where it is one.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function bucketNameProblem(name: string): string | undefined {
	const problem = existingBucketNameProblem(name);
	// S3 gives out such names by itself, so a bucket may be there that has one.
	return problem === undefined && /-an$/.test(name) ? KEPT_SUFFIX : problem;
}

/** The same of the name of a bucket that is there already. */
export function existingBucketNameProblem(name: string): string | undefined {
	if (name.length < 3 || name.length > 63)
		return "has not 3 to 63 characters: give it as many";
	if (!/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(name))
		return "does not begin and end with a lower-case letter or digit, with nothing but those, periods and dashes between: change it";
	if (/\.\./.test(name)) return "has two periods in a row: leave one out";
	if (isAddress(name)) return "looks like an IP address: change it";
	if (/^(xn--|sthree-|amzn-s3-demo-)/.test(name))
		return "has a prefix that S3 keeps for itself: change it";
	return /(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name)
		? KEPT_SUFFIX
		: undefined;
}

const KEPT_SUFFIX = "has a suffix that S3 keeps for itself: change it";

function isAddress(name: string): boolean {
	return /^\d+\.\d+\.\d+\.\d+$/.test(name);
}

/**
 * A trail's name for what takes no periods (aliases of keys, topics). No
 * trail's name has two dashes in a row, so no two become one.
 */
export function withoutPeriods(trailName: string): string {
	return trailName.replaceAll(".", "--");
}

/** Characters that Pulumi puts behind a resource's name to make one for AWS. */
const RANDOM = 8;

/**
 * What a bucket is called where nobody says: its resource's name and random
 * letters, as Pulumi does, or as much of it as makes a bucket's name.
 */
export function madeBucketName(resourceName: string): {
	readonly bucketPrefix?: string;
} {
	const name = resourceName.toLowerCase();
	if (bucketNameProblem(`${name}${"-".padEnd(RANDOM, "0")}`) === undefined)
		return {};
	// 37 characters are the provider's limit: 26 of its own follow.
	const prefix = name.replace(/[^a-z0-9]+/g, "-").slice(-36);
	return {
		bucketPrefix: `${prefix.replace(/^(-|sthree-|amzn-s3-demo-)/, "")}-`,
	};
}

/**
 * What a role is called where nobody says: as Pulumi does, or the beginning of
 * it where IAM's 64 characters are too few.
 */
export function madeRoleName(resourceName: string): {
	readonly namePrefix?: string;
} {
	return resourceName.length + RANDOM <= 64
		? {}
		: { namePrefix: `${resourceName.slice(0, 37)}-` };
}
