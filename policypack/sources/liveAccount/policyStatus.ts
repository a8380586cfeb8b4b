import type { BucketAttachment } from "../../model/facts";
import { COMPARISON_ACTIONS } from "./permissions";
import { UNREADABLE } from "./request";
import type { Session } from "./session";

/**
 * Adds S3's own status to the policy of a bucket, for a comparison only. Nothing
 * is added if the bucket has no policy, or if the status is not readable: a
 * missing permission is not reported, because no verdict needs the status.
 */
export async function withPolicyStatus(
	{ ask, clients, reads }: Session,
	region: string,
	name: string,
	parts: readonly BucketAttachment[],
): Promise<readonly BucketAttachment[]> {
	if (!reads?.has("policyStatus") || !parts.some(isKnownPolicy)) return parts;
	const status = await ask({
		action: COMPARISON_ACTIONS.GetBucketPolicyStatus,
		what: `the policy status of bucket ${name}`,
		call: (options) =>
			clients.s3(region).getBucketPolicyStatus({ Bucket: name }, options),
		read: ({ PolicyStatus }) => {
			const isPublic: unknown = PolicyStatus?.IsPublic;
			return typeof isPublic === "boolean" ? isPublic : UNREADABLE;
		},
	});
	if (!status.known) return parts;
	return parts.map((part) =>
		isKnownPolicy(part) ? { ...part, isPublicInS3: status.value } : part,
	);
}

function isKnownPolicy(part: BucketAttachment): boolean {
	return part.kind === "bucketPolicy" && part.policy.known;
}
