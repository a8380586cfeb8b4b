import assert from "node:assert/strict";
import * as fc from "fast-check";
import { bucketPolicy } from "../../policypack/controls/cloudtrail-delivery/checks/bucketPolicy";
import { trailKey } from "../../policypack/controls/cloudtrail-delivery/checks/key";
import { role } from "../../policypack/controls/cloudtrail-delivery/checks/role";
import { trailTopic } from "../../policypack/controls/cloudtrail-delivery/checks/topic";
import { ACCOUNT, OTHER, placed, REGION, TYPES } from "../kit/deliveryStack";
import type { Bag } from "../kit/resources";
import {
	audit,
	BUCKET,
	bucket,
	bucketPolicyOf,
	document,
	missing,
	outcome,
	reasons,
	SERVICE,
	TRAIL_ARN,
	verdictsOf,
} from "./policyStack";

/*
 * A policy with the statements that a finding suggests no longer fails for the
 * same cause. Services may reject a policy that has a Sid twice, as after a trail got
 * another name and the finding suggests its statements again
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html).
 */

const KEY_ARN = `arn:aws:kms:${REGION}:${ACCOUNT}:key/logs`;
const TOPIC = `arn:aws:sns:${REGION}:${ACCOUNT}:deliveries`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/to-logs`;
const GROUP = `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/trail/audit`;

/** What is found of a trail by this name whose part has these statements. */
type Found = (
	name: string,
	statements: readonly Bag[],
) => ReturnType<typeof verdictsOf>;

const owner: Bag = {
	Effect: "Allow",
	Principal: { AWS: ACCOUNT },
	Action: "kms:*",
	Resource: "*",
};

const parts: Readonly<Record<string, Found>> = {
	bucket: (name, statements) =>
		verdictsOf(
			bucketPolicy,
			audit({ name }),
			bucket(),
			bucketPolicyOf(...statements),
		),
	key: (name, statements) =>
		verdictsOf(
			trailKey,
			audit({ name, kmsKeyId: KEY_ARN }),
			bucket(),
			placed(TYPES.key, "logs", {
				arn: KEY_ARN,
				keyId: "logs",
				policy: document(owner, ...statements),
			}),
		),
	topic: (name, statements) =>
		verdictsOf(
			trailTopic,
			audit({ name, snsTopicName: TOPIC }),
			placed(TYPES.topic, "deliveries", {
				name: "deliveries",
				policy: document(...statements),
			}),
		),
};

describe("the Sids of statements that a finding suggests", () => {
	for (const [part, found] of Object.entries(parts))
		it(`are not those that the policy of the ${part} has`, () => {
			let statements: readonly Bag[] = [];
			for (const name of ["first", "second", "third"]) {
				const suggested = missing(found(name, statements)) as readonly Bag[];
				assert.ok(suggested.length > 0);
				statements = [...statements, ...suggested];
				assert.equal(outcome(found(name, statements)), "passed");
				const sids = statements.map(({ Sid }) => Sid);
				assert.equal(new Set(sids).size, sids.length, String(sids));
			}
		});

	it("are not those that the policies of the role have", () => {
		const found = (group: string, ...statements: readonly Bag[]) =>
			verdictsOf(
				role,
				audit({
					cloudWatchLogsGroupArn: `${group}:*`,
					cloudWatchLogsRoleArn: ROLE,
				}),
				placed(TYPES.role, "to-logs", {
					name: "to-logs",
					assumeRolePolicy: document({
						Effect: "Allow",
						Principal: { Service: "cloudtrail.amazonaws.com" },
						Action: "sts:AssumeRole",
					}),
					inlinePolicies: [{ name: "logs", policy: document(...statements) }],
				}),
			);
		const other = {
			Effect: "Allow",
			Action: "s3:ListAllMyBuckets",
			Resource: "*",
		};
		const first = missing(found(GROUP, other)) as readonly Bag[];
		assert.deepEqual(
			first.map(({ Sid }) => Sid),
			["WriteTrailStreams"],
		);
		const then = missing(found(`${GROUP}-2`, ...first)) as readonly Bag[];
		assert.deepEqual(
			then.map(({ Sid }) => Sid),
			["WriteTrailStreams2"],
		);
	});
});

const values = {
	Principal: [
		"*",
		SERVICE,
		{ AWS: ACCOUNT },
		{ Service: "config.amazonaws.com" },
	],
	Action: [
		"s3:*",
		"s3:PutObject",
		["s3:GetBucketAcl", "s3:PutObject"],
		"kms:*",
		"kms:GenerateDataKey*",
		"kms:DescribeKey",
		"SNS:Publish",
	],
	Resource: [
		"*",
		`arn:aws:s3:::${BUCKET}`,
		[`arn:aws:s3:::${BUCKET}`, `arn:aws:s3:::${BUCKET}/*`],
		`arn:aws:s3:::${BUCKET}/AWSLogs/${ACCOUNT}/*`,
		TOPIC,
	],
	Condition: [
		undefined,
		{ StringEquals: { "aws:SourceArn": TRAIL_ARN } },
		{ StringLike: { "aws:SourceArn": TRAIL_ARN.replace(REGION, "*") } },
		{ StringEquals: { "aws:SourceAccount": OTHER } },
		{ StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
		{ StringNotEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } },
		{ StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } },
		{ Null: { "aws:SourceVpce": "true" } },
		{ StringNotLike: { "kms:EncryptionContext:aws:cloudtrail:arn": "arn:*" } },
	],
};

const statement = fc.record({
	Effect: fc.constantFrom("Allow", "Deny"),
	Principal: fc.constantFrom(...values.Principal),
	Action: fc.constantFrom(...values.Action),
	Resource: fc.constantFrom(...values.Resource),
	Condition: fc.constantFrom(...values.Condition),
});

/** What a failure advises for a statement that denies. */
const withAdvice = (one: Bag): Bag =>
	one.Effect === "Deny"
		? {
				...one,
				Condition: {
					...(one.Condition as Bag | undefined),
					Bool: { "aws:PrincipalIsAWSService": "false" },
				},
			}
		: one;

describe("the statements that a finding suggests", () => {
	for (const [part, found] of Object.entries(parts))
		it(`let CloudTrail use the ${part}, whatever else its policy has`, () => {
			fc.assert(
				fc.property(fc.array(statement, { maxLength: 4 }), (statements) => {
					const suggested = missing(found("audit", statements)) as Bag[];
					const pasted = [...statements, ...suggested];
					assert.deepEqual(missing(found("audit", pasted)), []);
					const corrected = found("audit", pasted.map(withAdvice));
					assert.deepEqual(reasons(corrected), []);
				}),
				{ numRuns: 300 },
			);
		});
});
