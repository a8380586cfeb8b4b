import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { readPolicy } from "../../policypack/model/bucketPolicy/document";
import {
	bucket,
	closedStatement,
	denyAll,
	denyInsecureTransport,
	objects,
	policy,
	publicStatement,
	trailArn,
	variable,
} from "./statements";

describe("readPolicy of anything", () => {
	const outcomes = ["closed", "public", "malformed", "unknown"];
	const values = [
		"vpc-1",
		"vpc-*",
		"*",
		variable("aws:SourceVpc"),
		"111122223333",
		"203.0.113.0/24",
		"0.0.0.0/0",
		"o-abc123def4/*",
		trailArn,
		"",
		null,
		7,
		[],
	];
	const elementOf = (alone: readonly unknown[]) =>
		fc.oneof(
			fc.constantFrom<unknown>(...alone),
			fc.array(fc.constantFrom<unknown>(...alone), { maxLength: 3 }),
			fc.jsonValue(),
		);
	const principals = fc.oneof(
		elementOf(values),
		fc.dictionary(
			fc.constantFrom("AWS", "Service", "Federated", "CanonicalUser"),
			elementOf(values),
		),
	);
	const conditions = fc.dictionary(
		fc.constantFrom("StringEquals", "StringLike", "IpAddress", "Null"),
		fc.dictionary(
			fc.constantFrom("aws:SourceVpc", "aws:SourceIp", "s3:prefix"),
			elementOf(values),
		),
	);
	const resources = elementOf([bucket, objects, `${bucket}*`, "*"]);
	const statements = (effect: fc.Arbitrary<unknown>) =>
		fc.record(
			{
				Effect: effect,
				Principal: principals,
				NotPrincipal: principals,
				Action: elementOf(["s3:GetObject", "s3:*", "*"]),
				Resource: resources,
				Condition: fc.oneof(conditions, fc.jsonValue()),
				Sid: fc.string(),
			},
			{ requiredKeys: ["Effect"] },
		);
	const lists = fc.array(statements(fc.constantFrom("Allow", "Deny")), {
		maxLength: 4,
	});

	it("never throws on a JSON value, nor on its text", () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				assert.ok(outcomes.includes(readPolicy(value).outcome));
				assert.ok(outcomes.includes(readPolicy(JSON.stringify(value)).outcome));
			}),
		);
	});

	it("never throws on a text", () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				assert.ok(outcomes.includes(readPolicy(text).outcome));
			}),
		);
	});

	it("never throws on a statement of any parts", () => {
		fc.assert(
			fc.property(statements(fc.jsonValue()), (any) => {
				assert.ok(outcomes.includes(readPolicy(policy(any)).outcome));
			}),
		);
	});

	it("reads a document and its text alike", () => {
		fc.assert(
			fc.property(lists, (list) => {
				const document = policy(...list);
				assert.deepEqual(
					readPolicy(JSON.stringify(document)),
					readPolicy(document),
				);
			}),
		);
	});

	it("is opened by no Deny", () => {
		fc.assert(
			fc.property(lists, statements(fc.constant("Deny")), (list, deny) => {
				const before = readPolicy(policy(...list)).outcome;
				const after = readPolicy(policy(...list, deny)).outcome;
				assert.ok(
					after === before || after === "closed" || after === "unknown",
				);
			}),
		);
	});

	it("is closed by no further Allow", () => {
		const sound = fc.array(
			fc.constantFrom(publicStatement, closedStatement, denyInsecureTransport),
		);
		fc.assert(
			fc.property(sound, statements(fc.constant("Allow")), (list, allow) => {
				const opened = policy(...list, publicStatement, allow);
				const { outcome } = readPolicy(opened);
				assert.ok(outcome === "public" || outcome === "malformed");
			}),
		);
	});

	it("survives a policy nested deeper than any stack", () => {
		const deep = 200_000;
		const text = `{"Statement":${"[".repeat(deep)}${"]".repeat(deep)}}`;
		assert.equal(readPolicy(text).outcome, "malformed");
		const principal = `{"AWS":${"[".repeat(deep)}${"]".repeat(deep)}}`;
		const nested = `{"Statement":{"Effect":"Allow","Principal":${principal}}}`;
		assert.equal(readPolicy(nested).outcome, "malformed");
	});

	it("survives a policy of very many statements", () => {
		const many = Array.from({ length: 200_000 }, () => publicStatement);
		assert.equal(
			readPolicy(policy(...many.slice(0, 1000), denyAll)).outcome,
			"closed",
		);
		assert.equal(readPolicy({ Statement: many }).outcome, "public");
	});
});
