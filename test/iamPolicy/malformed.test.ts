import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { keepReading } from "../../policypack/model/bucketPolicy/keptReading";
import { decide } from "../../policypack/model/iamPolicy/decide";
import { readDocument } from "../../policypack/model/iamPolicy/document";
import type { PolicyKind } from "../../policypack/model/iamPolicy/malformed";
import { known } from "../../policypack/model/value";
import {
	delivery,
	denial,
	documentOf,
	grant,
	pending,
	variable,
} from "./requests";

const outcomeOf = (policy: unknown, kind: PolicyKind = "resource") =>
	decide([readDocument(kind, policy)], delivery).outcome;

/** Why a document is rejected; undefined where it is not. */
function reasonOf(policy: unknown, kind: PolicyKind): string | undefined {
	const read = readDocument(kind, policy);
	return read.outcome === "malformed" ? read.reason : undefined;
}

const ofRole = (parts: object) =>
	documentOf({ Effect: "Allow", Action: "s3:*", Resource: "*", ...parts });

describe("a document that AWS rejects", () => {
	const rows: readonly (readonly [
		policy: unknown,
		kind: PolicyKind,
		reason: RegExp | undefined,
	])[] = [
		["", "resource", /not JSON/],
		["{", "resource", /not JSON/],
		["[]", "resource", /not an object/],
		[7, "resource", /not an object/],
		[{}, "resource", /no Statement/],
		[documentOf("a"), "resource", /statement 1 is not an object/],
		[documentOf([grant(), 7]), "resource", /statement 2 is not an object/],
		[documentOf(grant(), "2012-10-18"), "resource", /Version/],
		[documentOf(grant({ Effect: undefined })), "resource", /no Effect/],
		[documentOf(grant({ Effect: "allow" })), "resource", /neither Allow/],
		[documentOf(grant({ NotAction: "s3:*" })), "resource", /both Action/],
		[documentOf(grant({ NotResource: "*" })), "resource", /both Resource/],
		[documentOf(grant({ NotPrincipal: "*" })), "resource", /both Principal/],
		[documentOf(grant({ Action: undefined })), "resource", /no Action/],
		[documentOf(grant({ Action: [] })), "resource", /empty list as Action/],
		[documentOf(grant({ Action: [7] })), "resource", /not a text/],
		[documentOf(grant({ Action: "PutObject" })), "resource", /service/],
		[documentOf(grant({ Resource: {} })), "resource", /not a text/],
		[documentOf(grant({ Principal: undefined })), "resource", /no Principal/],
		[documentOf(grant({ Principal: { Aws: "*" } })), "resource", /type/],
		[
			documentOf(grant({ Principal: { AWS: "arn:aws:iam::1:role/a*" } })),
			"resource",
			/wildcard in a part/,
		],
		[documentOf(grant({ Condition: [] })), "resource", /Condition/],
		[documentOf(grant({ Condition: { Bool: "a" } })), "resource", /operator/],
		[ofRole({ Principal: "*" }), "identity", /cannot have/],
		[ofRole({ Resource: undefined }), "identity", /no Resource/],
		[ofRole({ Resource: "log-group" }), "identity", /neither an ARN nor/],
		[ofRole({ Resource: [pending, "*"] }), "identity", undefined],
		[ofRole({ Principal: "*" }), "trust", /cannot have/],
		[
			ofRole({ Resource: undefined, NotPrincipal: "*" }),
			"trust",
			/NotPrincipal/,
		],
		[
			documentOf(grant({ Effect: pending, Action: pending })),
			"resource",
			undefined,
		],
		[documentOf(grant({ NotAction: pending })), "resource", undefined],
		[documentOf(pending), "resource", undefined],
		[documentOf(denial({ Condition: null })), "resource", undefined],
		[`\uFEFF${JSON.stringify(documentOf(grant()))}`, "resource", undefined],
		[undefined, "resource", undefined],
	];
	for (const [policy, kind, reason] of rows)
		it(`${JSON.stringify(policy)} (${kind}): ${reason ?? "accepted"}`, () => {
			const found = reasonOf(policy, kind);
			if (reason) assert.match(found ?? "", reason);
			else assert.equal(found, undefined);
		});

	it("is a fact of its own, whatever other documents decide", () => {
		const documents = [documentOf(grant()), documentOf(7)].map((policy) =>
			readDocument("resource", policy),
		);
		assert.deepEqual(decide(documents, delivery), {
			outcome: "malformed",
			document: 1,
			reason: "statement 1 is not an object",
		});
	});
});

describe("a document of which nothing is known", () => {
	it("may decide anything", () => {
		const decision = decide([readDocument("resource", pending)], delivery);
		assert.ok(decision.outcome === "unknown");
		assert.deepEqual(decision.may, ["allowed", "denied", "not allowed"]);
		assert.equal(decision.unknown, pending);
	});

	it("is unreadable where it is a secret", () => {
		const kept = keepReading({ outcome: "closed" });
		const decision = decide([readDocument("resource", kept)], delivery);
		assert.ok(decision.outcome === "unknown");
		assert.equal(decision.unknown.cause, "unreadable");
	});

	it("does not allow where it is not set", () => {
		assert.equal(outcomeOf(undefined), "not allowed");
	});
});

