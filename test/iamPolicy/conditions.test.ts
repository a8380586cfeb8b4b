import * as assert from "node:assert/strict";
import { decide } from "../../policypack/model/iamPolicy/decide";
import { readDocument } from "../../policypack/model/iamPolicy/document";
import {
	absentKey,
	keyOf,
	presentKey,
	unknownKey,
} from "../../policypack/model/iamPolicy/request";
import {
	delivery,
	denial,
	documentOf,
	expectDecisions,
	grant,
	pending,
	trailArn,
	variable,
	where,
} from "./requests";

const a = keyOf("a");
const unseen = unknownKey(pending);
const hidden = presentKey(pending);

describe("string conditions", () => {
	expectDecisions([
		where("StringEquals", "a", a, "allowed"),
		where("stringequals", "a", a, "allowed"),
		where("StringEquals", ["b", "a"], a, "allowed"),
		where("StringEquals", "A", a, "not allowed"),
		where("StringEquals", "*", a, "not allowed"),
		where("StringEquals", "a", absentKey, "not allowed"),
		where("StringEquals", [], a, "not allowed"),
		where("StringEquals", true, keyOf("true"), "allowed"),
		where("StringEquals", 7, keyOf("7"), "allowed"),
		where("StringEquals", ["a", pending], a, "allowed"),
		where("StringEquals", ["b", pending], a, "pending"),
		where("StringEquals", pending, absentKey, "not allowed"),
		where("StringEquals", "a", unseen, "pending"),
		where("StringEquals", "a", hidden, "pending"),
		where("StringEquals", { a: 1 }, a, "unreadable"),
		where("StringEquals", variable("aws:TestKey"), a, "allowed"),
		where("StringEquals", variable("aws:Other"), a, "not allowed"),
		where("StringNotEquals", variable("aws:Other"), a, "unreadable"),
		where("StringEqualsIgnoreCase", "A", a, "allowed"),
		where("StringEqualsIgnoreCase", "b", a, "not allowed"),
		where("StringNotEquals", "b", a, "allowed"),
		where("StringNotEquals", ["b", "a"], a, "not allowed"),
		where("StringNotEquals", ["b", "c"], a, "allowed"),
		where("StringNotEquals", "a", absentKey, "allowed"),
		where("StringNotEquals", ["a", pending], a, "not allowed"),
		where("StringNotEquals", pending, a, "pending"),
		where("StringNotEqualsIgnoreCase", "A", a, "not allowed"),
		where("StringLike", "?", a, "allowed"),
		where("StringLike", "b*", a, "not allowed"),
		where("StringLike", "*", hidden, "allowed"),
		where("StringLike", "*", unseen, "pending"),
		where("StringLikeIfExists", "*", unseen, "allowed"),
		where("StringLike", "a.*", keyOf("ab"), "not allowed"),
		where("StringNotLike", "*", a, "not allowed"),
		where("StringNotLike", "*", hidden, "not allowed"),
	]);
});

describe("conditions with IfExists, Null and sets", () => {
	expectDecisions([
		where("StringEqualsIfExists", "a", absentKey, "allowed"),
		where("StringEqualsIfExists", "b", a, "not allowed"),
		where("StringNotEqualsIfExists", "a", absentKey, "allowed"),
		where("StringEqualsIfExists", "b", unseen, "pending"),
		where("Null", "true", absentKey, "allowed"),
		where("Null", "true", a, "not allowed"),
		where("Null", false, a, "allowed"),
		where("Null", "false", hidden, "allowed"),
		where("Null", "false", unseen, "pending"),
		where("Null", "yes", a, "unreadable"),
		where("Null", pending, a, "pending"),
		where("NullIfExists", "true", absentKey, "unreadable"),
		where("ForAllValues:StringEquals", ["a", "b"], keyOf("a", "b"), "allowed"),
		where("ForAllValues:StringEquals", ["a"], keyOf("a", "b"), "not allowed"),
		where("ForAllValues:StringEquals", ["a"], absentKey, "allowed"),
		where("ForAllValues:StringEquals", ["a"], keyOf(), "allowed"),
		where("ForAnyValue:StringEquals", ["b"], keyOf("a", "b"), "allowed"),
		where("ForAnyValue:StringEquals", ["c"], keyOf("a", "b"), "not allowed"),
		where("ForAnyValue:StringEquals", ["a"], absentKey, "not allowed"),
		where("ForAnyValue:StringNotEquals", ["a"], absentKey, "not allowed"),
		where("ForAnyValue:StringNotEquals", ["a"], keyOf("a", "b"), "allowed"),
		where(
			"ForAllValues:StringNotEquals",
			["a"],
			keyOf("a", "b"),
			"not allowed",
		),
		where("ForAnyValue:StringEqualsIfExists", ["a"], absentKey, "allowed"),
		where("StringEquals", ["a", "b"], keyOf("a", "b"), "unreadable"),
		where("ForSomeValues:StringEquals", ["a"], a, "unreadable"),
		where("ForAllValue:StringEquals", ["a"], a, "unreadable"),
	]);
});

