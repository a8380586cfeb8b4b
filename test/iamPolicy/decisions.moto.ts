import * as assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { decide } from "../../policypack/model/iamPolicy/decide";
import { readDocument } from "../../policypack/model/iamPolicy/document";
import type { PolicyKind } from "../../policypack/model/iamPolicy/malformed";
import { keyOf } from "../../policypack/model/iamPolicy/request";
import { known } from "../../policypack/model/value";
import { PROCESS_MS } from "../kit/bounds";
import { draws } from "../kit/draws";
import { builtEngine } from "../kit/engine/environment";
import { documentOf } from "./requests";

/*
 * moto's IAM reads a part of the policy language: Effect, Action, NotAction and
 * Resource with `*`, and of trust policies lists of principals with conditions
 * by StringEquals. It is compared in that part alone. It compares actions with
 * their case, ignores NotResource, takes a condition on a key that the request
 * lacks as met, and denies where a principal or a condition does not match.
 */

interface Case {
	readonly policy: string;
	readonly action: string;
	readonly resource: string;
	readonly principal?: string;
	readonly keys?: Readonly<Record<string, string>>;
}

/** What moto decides of each case: PERMITTED, DENIED or NEUTRAL. */
function byMoto(cases: readonly Case[]): readonly string[] {
	const folder = mkdtempSync(join(tmpdir(), "moto-iam-"));
	try {
		const file = join(folder, "cases.json");
		writeFileSync(file, JSON.stringify(cases));
		return JSON.parse(
			execFileSync(
				join(builtEngine, "moto/bin/python"),
				[join(__dirname, "decideByMoto.py"), file],
				{ encoding: "utf8", timeout: PROCESS_MS, maxBuffer: 64 * 1024 * 1024 },
			),
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function outcomeOf(kind: PolicyKind, one: Case): string {
	return decide([readDocument(kind, one.policy)], {
		principal: { kind: "aws", arn: known(one.principal ?? ann) },
		action: one.action,
		resource: known(one.resource),
		context: Object.fromEntries(
			Object.entries(one.keys ?? {}).map(([key, value]) => [key, keyOf(value)]),
		),
		otherKeys: "absent",
	}).outcome;
}

const ann = "arn:aws:iam::111122223333:user/ann";
const bob = "arn:aws:iam::111122223333:user/bob";
const role = "arn:aws:iam::111122223333:role/delivery";

const oneOrMore = (...values: readonly string[]) => {
	const one = fc.constantFrom(...values);
	return fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }));
};
const actionLists = oneOrMore(
	"s3:*",
	"*",
	"s3:Get*",
	"s3:PutObject",
	"logs:*t*",
);
const permissionStatements = fc
	.tuple(
		fc.constantFrom("Allow", "Allow", "Deny"),
		fc.constantFrom("Action", "Action", "NotAction"),
		actionLists,
		oneOrMore(
			"*",
			"arn:aws:s3:::logs/*",
			"arn:aws:s3:::logs/a",
			"arn:aws:s3:::*/b",
		),
	)
	.map(([Effect, element, actions, Resource]) => ({
		Effect,
		[element]: actions,
		Resource,
	}));
const permissions = fc.record({
	policy: fc
		.array(permissionStatements, { minLength: 1, maxLength: 4 })
		.map((all) => JSON.stringify(documentOf(all))),
	action: fc.constantFrom("s3:PutObject", "s3:GetObject", "logs:PutLogEvents"),
	resource: fc.constantFrom("arn:aws:s3:::logs/a", "arn:aws:s3:::logs/b"),
});
const trusts = fc
	.record({
		AWS: fc.oneof(
			fc.constant("*"),
			fc.uniqueArray(fc.constantFrom(ann, bob), { minLength: 1 }),
		),
		Action: oneOrMore("sts:AssumeRole", "sts:*", "sts:TagSession"),
		wanted: fc.option(oneOrMore("a", "b", "c"), { nil: undefined }),
		principal: fc.constantFrom(ann, bob),
		value: fc.constantFrom("a", "b"),
	})
	.map(({ AWS, Action, wanted, principal, value }) => ({
		policy: JSON.stringify(
			documentOf({
				Effect: "Allow",
				Principal: { AWS },
				Action,
				...(wanted && {
					Condition: { StringEquals: { "sts:ExternalId": wanted } },
				}),
			}),
		),
		action: "sts:AssumeRole",
		resource: role,
		principal,
		keys: { "sts:ExternalId": value },
	}));

const seed = Date.now() % 1_000_000;
const sampleOf = <T>(drawn: fc.Arbitrary<T>) =>
	fc.sample(drawn, { ...draws(2000), seed });

describe(`decisions beside moto's IAM (seed ${seed})`, () => {
	it("are the same for the permissions of a user", () => {
		const cases = sampleOf(permissions);
		const names = {
			PERMITTED: "allowed",
			DENIED: "denied",
			NEUTRAL: "not allowed",
		};
		const found = byMoto(cases).map(
			(name) => names[name as keyof typeof names],
		);
		const outcomes = new Set(found);
		assert.equal(outcomes.size, 3);
		for (const [at, one] of cases.entries())
			assert.equal(outcomeOf("identity", one), found[at], JSON.stringify(one));
	});

	it("allow the same principals to assume a role", () => {
		const cases = sampleOf(trusts);
		const found = byMoto(cases).map((name) => name === "PERMITTED");
		assert.equal(new Set(found).size, 2);
		for (const [at, one] of cases.entries())
			assert.equal(
				outcomeOf("trust", one) === "allowed",
				found[at],
				JSON.stringify(one),
			);
	});
});
