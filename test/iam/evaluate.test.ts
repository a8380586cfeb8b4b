import assert from "node:assert/strict";
import { decide, type Request, type Statement } from "../kit/iam/evaluate";
import { matches } from "../kit/iam/wildcards";

const request: Request = {
	principal: { service: "cloudtrail.amazonaws.com" },
	action: "s3:PutObject",
	resource: "arn:aws:s3:::logs/AWSLogs/111122223333/file",
	context: {
		"aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit",
	},
};

const allow: Statement = {
	Effect: "Allow",
	Principal: { Service: "cloudtrail.amazonaws.com" },
	Action: "s3:PutObject",
	Resource: "arn:aws:s3:::logs/*",
};

const decision = (
	changes: Partial<Statement>,
	changed: Partial<Request> = {},
) =>
	decide({ Statement: [{ ...allow, ...changes }] }, { ...request, ...changed });

describe("the evaluator of policies", () => {
	it("compares principals, actions and resources", () => {
		const user = "arn:aws:iam::111122223333:user/ann";
		const byAnn = { principal: { aws: user } };
		for (const [changes, changed, expected] of [
			[{}, {}, "allowed"],
			[{ Action: "S3:put*" }, {}, "allowed"],
			[{ Action: ["s3:GetObject", "s3:Put?bject"] }, {}, "allowed"],
			[{ Action: "s3:PutObjectAcl" }, {}, "not allowed"],
			[{ Resource: "arn:aws:s3:::logs" }, {}, "not allowed"],
			[{ Resource: "arn:aws:s3:::LOGS/*" }, {}, "not allowed"],
			[{ Principal: "*" }, {}, "allowed"],
			[{ Principal: { Service: "logs.amazonaws.com" } }, {}, "not allowed"],
			[{}, byAnn, "not allowed"],
			[{ Principal: { AWS: user } }, byAnn, "allowed"],
			[{ Principal: { AWS: "*" } }, byAnn, "allowed"],
			[
				{ Principal: { AWS: "arn:aws:iam::111122223333:root" } },
				byAnn,
				"allowed",
			],
			[
				{ Principal: { AWS: "arn:aws:iam::444455556666:root" } },
				byAnn,
				"not allowed",
			],
			[{ Effect: "Deny" }, {}, "denied"],
		] as const)
			assert.equal(
				decision(changes, changed),
				expected,
				JSON.stringify([changes, changed]),
			);
		const Statement = [allow, { ...allow, Effect: "Deny" }];
		assert.equal(decide({ Statement }, request), "denied");
	});

	it("holds conditions against what the request has", () => {
		const arn = request.context?.["aws:SourceArn"] ?? "";
		for (const [operator, key, wanted, expected] of [
			["StringEquals", "AWS:sourcearn", arn, true],
			["StringEquals", "aws:SourceArn", [arn, "other"], true],
			["StringEquals", "aws:SourceArn", `${arn}*`, false],
			["StringEquals", "aws:SourceAccount", "111122223333", false],
			["StringEqualsIfExists", "aws:SourceAccount", "111122223333", true],
			["StringEqualsIfExists", "aws:SourceArn", "other", false],
			["StringNotEquals", "aws:SourceAccount", "111122223333", true],
			["StringNotEquals", "aws:SourceArn", arn, false],
			["StringLike", "aws:SourceArn", "arn:*:trail/*", true],
			["StringNotLike", "aws:SourceArn", "arn:*:trail/*", false],
			["ArnLike", "aws:SourceArn", "arn:*:cloudtrail:*:*:trail/*", true],
			["ArnEquals", "aws:SourceArn", arn, true],
			["ArnEquals", "aws:SourceArn", "arn:*:trail/audit", false],
			["ArnNotLike", "aws:SourceArn", "arn:*:s3:*:*:*", true],
			["Null", "aws:SourceArn", "false", true],
			["Null", "aws:SourceArn", "true", false],
			["Null", "aws:SourceAccount", "true", true],
			["Bool", "aws:SecureTransport", "false", false],
		] as const) {
			const Condition = { [operator]: { [key]: wanted } };
			assert.equal(
				decision({ Condition }),
				expected ? "allowed" : "not allowed",
				JSON.stringify(Condition),
			);
		}
	});

	it("wants all operators and all keys to hold", () => {
		const yes = { "aws:SourceArn": "arn:*" };
		const no = { "aws:SourceAccount": "*" };
		for (const [Condition, expected] of [
			[{ StringLike: yes, Null: { "aws:SourceArn": "false" } }, "allowed"],
			[{ StringLike: { ...yes, ...no } }, "not allowed"],
			[{ StringLike: yes, Bool: no }, "not allowed"],
		] as const)
			assert.equal(decision({ Condition }), expected);
	});

	it("turns around what a statement is not about", () => {
		const { Principal: _, ...anyone } = allow;
		const other = { Service: "logs.amazonaws.com" };
		for (const [statement, expected] of [
			[{ ...anyone, NotPrincipal: other }, "allowed"],
			[{ ...anyone, NotPrincipal: allow.Principal }, "not allowed"],
			[{ ...allow, Action: undefined, NotAction: "s3:Get*" }, "allowed"],
			[{ ...allow, Action: undefined, NotAction: "s3:*" }, "not allowed"],
			[
				{ ...allow, Resource: undefined, NotResource: "arn:aws:s3:::other/*" },
				"allowed",
			],
			[
				{ ...allow, Resource: undefined, NotResource: "arn:aws:s3:::logs/*" },
				"not allowed",
			],
		] as const)
			assert.equal(
				decide({ Statement: [statement as Statement] }, request),
				expected,
				JSON.stringify(statement),
			);
	});

	it("puts values of the request in place of variables", () => {
		const context = { "aws:SourceAccount": "111122223333" };
		const Resource = `arn:aws:s3:::logs/AWSLogs/\${aws:SourceAccount}/*`;
		assert.equal(decision({ Resource }, { context }), "allowed");
		assert.equal(decision({ Resource }, { context: {} }), "not allowed");
		assert.equal(
			decision({ Resource: `arn:aws:s3:::logs/\${aws:x, 'AWSLogs'}/*` }),
			"allowed",
		);
	});

	it("knows what holds of keys that the request does not have", () => {
		const none = { "aws:SourceVpce": "vpce-1" };
		for (const [operator, expected] of [
			["StringEquals", false],
			["StringNotEquals", true],
			["StringNotEqualsIfExists", true],
			["ForAllValues:StringEquals", true],
			["ForAnyValue:StringEquals", false],
			["ForAnyValue:StringNotEquals", false],
			["StringEqualsIgnoreCase", false],
			["NumericLessThan", false],
			["NumericNotEquals", true],
		] as const)
			assert.equal(
				decision({ Condition: { [operator]: none } }) === "allowed",
				expected,
				operator,
			);
	});

	it("throws at what it does not understand", () => {
		assert.throws(() => decision({ Allow: "s3:*" } as never), /Allow/);
		assert.throws(
			() => decision({ Resource: `arn:aws:s3:::logs/\${*}` }),
			/\$\{\*\}/,
		);
		assert.throws(
			() => decision({ Condition: { DateLessThan: { a: "b" } } }),
			/DateLessThan/,
		);
		assert.throws(() => decision({ Principal: { Everyone: "x" } }), /Everyone/);
	});

	it("takes nothing but * and ? for wildcards", () => {
		assert.ok(matches("a.b[c]*?", "a.b[c]x"));
		assert.ok(!matches("a.b", "axb"));
		assert.ok(!matches("a?", "a"));
	});
});
