import type { Bucket } from "../model/account";
import { readPolicy } from "../model/bucketPolicy/document";
import type { Difference, Opinion } from "./disagreement";

/** The S3 operation that returns whether S3 treats a policy as public. */
const OPERATION = "s3:GetBucketPolicyStatus";

/**
 * Compares S3's own status of a bucket's policy with ours. Both are about the
 * policy alone: a public access block changes neither. Undefined: they agree, or
 * one of them is not known
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicyStatus.html).
 */
export function comparePolicyStatus({
	policies,
}: Bucket): Difference | undefined {
	for (const { applies, isPublicInS3, isSecret, policy } of policies) {
		if (isPublicInS3 === undefined) continue;
		if (!(applies.known && applies.value && policy.known)) continue;
		const ours = statusOf(policy.value, isSecret);
		const result = isPublicInS3 ? "public" : "notPublic";
		if (ours === undefined || ours.result === result) continue;
		return {
			ours,
			aws: {
				result,
				reason: `S3 reports IsPublic: ${isPublicInS3} for the policy.`,
				by: OPERATION,
				observedAt: undefined,
				regions: [],
			},
		};
	}
	return undefined;
}

function statusOf(
	policy: unknown,
	isSecret: boolean | undefined,
): Opinion | undefined {
	const reading = readPolicy(policy, isSecret);
	switch (reading.outcome) {
		case "public":
			return { result: "public", reason: sentence(reading.reason) };
		case "malformed":
			return {
				result: "notValid",
				reason: `The policy cannot be read: ${reading.reason}.`,
			};
		case "closed":
			return {
				result: "notPublic",
				reason: "No statement of the policy grants public access.",
			};
		case "unknown":
			return undefined;
	}
}

function sentence(text: string): string {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
