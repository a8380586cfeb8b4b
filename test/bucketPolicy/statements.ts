import * as assert from "node:assert/strict";
import {
	type PolicyReading,
	readPolicy,
} from "../../policypack/model/bucketPolicy/document";
import { unknown } from "../../policypack/model/value";

type Outcome = PolicyReading["outcome"];
type Row = readonly [name: string, policy: unknown, expected: Outcome];
type Parts = Readonly<Record<string, unknown>>;

export const bucket = "arn:aws:s3:::trail-logs";
export const objects = `${bucket}/*`;
export const trailArn =
	"arn:aws:cloudtrail:eu-central-1:111122223333:trail/management-events";
export const pending = unknown("pending", "the bucket's ARN");

/** A policy variable, written so that nobody takes it for a placeholder. */
export function variable(name: string): string {
	return `$\{${name}}`;
}

export function policy(...statements: readonly unknown[]): Parts {
	return { Version: "2012-10-17", Statement: statements };
}

export function statement(parts: Parts): Parts {
	return {
		Effect: "Allow",
		Principal: "*",
		Action: "s3:GetObject",
		Resource: objects,
		...parts,
	};
}

export const publicStatement = statement({});
export const closedStatement = statement({
	Principal: { AWS: "arn:aws:iam::111122223333:root" },
});
export const denyInsecureTransport = statement({
	Effect: "Deny",
	Action: "s3:*",
	Resource: [bucket, objects],
	Condition: { Bool: { "aws:SecureTransport": "false" } },
});
export const denyAll = statement({
	Effect: "Deny",
	Action: "s3:*",
	Resource: [bucket, objects],
});

/** A grant to some principal, without condition. */
export function to(principal: unknown): Parts {
	return policy(statement({ Principal: principal }));
}

/** A grant to everyone under some conditions. */
export function when(condition: unknown): Parts {
	return policy(statement({ Condition: condition }));
}

/** A grant to everyone under one condition. */
export function where(operator: string, key: string, value: unknown): Parts {
	return when({ [operator]: { [key]: value } });
}

/** The public grant beside a Deny that differs from a full one in some parts. */
export function beside(deny: Parts): Parts {
	return policy(publicStatement, { ...denyAll, ...deny });
}

/** Reads each policy of a table, by what its rows show. */
export function expectReadings(
	table: Readonly<Record<string, readonly Row[]>>,
): void {
	describe("readPolicy", () => {
		for (const [idea, rows] of Object.entries(table)) {
			describe(idea, () => {
				for (const [name, given, expected] of rows) {
					it(`${name}: ${expected}`, () => {
						assert.equal(readPolicy(given).outcome, expected);
					});
				}
			});
		}
	});
}
