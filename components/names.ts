/**
 * What is wrong with a trail's name, as the end of a sentence; undefined where
 * it is one.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
 */
export function trailNameProblem(name: string): string | undefined {
	if (name.length < 3 || name.length > 128)
		return "must have 3 to 128 characters";
	if (!/^[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]$/.test(name))
		return "must begin and end with a letter or digit, and have only letters, digits, periods, underscores and dashes between";
	if (/[._-]{2}/.test(name))
		return "must not have two periods, underscores or dashes in a row";
	return isAddress(name) ? "must not look like an IP address" : undefined;
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
		return "must have 3 to 63 characters";
	if (!/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(name))
		return "must begin and end with a lower-case letter or digit, and have only those, periods and dashes between";
	if (/\.\./.test(name)) return "must not have two periods in a row";
	if (isAddress(name)) return "must not look like an IP address";
	if (/^(xn--|sthree-|amzn-s3-demo-)/.test(name))
		return "must not begin with a prefix that S3 reserves";
	return /(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name)
		? KEPT_SUFFIX
		: undefined;
}

const KEPT_SUFFIX = "must not end with a suffix that S3 reserves";

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