describe("ARN conditions", () => {
	const arn = keyOf(trailArn);
	const like = (text: string) => where("ArnLike", text, arn, "allowed");
	expectDecisions([
		where("ArnEquals", trailArn, arn, "allowed"),
		like(trailArn.replace("eu-central-1", "*")),
		like("arn:*:cloudtrail:*:111122223333:trail/*"),
		where(
			"ArnEquals",
			"arn:aws:cloudtrail:*:*:trail/management-?vents",
			arn,
			"allowed",
		),
		where(
			"ArnLike",
			"arn:aws:cloudtrail:*:trail/management-events",
			arn,
			"unreadable",
		),
		where("ArnLike", trailArn.replace("aws", "aws-cn"), arn, "not allowed"),
		where("ArnLike", "*", arn, "unreadable"),
		where("ArnLike", trailArn, absentKey, "not allowed"),
		where("ArnNotLike", trailArn, arn, "not allowed"),
		where(
			"ArnNotEquals",
			"arn:aws:cloudtrail:*:444455556666:*",
			arn,
			"allowed",
		),
		where("ArnNotEquals", trailArn, absentKey, "allowed"),
		where(
			"ArnLike",
			"arn:aws:someservice:*:111122223333:finance/*",
			keyOf(
				"arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt",
			),
			"not allowed",
		),
		where(
			"ArnLike",
			`arn:aws:cloudtrail:*:${variable("aws:TestKey")}:*`,
			keyOf("a"),
			"unreadable",
		),
	]);
});

describe("conditions on other types", () => {
	const address = keyOf("203.0.113.7");
	const seven = keyOf("7");
	const day = keyOf("2026-01-31T12:00:00Z");
	expectDecisions([
		where("Bool", "true", keyOf("true"), "allowed"),
		where("Bool", false, keyOf("False"), "allowed"),
		where("Bool", "false", keyOf("true"), "not allowed"),
		where("Bool", "false", absentKey, "not allowed"),
		where("BoolIfExists", "false", absentKey, "allowed"),
		where("Bool", "yes", keyOf("true"), "unreadable"),
		where("Bool", variable("aws:TestKey"), keyOf("true"), "unreadable"),
		where("IpAddress", "203.0.113.0/24", address, "allowed"),
		where("IpAddress", "203.0.113.7", address, "allowed"),
		where(
			"IpAddress",
			["2001:db8::/32", "203.0.113.8/32"],
			address,
			"not allowed",
		),
		where("IpAddress", "2001:DB8::/32", keyOf("2001:db8::7"), "allowed"),
		where("IpAddress", "203.0.113.0/33", address, "unreadable"),
		where("IpAddress", "203.0.113", address, "unreadable"),
		where("NotIpAddress", "203.0.113.0/24", address, "not allowed"),
		where("NotIpAddress", "198.51.100.0/24", address, "allowed"),
		where("NotIpAddress", "198.51.100.0/24", absentKey, "allowed"),
		where("NumericEquals", "7.0", seven, "allowed"),
		where("NumericNotEquals", 7, seven, "not allowed"),
		where("NumericLessThan", 7, seven, "not allowed"),
		where("NumericLessThanEquals", "7", seven, "allowed"),
		where("NumericGreaterThan", "-8", seven, "allowed"),
		where("NumericGreaterThanEquals", ["9", "7"], seven, "allowed"),
		where("NumericEquals", "seven", seven, "unreadable"),
		where("NumericLessThan", "10", keyOf("many"), "unreadable"),
		where("DateEquals", "2026-01-31T13:00:00+01:00", day, "allowed"),
		where("DateNotEquals", "2026-01-31T13:00:00+01:00", day, "not allowed"),
		where("DateLessThan", "2026-02", day, "allowed"),
		where("DateLessThanEquals", "1769860800", day, "allowed"),
		where("DateGreaterThan", "2026-01-31", day, "allowed"),
		where("DateGreaterThanEquals", "2026-02-01", day, "not allowed"),
		where("DateGreaterThan", "2026", day, "unreadable"),
		where("DateGreaterThan", "31.1.2026", day, "unreadable"),
		where("BinaryEquals", "YQ==", keyOf("YQ=="), "unreadable"),
		where("StringMatches", "a", a, "unreadable"),
		where("StringEqualsIfExistsIfExists", "a", a, "unreadable"),
	]);
});

