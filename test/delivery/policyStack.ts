import assert from "node:assert/strict";
import type { DeliveryCheck } from "../../policypack/controls/cloudtrail-delivery/check";
import { accessLogs } from "../../policypack/controls/cloudtrail-delivery/checks/accessLogs";
import { bucketEncryption } from "../../policypack/controls/cloudtrail-delivery/checks/bucketEncryption";
import { bucketPolicy } from "../../policypack/controls/cloudtrail-delivery/checks/bucketPolicy";
import { trailKey } from "../../policypack/controls/cloudtrail-delivery/checks/key";
import { requestPayer } from "../../policypack/controls/cloudtrail-delivery/checks/requestPayer";
import { trailTopic } from "../../policypack/controls/cloudtrail-delivery/checks/topic";
import type { Verdict } from "../../policypack/judging/verdict";
import type { Resource } from "../../policypack/providers/resource";
import {
	ACCOUNT,
	deliveries,
	placed,
	REGION,
	TYPES,
	trail,
} from "../kit/deliveryStack";
import type { Bag } from "../kit/resources";

/*
 * Stacks whose policies decide whether CloudTrail can deliver. What is expected
 * is what AWS documents of each policy.
 */

/** The checks of policies and buckets, by name. */
export const policyChecks: Readonly<Record<string, DeliveryCheck>> = {
	bucketPolicy,
	requestPayer,
	bucketEncryption,
	trailKey,
	trailTopic,
	accessLogs,
};

export const BUCKET = "logs-111122223333";
export const TRAIL_ARN = `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/audit`;
export const SERVICE = { Service: "cloudtrail.amazonaws.com" };

/** What a check says of each trail of a stack. */
export function verdictsOf(
	check: DeliveryCheck,
	...resources: readonly Resource[]
): readonly Verdict[] {
	const all = deliveries(...resources);
	assert.ok(all.trails.length > 0, "the stack has no trail");
	return all.trails.flatMap((view) => check(view, all));
}

/** What a check finds in short: `failed`, `passed`, or the causes. */
export function outcome(verdicts: readonly Verdict[]): string {
	if (verdicts.some(({ is }) => is === "fail")) return "failed";
	const causes = verdicts.flatMap((one) =>
		one.is === "unknown" ? [one.cause] : [],
	);
	return causes.length === 0 ? "passed" : [...new Set(causes)].join(", ");
}

/** The reasons of failures. */
export function reasons(verdicts: readonly Verdict[]): readonly string[] {
	return verdicts.flatMap((one) => (one.is === "fail" ? [one.reason] : []));
}

/** The statements that failures suggest. */
export function missing(verdicts: readonly Verdict[]): readonly unknown[] {
	return verdicts.flatMap((one) =>
		one.is === "fail"
			? (one.missing ?? []).flatMap((all) => all.statements)
			: [],
	);
}

/** A trail that delivers to the bucket below. */
export const audit = (props: Bag = {}, flows = {}): Resource =>
	trail({ s3BucketName: BUCKET, ...props }, flows);

/** The bucket of the trail. */
export const bucket = (props: Bag = {}): Resource =>
	placed(TYPES.bucket, "logs", { bucket: BUCKET, ...props });

/** A resource that sets something of the bucket. */
export const ofBucket = (type: string, props: Bag, name = "apart"): Resource =>
	placed(type, name, { bucket: BUCKET, ...props });

/** A policy document with these statements. */
export function document(...statements: readonly Bag[]): string {
	return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** The policy of the bucket, as a resource of its own. */
export const bucketPolicyOf = (...statements: readonly Bag[]): Resource =>
	ofBucket("aws:s3/bucketPolicy:BucketPolicy", {
		policy: document(...statements),
	});

/** The statement that lets CloudTrail read the ACL, with these changes. */
export const aclCheck = (changes: Bag = {}): Bag => ({
	Sid: "AclCheck",
	Effect: "Allow",
	Principal: SERVICE,
	Action: "s3:GetBucketAcl",
	Resource: `arn:aws:s3:::${BUCKET}`,
	...changes,
});

/** The statement that lets CloudTrail write, with these changes. */
export const write = (changes: Bag = {}): Bag => ({
	Sid: "Write",
	Effect: "Allow",
	Principal: SERVICE,
	Action: "s3:PutObject",
	Resource: `arn:aws:s3:::${BUCKET}/AWSLogs/${ACCOUNT}/*`,
	Condition: {
		StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" },
	},
	...changes,
});
