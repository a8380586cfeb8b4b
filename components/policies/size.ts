import { RunError } from "@pulumi/pulumi";
import type { PolicyDocument } from "./document";

/** How large a policy may be, and which service says so. */
export interface SizeLimit {
	readonly service: string;
	readonly bytes: number;
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
export const keyPolicyLimit: SizeLimit = { service: "KMS", bytes: 32_768 };

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html */
export const bucketPolicyLimit: SizeLimit = { service: "S3", bytes: 20_480 };

/**
 * What is wrong with a policy's size, as the end of a sentence that the
 * argument begins which makes it grow; undefined where AWS takes it.
 */
export function sizeProblem(
	document: PolicyDocument,
	{ service, bytes }: SizeLimit,
): string | undefined {
	const size = Buffer.byteLength(JSON.stringify(document));
	return size > bytes
		? `makes a policy of ${counted(size)} bytes, and ${service} takes at most ${counted(bytes)}`
		: undefined;
}

/** A policy that AWS takes; throws by the argument that makes it too large. */
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
