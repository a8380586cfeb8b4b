/**
 * What is wrong with a trail's name, as the end of a sentence; undefined where
 * it is one.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
 */
export function trailNameProblem(name: string): string | undefined {
	if (typeof name !== "string") return "is not a text: give one";
	if (name.length < 3 || name.length > 128)
		return "has not 3 to 128 characters: give it as many";
	if (!/^[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]$/.test(name))
		return "does not begin and end with a letter or digit, with nothing but letters, digits, periods, underscores and dashes between: change it";
	if (/[._-]{2}/.test(name))
		return "has two periods, underscores or dashes in a row: leave one out";
	return isAddress(name) ? "looks like an IP address: change it" : undefined;
}

/**
 * What is wrong with a bucket's name, as the end of a sentence; undefined
 * where it is one.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function bucketNameProblem(name: string): string | undefined {
	if (typeof name !== "string") return "is not a text: give one";
	if (name.length < 3 || name.length > 63)
		return "has not 3 to 63 characters: give it as many";
	if (!/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(name))
		return "does not begin and end with a lower-case letter or digit, with nothing but those, periods and dashes between: change it";
	if (/\.\./.test(name)) return "has two periods in a row: leave one out";
	if (isAddress(name)) return "looks like an IP address: change it";
	if (/^(xn--|sthree-|amzn-s3-demo-)/.test(name))
		return "has a prefix that S3 keeps for itself: change it";
	return /(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3|-an)$/.test(name)
		? "has a suffix that S3 keeps for itself: change it"
		: undefined;
}

function isAddress(name: string): boolean {
	return /^\d+\.\d+\.\d+\.\d+$/.test(name);
}
