/*
 * What a hint must have in it, by what a reader meets first. The words are
 * those of a message's fix, whatever the source that it is of.
 */

/** A bucket policy that is not known before the update. */
export const policyPending = [
	"A public access block for the bucket, with all four settings on, decides it at once.",
	"aws.s3.BucketPublicAccessBlock",
	"give the bucket a name",
	"`pulumi.interpolate`",
];

/** Names that are texts not known before the update. */
export function bucketNameHints(output: string): readonly string[] {
	return [`pass ${output} instead of a string`];
}

/** What a state shows of a bucket, beside a resource that sets it. */
export const stale = ["Run `pulumi refresh`"];

/** A stack in which no trail is declared. */
export function outsideFirst(policy: string): RegExp {
	return new RegExp(
		`^Set \`outside\` of ${policy} to \`lookup\` or \`ignore\` if another stack or account has the trail\\..*new ComplianceTrail`,
	);
}

/** What no hint on a missing trail begins with. */
export const multiRegion = /multi-?Region/i;
