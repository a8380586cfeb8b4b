import * as assert from "node:assert/strict";
import { accessLogBucketPolicy } from "../../components/policies/accessLogBucket";
import {
	deliveryRolePolicy,
	deliveryRoleTrust,
} from "../../components/policies/deliveryRole";
import { deliveryTopicPolicy } from "../../components/policies/topics";
import { trailBucketPolicy } from "../../components/policies/trailBucket";
import { trailKeyPolicy } from "../../components/policies/trailKey";
import { decide } from "../../policypack/model/iamPolicy/decide";
import { readDocument } from "../../policypack/model/iamPolicy/document";
import { keyOf, type Request } from "../../policypack/model/iamPolicy/request";
import { decideForRole } from "../../policypack/model/iamPolicy/roles";
import { known } from "../../policypack/model/value";
import {
	account,
	bucketArn,
	cloudTrail,
	delivery,
	objectArn,
	trailArn,
} from "./requests";

/*
 * The component's policies, and the requests that CloudTrail makes: what the
 * evaluator says of them is known from the deployments of the component.
 */

const keyArn = `arn:aws:kms:eu-central-1:${account}:key/1`;
const topicArn = `arn:aws:sns:eu-central-1:${account}:trail`;
const groupArn = `arn:aws:logs:eu-central-1:${account}:log-group:trail:*`;
const otherTrail = trailArn.replace("management", "other");

const bucketPolicy = trailBucketPolicy({ bucketArn, trailArn });
const organizationPolicy = trailBucketPolicy({
	bucketArn,
	trailArn,
	keyPrefix: "audit",
	organizationId: "o-abc123def4",
});
const keyPolicy = trailKeyPolicy({ trailArn, logGroupArn: groupArn });

const context = (keys: Readonly<Record<string, string>>) => ({
	context: Object.fromEntries(
		Object.entries({
			"aws:SecureTransport": "true",
			"aws:SourceArn": trailArn,
			...keys,
		}).map(([key, value]) => [key, keyOf(value)]),
	),
});
const acl = { "s3:x-amz-acl": "bucket-owner-full-control" };
const encryption = "kms:EncryptionContext:aws:cloudtrail:arn";

const rows: readonly (readonly [
	name: string,
	policy: unknown,
	request: Partial<Request>,
	expected: string,
])[] = [
	["a log file", bucketPolicy, context(acl), "allowed"],
	[
		"a log file of another trail",
		bucketPolicy,
		context({ ...acl, "aws:SourceArn": otherTrail }),
		"not allowed",
	],
	["a log file without the ACL", bucketPolicy, context({}), "not allowed"],
	[
		"a log file by plain HTTP",
		bucketPolicy,
		context({ ...acl, "aws:SecureTransport": "false" }),
		"denied",
	],
	[
		"the check of the ACL",
		bucketPolicy,
		{ ...context({}), action: "s3:GetBucketAcl", resource: known(bucketArn) },
		"allowed",
	],
	[
		"a log file of an organization",
		organizationPolicy,
		{
			...context(acl),
			resource: known(
				`${bucketArn}/audit/AWSLogs/o-abc123def4/444455556666/file`,
			),
		},
		"allowed",
	],
	[
		"a log file without the organization's prefix",
		organizationPolicy,
		context(acl),
		"not allowed",
	],
	[
		"a data key",
		keyPolicy,
		{
			...context({ [encryption]: trailArn.replace("central", "west") }),
			action: "kms:GenerateDataKey",
			resource: known(keyArn),
		},
		"allowed",
	],
	[
		"a data key for another trail",
		keyPolicy,
		{
			...context({ [encryption]: otherTrail }),
			action: "kms:GenerateDataKey",
			resource: known(keyArn),
		},
		"not allowed",
	],
	[
		"the description of the key",
		keyPolicy,
		{ ...context({}), action: "kms:DescribeKey", resource: known(keyArn) },
		"allowed",
	],
	[
		"a notification",
		deliveryTopicPolicy(topicArn, trailArn),
		{ ...context({}), action: "sns:Publish", resource: known(topicArn) },
		"allowed",
	],
	[
		"a notification of another trail",
		deliveryTopicPolicy(topicArn, otherTrail),
		{ ...context({}), action: "sns:Publish", resource: known(topicArn) },
		"not allowed",
	],
	[
		"access logs",
		accessLogBucketPolicy({
			bucketArn: `${bucketArn}-access`,
			sourceBucketArn: bucketArn,
			sourceAccount: account,
		}),
		{
			...context({ "aws:SourceArn": bucketArn, "aws:SourceAccount": account }),
			principal: { kind: "service", name: "logging.s3.amazonaws.com" },
			resource: known(`${bucketArn}-access/2026-01-31-00-00-00-0A1B`),
		},
		"allowed",
	],
];

describe("what CloudTrail needs, by the component's policies", () => {
	for (const [name, policy, changes, expected] of rows)
		it(`${name}: ${expected}`, () => {
			const request = { ...delivery, resource: known(objectArn), ...changes };
			const read = readDocument("resource", JSON.stringify(policy));
			assert.equal(decide([read], request).outcome, expected);
		});

	for (const [streamOf, expected] of [
		[account, true],
		["444455556666", false],
	] as const)
		it(`a log stream of ${streamOf}: ${expected}`, () => {
			const decision = decideForRole(
				{
					arn: known(`arn:aws:iam::${account}:role/delivery`),
					trust: readDocument("trust", deliveryRoleTrust(account)),
					permissions: [
						readDocument(
							"identity",
							deliveryRolePolicy({ logGroupArn: groupArn, trailArn }),
						),
					],
				},
				cloudTrail,
				context({ "aws:SourceAccount": account }),
				{
					...context({}),
					action: "logs:CreateLogStream",
					resource: known(
						`${groupArn.slice(0, -1)}log-stream:${streamOf}_CloudTrail_eu-central-1`,
					),
				},
			);
			assert.equal(decision.isAllowed, expected);
		});
});
