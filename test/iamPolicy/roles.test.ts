import * as assert from "node:assert/strict";
import { readDocument } from "../../policypack/model/iamPolicy/document";
import type { PolicyKind } from "../../policypack/model/iamPolicy/malformed";
import { keyOf } from "../../policypack/model/iamPolicy/request";
import {
	decideForRole,
	type RolePolicies,
} from "../../policypack/model/iamPolicy/roles";
import { isUnknown, known } from "../../policypack/model/value";
import { account, cloudTrail, documentOf, pending } from "./requests";

const group = `arn:aws:logs:eu-central-1:${account}:log-group:trail`;
const stream = `${group}:log-stream:${account}_CloudTrail_eu-central-1`;
const read = (kind: PolicyKind, statement: unknown) =>
	readDocument(
		kind,
		statement === undefined ? undefined : documentOf(statement),
	);

const trust = {
	Effect: "Allow",
	Principal: { Service: "cloudtrail.amazonaws.com" },
	Action: "sts:AssumeRole",
};
const writes = {
	Effect: "Allow",
	Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
	Resource: `${group}:log-stream:*`,
};

/** Whether CloudTrail may write to its stream, or the cause if not known. */
function isAllowed(changes: Partial<RolePolicies> = {}) {
	const decision = decideForRole(
		{
			arn: known(`arn:aws:iam::${account}:role/delivery`),
			trust: read("trust", trust),
			permissions: [read("identity", writes)],
			...changes,
		},
		cloudTrail,
		{ context: { "aws:SourceAccount": keyOf(account) }, otherKeys: "absent" },
		{
			action: "logs:PutLogEvents",
			resource: known(stream),
			context: {},
			otherKeys: "absent",
		},
	);
	return isUnknown(decision.isAllowed)
		? decision.isAllowed.cause
		: decision.isAllowed;
}

const trusting = (changes: object) => ({
	trust: read("trust", { ...trust, ...changes }),
});
const permitting = (...statements: readonly unknown[]) => ({
	permissions: statements.map((one) => read("identity", one)),
});

describe("what a role may do for a service", () => {
	for (const [name, changes, expected] of [
		["that it trusts", {}, true],
		[
			"of its account",
			trusting({
				Condition: { StringEquals: { "aws:SourceAccount": account } },
			}),
			true,
		],
		[
			"of another account",
			trusting({
				Condition: { StringEquals: { "aws:SourceAccount": "444455556666" } },
			}),
			false,
		],
		[
			"that it does not trust",
			trusting({ Principal: { Service: "logs.amazonaws.com" } }),
			false,
		],
		[
			"by a trust policy that is not known",
			trusting({ Principal: pending }),
			"pending",
		],
		["without permissions", permitting(), false],
		[
			"for other streams",
			permitting({ ...writes, Resource: `${group}-2:log-stream:*` }),
			false,
		],
		[
			"without the streams in the ARN",
			permitting({ ...writes, Resource: group }),
			false,
		],
		[
			"by one of two policies",
			permitting({ ...writes, Action: "s3:*" }, writes),
			true,
		],
		[
			"but for a Deny in another policy",
			permitting(writes, { ...writes, Effect: "Deny" }),
			false,
		],
		["by a policy that is not known", permitting(pending), "pending"],
		[
			"by a policy that is not known beside a Deny",
			permitting({ ...writes, Effect: "Deny" }, pending),
			false,
		],
		[
			"where a Deny and no Allow are not known",
			permitting({ ...writes, Effect: "Deny", Resource: pending }),
			false,
		],
		[
			"within a boundary",
			{ boundary: read("identity", { ...writes, Action: "*", Resource: "*" }) },
			true,
		],
		[
			"outside a boundary",
			{ boundary: read("identity", { ...writes, Action: "s3:*" }) },
			false,
		],
		[
			"by a policy that AWS rejects",
			permitting({ ...writes, Principal: "*" }),
			false,
		],
		["where its ARN is not known", { arn: pending }, true],
	] as const)
		it(`${name}: ${expected}`, () =>
			assert.equal(isAllowed(changes), expected));
});