describe("a text in which an object has a key twice", () => {
	const bucket = JSON.stringify(documentOf(grant()));
	const withCondition = (condition: string) =>
		bucket.replace('"Effect"', `"Condition":${condition},"Effect"`);
	for (const [text, expected] of [
		[withCondition('{"Null":{"a":"true"},"Null":{"b":"true"}}'), "unknown"],
		[withCondition('{"Null":{"a":"true","\\u0061":"true"}}'), "unknown"],
		[bucket.replace('"Statement"', '"Statement":[],"Statement"'), "unknown"],
		[withCondition('{"Null":{"a":"true"},"Bool":{}}'), "allowed"],
		[
			withCondition('{"Null":{"a\\":{\\"":"true","a":["true","a"]}}'),
			"allowed",
		],
		[JSON.stringify(documentOf([grant(), grant()])), "allowed"],
	] as const)
		it(`${text}: ${expected}`, () => assert.equal(outcomeOf(text), expected));
});

describe("any document", () => {
	const outcomes = ["allowed", "denied", "not allowed", "unknown", "malformed"];
	const kinds = fc.constantFrom<PolicyKind>("resource", "identity", "trust");

	it("is read without an error, as an object and as a text alike", () => {
		const parts = fc.record(
			{
				Effect: fc.oneof(fc.constantFrom("Allow", "Deny"), fc.jsonValue()),
				Principal: fc.jsonValue(),
				NotPrincipal: fc.jsonValue(),
				Action: fc.oneof(fc.constantFrom("s3:*", "*"), fc.jsonValue()),
				Resource: fc.oneof(
					fc.constantFrom("*", variable("").slice(0, 2)),
					fc.jsonValue(),
				),
				Condition: fc.oneof(
					fc.dictionary(
						fc.constantFrom("StringLike", "Bool", "DateEquals", "IpAddress"),
						fc.dictionary(fc.constant("aws:SourceArn"), fc.jsonValue()),
					),
					fc.jsonValue(),
				),
			},
			{ requiredKeys: ["Effect", "Action"] },
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.jsonValue(),
					fc.array(parts, { maxLength: 3 }).map((all) => documentOf(all)),
				),
				kinds,
				(policy, kind) => {
					const read = outcomeOf(policy, kind);
					assert.ok(outcomes.includes(read));
					if (typeof policy !== "string" && policy !== null)
						assert.equal(outcomeOf(JSON.stringify(policy), kind), read);
				},
			),
		);
	});

	it("is read without an error from any text", () => {
		fc.assert(
			fc.property(fc.string(), kinds, (text, kind) =>
				assert.ok(outcomes.includes(outcomeOf(text, kind))),
			),
		);
	});

	it("may be nested deeper than a stack", () => {
		const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
		assert.equal(outcomeOf(`{"Statement":${deep}}`), "malformed");
	});
});

describe("a document of 20 KB", () => {
	const text = `arn:aws:s3:::trail-logs/${"a".repeat(1000)}`;
	const request = { ...delivery, resource: known(text) };
	const timeOf = (Statement: unknown) => {
		const started = process.cpuUsage();
		const read = readDocument("resource", documentOf(Statement));
		const { outcome } = decide([read], request);
		return { outcome, ms: process.cpuUsage(started).user / 1000 };
	};
	const filled = (pattern: string) =>
		Array.from(
			{ length: Math.floor(20_000 / pattern.length) },
			(_, at) => `${pattern}${at}`,
		);

	for (const [name, statement] of Object.entries({
		"many resources": grant({ Resource: filled("arn:aws:s3:::a/*a*a") }),
		"one resource of many wildcards": grant({
			Resource: `arn:aws:s3:::${"*a".repeat(10_000)}b`,
		}),
		"question marks": grant({
			Resource: `arn:aws:s3:::*${"?".repeat(20_000)}`,
		}),
		"many actions": grant({ Action: filled("s3:*a*") }),
		"many values": grant({
			Condition: { ArnLike: { "aws:SourceArn": filled("arn:*:*:*:*:*a*") } },
		}),
		"many variables": grant({
			Resource: `arn:aws:s3:::${`${variable("aws:SourceArn")}*`.repeat(1200)}`,
		}),
		"many openings of variables": grant({
			Resource: `arn:aws:s3:::${variable("").slice(0, 2).repeat(10_000)}`,
		}),
	}))
		it(`with ${name} takes less than a second`, () => {
			const { outcome, ms } = timeOf(statement);
			assert.ok(["not allowed", "unknown"].includes(outcome), outcome);
			assert.ok(ms < 1000, `${ms} ms`);
		});
});
