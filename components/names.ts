/**
 * The problem with a trail name, to follow the name of the argument; undefined
 * if the name is valid.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
 */
export function trailNameProblem(name: string): string | undefined {
	if (name.length < 3 || name.length > 128)
		return "must be 3 to 128 characters long";
	if (!/^[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]$/.test(name))
		return "must start and end with a letter or digit, and contain only letters, digits, periods, underscores and dashes";
	if (/[._-]{2}/.test(name))
		return "must not contain two adjacent periods, underscores or dashes";
	return isAddress(name) ? "must not be formatted as an IP address" : undefined;
}

/**
 * The problem with the name of a new bucket, to follow the name of the argument;
 * undefined if the name is valid.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function bucketNameProblem(name: string): string | undefined {
	const problem = existingBucketNameProblem(name);
	// S3 itself assigns such names, so only an existing bucket can have one.
	return problem === undefined && /-an$/.test(name) ? KEPT_SUFFIX : problem;
}

/** The same for the name of an existing bucket. */
export function existingBucketNameProblem(name: string): string | undefined {
	if (name.length < 3 || name.length > 63)
		return "must be 3 to 63 characters long";
	if (!/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(name))
		return "must start and end with a lowercase letter or digit, and contain only those, periods and dashes";
	if (/\.\./.test(name)) return "must not contain two adjacent periods";
	if (isAddress(name)) return "must not be formatted as an IP address";
	if (/^(xn--|sthree-|amzn-s3-demo-)/.test(name))
		return "must not start with a prefix that S3 reserves";
	return /(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name)
		? KEPT_SUFFIX
		: undefined;
}

const KEPT_SUFFIX = "must not end with a suffix that S3 reserves";

function isAddress(name: string): boolean {
	return /^\d+\.\d+\.\d+\.\d+$/.test(name);
}

/**
 * A trail name for resources whose names cannot have periods (key aliases,
 * topics). A trail name has no two adjacent dashes, so two names stay distinct.
 */
export function withoutPeriods(trailName: string): string {
	return trailName.replaceAll(".", "--");
}

/** Length of the random suffix that Pulumi adds to a resource name. */
const RANDOM = 8;

/**
 * The default name of a bucket: Pulumi's auto-name if that is a valid bucket
 * name, and otherwise a valid prefix of it.
 */
export function defaultBucketName(resourceName: string): {
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
 * The default name of a role: Pulumi's auto-name, or a prefix if that exceeds
 * the 64 characters of IAM.
 */
export function defaultRoleName(resourceName: string): {
	readonly namePrefix?: string;
} {
	return resourceName.length + RANDOM <= 64
		? {}
		: { namePrefix: `${resourceName.slice(0, 37)}-` };
}
