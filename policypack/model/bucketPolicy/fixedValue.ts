/**
 * Whether a value is fixed in the sense S3 gives the word: no wildcard and no
 * policy variable
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status).
 * It does not matter that operators without wildcards, and policies of before
 * 2012-10-17, take such characters literally: S3 presumes a policy public.
 */
export function isFixedValue(text: string): boolean {
	return (
		text.trim() !== "" &&
		!/[*?]/.test(text) &&
		!text.includes("${") &&
		// What IAM calls the caller of a request that nobody signed.
		text.toLowerCase() !== "anonymous"
	);
}

/**
 * Whether an organization path (`o-ORG/r-ROOT/ou-UNIT/*`) is fixed: it is by
 * its organization id, since only that organization can make paths below it
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgpaths).
 */
export function isFixedOrganizationPath(text: string): boolean {
	const [organization = ""] = text.split("/", 1);
	return isFixedValue(organization) && !text.includes("${");
}

/**
 * Whether an access point's ARN is fixed: in a bucket policy its name, and
 * nothing else, may hold a wildcard when the account id is fixed
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status).
 */
export function isFixedAccessPoint(text: string): boolean {
	return (
		isFixedValue(text) ||
		/^arn:[a-z0-9-]+:s3[a-z-]*:[a-z0-9-]*:\d{12}:accesspoint[/:][^$]+$/i.test(
			text,
		)
	);
}