describe("several conditions", () => {
	const when = (Condition: unknown) => grant({ Condition });
	const acl = { "s3:x-amz-acl": "bucket-owner-full-control" };
	expectDecisions([
		["none", when({}), "allowed"],
		["no keys", when({ StringEquals: {} }), "allowed"],
		[
			"all that hold",
			when({
				StringEquals: { ...acl, "aws:SourceArn": trailArn },
				Null: { "aws:SourceArn": "false" },
			}),
			"allowed",
		],
		[
			"one of two keys that does not",
			when({ StringEquals: { ...acl, "aws:SourceArn": "a" } }),
			"not allowed",
		],
		[
			"one of two operators that does not",
			when({ StringEquals: acl, Bool: { "aws:SourceArn": "a" } }),
			"unreadable",
		],
		[
			"one that does not beside one that is not supported",
			when({ StringMatches: acl, StringEquals: { "aws:SourceArn": "a" } }),
			"not allowed",
		],
		["all that are not known", when(pending), "pending"],
		[
			"an operator that is not known",
			when({ StringEquals: pending }),
			"pending",
		],
		[
			"a key that is not listed",
			when({ StringEquals: { "aws:PrincipalOrgID": "o-1" } }),
			"outside",
			{ context: {}, otherKeys: "unknown" },
		],
		[
			"a Deny without encryption",
			[
				grant(),
				denial({
					Condition: {
						StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
					},
				}),
			],
			"denied",
		],
		[
			"a Deny of plain HTTP",
			[
				grant(),
				denial({ Condition: { Bool: { "aws:SecureTransport": "false" } } }),
			],
			"denied",
			{ context: { "aws:SecureTransport": keyOf("false") } },
		],
		[
			"a Deny of plain HTTP where TLS is used",
			[
				grant(),
				denial({ Condition: { Bool: { "aws:SecureTransport": "false" } } }),
			],
			"allowed",
			{ context: { "aws:SecureTransport": keyOf("true") } },
		],
	]);
});

describe("a document of version 2008-10-17", () => {
	const outcome = (version: string | undefined, Condition: unknown) =>
		decide(
			[
				readDocument("resource", {
					...documentOf(grant({ Condition })),
					Version: version,
				}),
			],
			delivery,
		).outcome;
	const own = { StringLike: { "aws:SourceArn": variable("aws:SourceArn") } };

	for (const [version, expected] of [
		["2012-10-17", "allowed"],
		["2008-10-17", "not allowed"],
		[undefined, "not allowed"],
	] as const)
		it(`${version}: a variable is ${expected}`, () =>
			assert.equal(outcome(version, own), expected));

	it("has wildcards", () =>
		assert.equal(
			outcome("2008-10-17", { StringLike: { "aws:SourceArn": "arn:*" } }),
			"allowed",
		));
});
