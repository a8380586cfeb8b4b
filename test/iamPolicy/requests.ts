import * as assert from "node:assert/strict";
import { decide, type Outcome } from "../../policypack/model/iamPolicy/decide";
import { readDocument } from "../../policypack/model/iamPolicy/document";
import type { PolicyKind } from "../../policypack/model/iamPolicy/malformed";
import {
	type KeyState,
	keyOf,
	type Principal,
	type Request,
} from "../../policypack/model/iamPolicy/request";
import { known, unknown } from "../../policypack/model/value";

export type Parts = Readonly<Record<string, unknown>>;

/** An outcome; where it is unknown, the cause or the outcomes that are possible. */
export type Expected =
	| Outcome
	| "malformed"
	| "pending"
	| "outside"
	| "unreadable"
	| readonly Outcome[];

export type Row = readonly [
	name: string,
	statement: Parts | readonly unknown[],
	expected: Expected,
	changes?: Partial<Request>,
];

export const account = "111122223333";
export const trailArn = `arn:aws:cloudtrail:eu-central-1:${account}:trail/management-events`;
export const bucketArn = "arn:aws:s3:::trail-logs";
export const objectArn = `${bucketArn}/AWSLogs/${account}/CloudTrail/eu-central-1/2026/01/31/file.json.gz`;
export const pending = unknown("pending", "the bucket's ARN");
export const cloudTrail: Principal = {
	kind: "service",
	name: "cloudtrail.amazonaws.com",
};
export const ann: Principal = {
	kind: "aws",
	arn: known(`arn:aws:iam::${account}:user/ann`),
};

/** CloudTrail delivers a log file. */
export const delivery: Request = {
	principal: cloudTrail,
	action: "s3:PutObject",
	resource: known(objectArn),
	context: {
		"aws:SourceArn": keyOf(trailArn),
		"aws:SourceAccount": keyOf(account),
		"s3:x-amz-acl": keyOf("bucket-owner-full-control"),
	},
	otherKeys: "absent",
};

/** A policy variable, written so that it is not taken for a placeholder. */
export function variable(name: string): string {
	return `$\{${name}}`;
}

/** The statement that lets CloudTrail deliver. */
export function grant(changes: Parts = {}): Parts {
	return {
		Effect: "Allow",
		Principal: { Service: "cloudtrail.amazonaws.com" },
		Action: "s3:PutObject",
		Resource: `${bucketArn}/*`,
		...changes,
	};
}

export function denial(changes: Parts = {}): Parts {
	return grant({ Effect: "Deny", Principal: "*", ...changes });
}

export function documentOf(statements: unknown, version = "2012-10-17") {
	return { Version: version, Statement: statements };
}

/** A request with this condition key, and the grant with this condition. */
export function where(
	operator: string,
	wanted: unknown,
	key: KeyState,
	expected: Expected,
): Row {
	return [
		`${operator} of ${JSON.stringify(wanted)} for ${JSON.stringify(key)}`,
		grant({ Condition: { [operator]: { "aws:TestKey": wanted } } }),
		expected,
		{ context: { "AWS:testkey": key } },
	];
}

/** Tests what documents of one policy decide of a delivery with changes. */
export function expectDecisions(
	rows: readonly Row[],
	kind: PolicyKind = "resource",
): void {
	for (const [name, statements, expected, changes] of rows)
		it(`${name}: ${expected}`, () => {
			const decision = decide([readDocument(kind, documentOf(statements))], {
				...delivery,
				...changes,
			});
			if (decision.outcome !== "unknown")
				assert.equal(decision.outcome, expected);
			else if (typeof expected === "string")
				assert.equal(decision.unknown.cause, expected);
			else assert.deepEqual(decision.may, expected);
		});
}
