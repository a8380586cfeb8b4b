import assert from "node:assert/strict";
import { bucketPolicy } from "../../policypack/controls/cloudtrail-delivery/checks/bucketPolicy";
import { trailKey } from "../../policypack/controls/cloudtrail-delivery/checks/key";
import { role } from "../../policypack/controls/cloudtrail-delivery/checks/role";
import { trailTopic } from "../../policypack/controls/cloudtrail-delivery/checks/topic";
import { ACCOUNT, placed, REGION, TYPES } from "../kit/deliveryStack";
import type { Bag } from "../kit/resources";
import {
	audit,
	bucket,
	bucketPolicyOf,
	document,
	missing,
	outcome,
	verdictsOf,
} from "./policyStack";

/*
 * Services may reject a policy that has a Sid twice. A statement that an earlier
 * finding suggested has the Sid of the next one, for example after the trail got
 * another name
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
			["WriteTrailStreamsNo2"],
		);
	});
});
