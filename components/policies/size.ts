import { RunError } from "@pulumi/pulumi";
import type { PolicyDocument } from "./document";

/** The maximum size of a policy, in bytes of UTF-8, and the service with this quota. */
export interface SizeLimit {
	readonly service: string;
	readonly bytes: number;
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
export const keyPolicyLimit: SizeLimit = { service: "KMS", bytes: 32_768 };

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html */
export const bucketPolicyLimit: SizeLimit = { service: "S3", bytes: 20_480 };

/**
 * The problem with the size of a policy, to follow the name of the argument
 * that makes it large; undefined if the policy is within the limit.
 */
export function sizeProblem(
	document: PolicyDocument,
	{ service, bytes }: SizeLimit,
): string | undefined {
	const size = Buffer.byteLength(JSON.stringify(document));
	return size > bytes
		? `results in a policy of ${counted(size)} bytes, and ${service} allows at most ${counted(bytes)}`
		: undefined;
}

/** A policy within its limit. Throws a `RunError` that names the argument that makes it too large. */
export function withinLimit(
	document: PolicyDocument,
	limit: SizeLimit,
	argument: string,
	fix: string,
): PolicyDocument {
	const problem = sizeProblem(document, limit);
	if (problem === undefined) return document;
	throw new RunError(`${argument} ${problem}: ${fix}.`);
}

function counted(bytes: number): string {
	return bytes.toLocaleString("en-US");
}
