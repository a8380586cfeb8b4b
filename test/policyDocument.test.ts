import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import {
	type PolicyReading,
	readPolicy,
} from "../policypack/model/bucketPolicy/document";
import { unknown } from "../policypack/model/value";

type Outcome = PolicyReading["outcome"];
type Row = readonly [name: string, policy: unknown, expected: Outcome];
type Parts = Readonly<Record<string, unknown>>;

const bucket = "arn:aws:s3:::trail-logs";
const objects = `${bucket}/*`;
const trailArn =
	"arn:aws:cloudtrail:eu-central-1:111122223333:trail/management-events";
const pending = unknown("pending", "the bucket's ARN");

/** A policy variable, written so that nobody takes it for a placeholder. */
function variable(name: string): string {
	return `$\{${name}}`;
}

function policy(...statements: readonly unknown[]): Parts {
	return { Version: "2012-10-17", Statement: statements };
}

function statement(parts: Parts): Parts {
	return {
		Effect: "Allow",
		Principal: "*",
		Action: "s3:GetObject",
		Resource: objects,
		...parts,
	};
}

const publicStatement = statement({});
const closedStatement = statement({
	Principal: { AWS: "arn:aws:iam::111122223333:root" },
});
const denyInsecureTransport = statement({
	Effect: "Deny",
	Action: "s3:*",
	Resource: [bucket, objects],
	Condition: { Bool: { "aws:SecureTransport": "false" } },
});
const denyAll = statement({
	Effect: "Deny",
	Action: "s3:*",
	Resource: [bucket, objects],
});

/** A grant to some principal, without condition. */
function to(principal: unknown): Parts {
	return policy(statement({ Principal: principal }));
}

/** A grant to everyone under some conditions. */
function when(condition: unknown): Parts {
	return policy(statement({ Condition: condition }));
}

/** A grant to everyone under one condition. */
function where(operator: string, key: string, value: unknown): Parts {
	return when({ [operator]: { [key]: value } });
}

/** The public grant beside a Deny that differs from a full one in some parts. */
function beside(deny: Parts): Parts {
	return policy(publicStatement, { ...denyAll, ...deny });
}

const table: Readonly<Record<string, readonly Row[]>> = {
	"the document": [
		["no policy", undefined, "closed"],
		["null for no policy", null, "closed"],
		["an empty text", "", "malformed"],
		["a closed policy as text", JSON.stringify(to("111122223333")), "closed"],
		["a public policy as text", JSON.stringify(to("*")), "public"],
		["a public policy as an object", to("*"), "public"],
		["indented text", JSON.stringify(to("*"), null, "\t"), "public"],
		[
			"text after a byte order mark",
			`\uFEFF${JSON.stringify(to("*"))}`,
			"public",
		],
		["one statement without a list", { Statement: publicStatement }, "public"],
		["a closed one without a list", { Statement: closedStatement }, "closed"],
		["no statement in the list", policy(), "closed"],
		["the older version", { ...to("*"), Version: "2008-10-17" }, "public"],
		["no version", { Statement: [closedStatement] }, "closed"],
		["an Id", { ...to("*"), Id: "Policy1" }, "public"],
	],
	"what is no policy": [
		["text that is not JSON", "allow everyone", "malformed"],
		["JSON cut short", JSON.stringify(to("*")).slice(0, -3), "malformed"],
		["a trailing comma", '{"Statement": [],}', "malformed"],
		["blank text", "  ", "malformed"],
		["JSON of a text", '"policy"', "malformed"],
		["JSON of a policy's text", JSON.stringify("{}"), "malformed"],
		["JSON of a number", "42", "malformed"],
		["JSON null", "null", "malformed"],
		["a list of statements alone", [publicStatement], "malformed"],
		["a list as text", JSON.stringify([publicStatement]), "malformed"],
		["a number", 42, "malformed"],
		["a boolean", true, "malformed"],
		["an empty object", {}, "malformed"],
		["no Statement", { Version: "2012-10-17" }, "malformed"],
		["statement in lower case", { statement: publicStatement }, "malformed"],
		["a Statement that is a text", { Statement: "Allow" }, "malformed"],
		["a Statement that is null", { Statement: null }, "malformed"],
		["a text among the statements", policy("Allow"), "malformed"],
		["null among the statements", policy(closedStatement, null), "malformed"],
		["a list among the statements", policy([closedStatement]), "malformed"],
		["no Effect", policy(statement({ Effect: undefined })), "malformed"],
		[
			"Effect in lower case",
			policy(statement({ Effect: "allow" })),
			"malformed",
		],
		["another Effect", policy(statement({ Effect: "Audit" })), "malformed"],
		["no Principal", to(undefined), "malformed"],
		["a null Principal", to(null), "malformed"],
		["an empty Principal", to(""), "malformed"],
		[
			"an object for a principal's name",
			to({ AWS: { "*": "*" } }),
			"malformed",
		],
		["a principal of no known type", to({ Group: "auditors" }), "malformed"],
		[
			"a Principal and a NotPrincipal",
			policy(statement({ NotPrincipal: { AWS: "111122223333" } })),
			"malformed",
		],
		["a Condition that is a text", when("aws:SourceVpc"), "malformed"],
		["a Condition that is a list", when([]), "malformed"],
		["an operator without an object", when({ StringEquals: "x" }), "malformed"],
		[
			"a malformed statement after a closed one",
			policy(closedStatement, statement({ Effect: "" })),
			"malformed",
		],
	],
	"principals that are everyone": [
		["a star", to("*"), "public"],
		["a list with a star", to(["*"]), "public"],
		["AWS: a star", to({ AWS: "*" }), "public"],
		["AWS: a list with a star", to({ AWS: ["*"] }), "public"],
		[
			"AWS: a star after an account",
			to({ AWS: ["111122223333", "*"] }),
			"public",
		],
		["aws in lower case", to({ aws: "*" }), "public"],
		["Service: a star", to({ Service: "*" }), "public"],
		["Service: a pattern", to({ Service: "*.amazonaws.com" }), "public"],
		["CanonicalUser: a star", to({ CanonicalUser: "*" }), "public"],
		["Federated: a star", to({ Federated: "*" }), "public"],
		["a star of no known type", to({ "*": "*" }), "public"],
		[
			"a service, and AWS: a star",
			to({ Service: "cloudtrail.amazonaws.com", AWS: "*" }),
			"public",
		],
		["all of an account", to({ AWS: "arn:aws:iam::111122223333:*" }), "public"],
		["roots of all accounts", to({ AWS: "arn:aws:iam::*:root" }), "public"],
		[
			"a role by a pattern",
			to({ AWS: "arn:aws:iam::111122223333:role/audit-?" }),
			"public",
		],
		[
			"a user by a policy variable",
			to({ AWS: `arn:aws:iam::111122223333:user/${variable("aws:username")}` }),
			"public",
		],
		[
			"a web identity provider, as in AWS's own example",
			to({ Federated: "graph.facebook.com" }),
			"public",
		],
		[
			"everyone but one account",
			policy(
				statement({
					Principal: undefined,
					NotPrincipal: { AWS: "arn:aws:iam::111122223333:root" },
				}),
			),
			"public",
		],
	],
	"principals that are fixed": [
		["an account id", to({ AWS: "111122223333" }), "closed"],
		["an account id as a number", to({ AWS: 111122223333 }), "closed"],
		[
			"an account's root",
			to({ AWS: "arn:aws:iam::111122223333:root" }),
			"closed",
		],
		[
			"another account",
			to({ AWS: "arn:aws:iam::444455556666:root" }),
			"closed",
		],
		["a role", to({ AWS: "arn:aws:iam::111122223333:role/audit" }), "closed"],
		["a user", to({ AWS: "arn:aws:iam::111122223333:user/kim" }), "closed"],
		[
			"a role session",
			to({ AWS: "arn:aws:sts::111122223333:assumed-role/audit/kim" }),
			"closed",
		],
		[
			"the id of a removed user",
			to({ AWS: "AIDAEXAMPLEEXAMPLE123" }),
			"closed",
		],
		[
			"several accounts",
			to({ AWS: ["111122223333", "444455556666"] }),
			"closed",
		],
		[
			"another partition",
			to({ AWS: "arn:aws-cn:iam::111122223333:root" }),
			"closed",
		],
		["a canonical user", to({ CanonicalUser: "79a59df900b949e5" }), "closed"],
		["a service", to({ Service: "cloudtrail.amazonaws.com" }), "closed"],
		[
			"two services",
			to({ Service: ["cloudtrail.amazonaws.com", "config.amazonaws.com"] }),
			"closed",
		],
		[
			"a SAML provider of an account",
			to({ Federated: "arn:aws:iam::111122223333:saml-provider/corp" }),
			"closed",
		],
		[
			"an OIDC provider of an account",
			to({ Federated: "arn:aws:iam::111122223333:oidc-provider/ci.example" }),
			"closed",
		],
		["an empty list", to({ AWS: [] }), "closed"],
		["no principal of any type", to({}), "closed"],
		[
			"a service under a condition with a wildcard",
			policy(
				statement({
					Principal: { Service: "cloudtrail.amazonaws.com" },
					Condition: { StringLike: { "aws:SourceArn": "arn:aws:*" } },
				}),
			),
			"closed",
		],
	],
	"keys that count when fixed": [
		[
			"PrincipalOrgID",
			where("StringEquals", "aws:PrincipalOrgID", "o-abc123def4"),
			"closed",
		],
		[
			"PrincipalArn",
			where(
				"ArnEquals",
				"aws:PrincipalArn",
				"arn:aws:iam::111122223333:role/audit",
			),
			"closed",
		],
		[
			"PrincipalAccount",
			where("StringEquals", "aws:PrincipalAccount", "111122223333"),
			"closed",
		],
		["SourceArn", where("ArnEquals", "aws:SourceArn", trailArn), "closed"],
		[
			"SourceVpc",
			where("StringEquals", "aws:SourceVpc", "vpc-91237329"),
			"closed",
		],
		[
			"SourceVpce",
			where("StringEquals", "aws:SourceVpce", "vpce-0a1b2c3d"),
			"closed",
		],
		[
			"SourceOwner",
			where("StringEquals", "aws:SourceOwner", "111122223333"),
			"closed",
		],
		[
			"SourceAccount",
			where("StringEquals", "aws:SourceAccount", "111122223333"),
			"closed",
		],
		[
			"SourceAccount as a number",
			where("StringEquals", "aws:SourceAccount", 111122223333),
			"closed",
		],
		[
			"userid of a user",
			where("StringEquals", "aws:userid", "AIDAEXAMPLEEXAMPLE123"),
			"closed",
		],
		[
			"DataAccessPointAccount",
			where("StringEquals", "s3:DataAccessPointAccount", "111122223333"),
			"closed",
		],
		[
			"SourceOrgID",
			where("StringEquals", "aws:SourceOrgID", "o-abc123def4"),
			"closed",
		],
		[
			"VpceAccount",
			where("StringEquals", "aws:VpceAccount", "111122223333"),
			"closed",
		],
		[
			"VpceOrgID",
			where("StringEquals", "aws:VpceOrgID", "o-abc123def4"),
			"closed",
		],
		[
			"a key in lower case",
			where("StringEquals", "aws:sourcevpc", "vpc-91237329"),
			"closed",
		],
		[
			"a key in upper case",
			where("StringEquals", "AWS:SOURCEVPC", "vpc-91237329"),
			"closed",
		],
		[
			"userid as UserId",
			where("StringEquals", "aws:UserId", "AIDAEXAMPLEEXAMPLE123"),
			"closed",
		],
		[
			"every value of a list fixed",
			where("StringEquals", "aws:SourceVpc", ["vpc-1", "vpc-2"]),
			"closed",
		],
		[
			"a list of no values, which narrows nothing",
			where("StringEquals", "aws:SourceVpc", []),
			"public",
		],
		[
			"everyone but one account, from one VPC",
			policy(
				statement({
					Principal: undefined,
					NotPrincipal: { AWS: "111122223333" },
					Condition: { StringEquals: { "aws:SourceVpc": "vpc-91237329" } },
				}),
			),
			"closed",
		],
		[
			"roles by a pattern, of one organization",
			policy(
				statement({
					Principal: { AWS: "arn:aws:iam::*:role/audit" },
					Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abc123def4" } },
				}),
			),
			"closed",
		],
	],
	"keys that do not count": [
		[
			"S3's KMS header",
			where(
				"StringEquals",
				"s3:x-amz-server-side-encryption-aws-kms-key-id",
				"arn:aws:kms:eu-central-1:111122223333:key/1",
			),
			"public",
		],
		[
			"a canned ACL",
			where("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control"),
			"public",
		],
		["a prefix", where("StringEquals", "s3:prefix", "AWSLogs"), "public"],
		[
			"Referer",
			where("StringEquals", "aws:Referer", "https://example.com/"),
			"public",
		],
		["UserAgent", where("StringEquals", "aws:UserAgent", "auditor"), "public"],
		[
			"PrincipalTag",
			where("StringEquals", "aws:PrincipalTag/team", "audit"),
			"public",
		],
		[
			"PrincipalType",
			where("StringEquals", "aws:PrincipalType", "User"),
			"public",
		],
		[
			"RequestedRegion",
			where("StringEquals", "aws:RequestedRegion", "eu-central-1"),
			"public",
		],
		[
			"username, which each account can give",
			where("StringEquals", "aws:username", "kim"),
			"public",
		],
		[
			"VpcSourceIp, which each VPC can use",
			where("IpAddress", "aws:VpcSourceIp", "10.0.0.0/16"),
			"public",
		],
		[
			"a key that ends like one that counts",
			where("StringEquals", "my:aws:SourceVpc", "vpc-1"),
			"public",
		],
		[
			"secure transport",
			where("Bool", "aws:SecureTransport", "true"),
			"public",
		],
		["no condition in the Condition", when({}), "public"],
		["null for a Condition", when(null), "public"],
		["an operator without keys", when({ StringEquals: {} }), "public"],
		[
			"a __proto__ key",
			JSON.stringify(when({ StringEquals: {} })).replace(
				'"StringEquals":{}',
				'"StringEquals":{"__proto__":{"aws:SourceVpc":"vpc-1"}}',
			),
			"public",
		],
		[
			"a constructor key",
			where("StringEquals", "constructor", "vpc-1"),
			"public",
		],
	],
	"values that are not fixed": [
		[
			"a star in SourceVpc, as in AWS's own example",
			where("StringLike", "aws:SourceVpc", "vpc-*"),
			"public",
		],
		[
			"a question mark in SourceVpc",
			where("StringLike", "aws:SourceVpc", "vpc-9123732?"),
			"public",
		],
		[
			"a star that StringEquals takes literally",
			where("StringEquals", "aws:SourceVpc", "vpc-*"),
			"public",
		],
		[
			"one wildcard in a list",
			where("StringLike", "aws:SourceVpc", ["vpc-1", "vpc-*"]),
			"public",
		],
		[
			"a policy variable",
			where(
				"StringEquals",
				"aws:SourceAccount",
				variable("aws:PrincipalAccount"),
			),
			"public",
		],
		[
			"a policy variable with a default",
			where(
				"StringEquals",
				"aws:SourceVpc",
				variable("aws:SourceVpc, 'vpc-1'"),
			),
			"public",
		],
		[
			"an escaped star",
			where("StringLike", "aws:SourceVpc", `vpc-${variable("*")}`),
			"public",
		],
		[
			"a variable that the older version takes literally",
			{
				...where("StringEquals", "aws:SourceVpc", variable("aws:SourceVpc")),
				Version: "2008-10-17",
			},
			"public",
		],
		[
			"a star for every account",
			where("StringLike", "aws:SourceAccount", "*"),
			"public",
		],
		[
			"a fixed account in an ARN with a wildcard",
			where(
				"ArnLike",
				"aws:SourceArn",
				"arn:aws:cloudtrail:*:111122223333:trail/*",
			),
			"public",
		],
		[
			"a fixed account in a principal's pattern",
			where("ArnLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/*"),
			"public",
		],
		[
			"all organizations",
			where("StringLike", "aws:PrincipalOrgID", "o-*"),
			"public",
		],
		[
			"userid of any session of a role",
			where("StringLike", "aws:userid", "AROAEXAMPLEEXAMPLE123:*"),
			"public",
		],
		[
			"userid of everyone unsigned",
			where("StringEquals", "aws:userid", "anonymous"),
			"public",
		],
		["an empty value", where("StringEquals", "aws:SourceVpc", ""), "public"],
		[
			"null for a value",
			where("StringEquals", "aws:SourceVpc", null),
			"public",
		],
		[
			"an object for a value",
			where("StringEquals", "aws:SourceVpc", { id: "vpc-1" }),
			"public",
		],
		[
			"a list in a list of values",
			where("StringEquals", "aws:SourceVpc", [["vpc-1"]]),
			"public",
		],
		[
			"null in a list of values",
			where("StringEquals", "aws:SourceVpc", ["vpc-1", null]),
			"public",
		],
	],
	"organization paths": [
		[
			"all below an organization",
			where(
				"ForAnyValue:StringLike",
				"aws:PrincipalOrgPaths",
				"o-abc123def4/*",
			),
			"closed",
		],
		[
			"all below a unit",
			where("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", [
				"o-abc123def4/r-ab12/ou-ab12-11111111/*",
			]),
			"closed",
		],
		[
			"one unit",
			where(
				"ForAnyValue:StringEquals",
				"aws:PrincipalOrgPaths",
				"o-abc123def4/r-ab12/ou-ab12-11111111/",
			),
			"closed",
		],
		[
			"of the source",
			where("ForAnyValue:StringLike", "aws:SourceOrgPaths", "o-abc123def4/*"),
			"closed",
		],
		[
			"of the endpoint",
			where("StringLike", "aws:VpceOrgPaths", "o-abc123def4/*"),
			"closed",
		],
		[
			"in any letter case",
			where(
				"foranyvalue:stringlike",
				"AWS:PRINCIPALORGPATHS",
				"o-abc123def4/*",
			),
			"closed",
		],
		[
			"a wildcard in the organization",
			where("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-*/r-ab12/*"),
			"public",
		],
		[
			"a wildcard right after the organization",
			where("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-abc123def4*"),
			"public",
		],
		[
			"a star for every path",
			where("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "*"),
			"public",
		],
		[
			"a path without an organization",
			where("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "/r-ab12/*"),
			"public",
		],
		[
			"a policy variable in the path",
			where(
				"ForAnyValue:StringLike",
				"aws:PrincipalOrgPaths",
				`o-abc123def4/${variable("aws:PrincipalTag/unit")}/*`,
			),
			"public",
		],
		[
			"two, one of them of every organization",
			where("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", [
				"o-abc123def4/*",
				"*/r-ab12/*",
			]),
			"public",
		],
		[
			"a path is no organization id",
			where("StringLike", "aws:PrincipalOrgID", "o-abc123def4/*"),
			"public",
		],
	],
	"access points": [
		[
			"one access point",
			where(
				"ArnEquals",
				"s3:DataAccessPointArn",
				"arn:aws:s3:eu-central-1:111122223333:accesspoint/audit",
			),
			"closed",
		],
		[
			"all of an account in a Region",
			where(
				"ArnLike",
				"s3:DataAccessPointArn",
				"arn:aws:s3:us-west-2:111122223333:accesspoint/*",
			),
			"closed",
		],
		[
			"by a part of the name",
			where(
				"StringLike",
				"s3:DataAccessPointArn",
				"arn:aws:s3:us-west-2:111122223333:accesspoint/audit-?",
			),
			"closed",
		],
		[
			"in another partition",
			where(
				"StringLike",
				"s3:DataAccessPointArn",
				"arn:aws-cn:s3:cn-north-1:111122223333:accesspoint/*",
			),
			"closed",
		],
		[
			"a key in another letter case",
			where(
				"StringLike",
				"S3:dataaccesspointarn",
				"arn:aws:s3:us-west-2:111122223333:accesspoint/*",
			),
			"closed",
		],
		[
			"of every account",
			where(
				"StringLike",
				"s3:DataAccessPointArn",
				"arn:aws:s3:us-west-2:*:accesspoint/*",
			),
			"public",
		],
		[
			"of accounts by a pattern",
			where(
				"StringLike",
				"s3:DataAccessPointArn",
				"arn:aws:s3:us-west-2:11112222333?:accesspoint/audit",
			),
			"public",
		],
		[
			"in every Region",
			where(
				"StringLike",
				"s3:DataAccessPointArn",
				"arn:aws:s3:*:111122223333:accesspoint/*",
			),
			"public",
		],
		[
			"everything of an account",
			where(
				"StringLike",
				"s3:DataAccessPointArn",
				"arn:aws:s3:us-west-2:111122223333:*",
			),
			"public",
		],
		[
			"a wildcard before the name",
			where(
				"StringLike",
				"s3:DataAccessPointArn",
				"arn:aws:s3:us-west-2:111122223333:access*/audit",
			),
			"public",
		],
		[
			"a policy variable for the name",
			where(
				"StringLike",
				"s3:DataAccessPointArn",
				`arn:aws:s3:us-west-2:111122223333:accesspoint/${variable("aws:username")}`,
			),
			"public",
		],
		[
			"the account by a pattern",
			where("StringLike", "s3:DataAccessPointAccount", "1111*"),
			"public",
		],
		[
			"an access point's pattern as a source",
			where(
				"ArnLike",
				"aws:SourceArn",
				"arn:aws:s3:us-west-2:111122223333:accesspoint/*",
			),
			"public",
		],
	],
	"address ranges": [
		[
			"one IPv4 address",
			where("IpAddress", "aws:SourceIp", "203.0.113.7"),
			"closed",
		],
		[
			"an office's range",
			where("IpAddress", "aws:SourceIp", "203.0.113.0/24"),
			"closed",
		],
		[
			"the widest IPv4 range",
			where("IpAddress", "aws:SourceIp", "54.0.0.0/8"),
			"closed",
		],
		[
			"half of it more",
			where("IpAddress", "aws:SourceIp", "54.0.0.0/7"),
			"public",
		],
		["half of all", where("IpAddress", "aws:SourceIp", "0.0.0.0/1"), "public"],
		["all of IPv4", where("IpAddress", "aws:SourceIp", "0.0.0.0/0"), "public"],
		[
			"private 10/8",
			where("IpAddress", "aws:SourceIp", "10.0.0.0/8"),
			"closed",
		],
		[
			"private 172.16/12",
			where("IpAddress", "aws:SourceIp", "172.16.0.0/12"),
			"closed",
		],
		[
			"private 192.168/16",
			where("IpAddress", "aws:SourceIp", "192.168.0.0/16"),
			"closed",
		],
		[
			"more than the private 10/8",
			where("IpAddress", "aws:SourceIp", "10.0.0.0/7"),
			"public",
		],
		[
			"one IPv6 address",
			where("IpAddress", "aws:SourceIp", "2001:db8::7"),
			"closed",
		],
		[
			"a site's IPv6 range",
			where("IpAddress", "aws:SourceIp", "2001:db8:1::/48"),
			"closed",
		],
		[
			"the widest IPv6 range",
			where("IpAddress", "aws:SourceIp", "2001:db8::/32"),
			"closed",
		],
		[
			"half of it more in IPv6",
			where("IpAddress", "aws:SourceIp", "2001:db8::/31"),
			"public",
		],
		["all of IPv6", where("IpAddress", "aws:SourceIp", "::/0"), "public"],
		[
			"all of IPv4 in IPv6",
			where("IpAddress", "aws:SourceIp", "::ffff:0.0.0.0/96"),
			"public",
		],
		[
			"a range in IPv6 that holds all of IPv4",
			where("IpAddress", "aws:SourceIp", "::/64"),
			"public",
		],
		[
			"an IPv4 /8 in IPv6",
			where("IpAddress", "aws:SourceIp", "::ffff:54.0.0.0/104"),
			"closed",
		],
		[
			"an IPv4 /7 in IPv6",
			where("IpAddress", "aws:SourceIp", "::ffff:54.0.0.0/103"),
			"public",
		],
		[
			"narrow ranges",
			where("IpAddress", "aws:SourceIp", ["203.0.113.0/24", "2001:db8::/48"]),
			"closed",
		],
		[
			"a broad one among them",
			where("IpAddress", "aws:SourceIp", ["203.0.113.0/24", "::/0"]),
			"public",
		],
		[
			"operator and key in other letter case",
			where("ipaddress", "AWS:sourceip", "203.0.113.0/24"),
			"closed",
		],
		[
			"any of several values",
			where("ForAnyValue:IpAddress", "aws:SourceIp", "203.0.113.0/24"),
			"closed",
		],
		[
			"all but a range",
			where("NotIpAddress", "aws:SourceIp", "203.0.113.0/24"),
			"public",
		],
		[
			"a range if there is an address",
			where("IpAddressIfExists", "aws:SourceIp", "203.0.113.0/24"),
			"public",
		],
		[
			"an address compared as text",
			where("StringEquals", "aws:SourceIp", "203.0.113.7"),
			"closed",
		],
		[
			"a pattern of addresses",
			where("StringLike", "aws:SourceIp", "203.0.113.*"),
			"public",
		],
		[
			"a VPC compared as an address",
			where("IpAddress", "aws:SourceVpc", "10.0.0.0/16"),
			"public",
		],
		[
			"a prefix that is too long",
			where("IpAddress", "aws:SourceIp", "203.0.113.0/33"),
			"public",
		],
		[
			"an IPv6 prefix that is too long",
			where("IpAddress", "aws:SourceIp", "2001:db8::/129"),
			"public",
		],
		[
			"a name",
			where("IpAddress", "aws:SourceIp", "office.example.com"),
			"public",
		],
		[
			"a part of an address",
			where("IpAddress", "aws:SourceIp", "203.0.113/24"),
			"public",
		],
		[
			"an address with a zone",
			where("IpAddress", "aws:SourceIp", "fe80::1%eth0/64"),
			"public",
		],
		[
			"a policy variable for an address",
			where("IpAddress", "aws:SourceIp", variable("aws:SourceIp")),
			"public",
		],
		["a number", where("IpAddress", "aws:SourceIp", 10), "public"],
	],
	operators: [
		[
			"StringEquals",
			where("StringEquals", "aws:SourceArn", trailArn),
			"closed",
		],
		[
			"StringEqualsIgnoreCase",
			where("StringEqualsIgnoreCase", "aws:SourceArn", trailArn),
			"closed",
		],
		["StringLike", where("StringLike", "aws:SourceArn", trailArn), "closed"],
		["ArnEquals", where("ArnEquals", "aws:SourceArn", trailArn), "closed"],
		["ArnLike", where("ArnLike", "aws:SourceArn", trailArn), "closed"],
		[
			"an operator in lower case",
			where("stringequals", "aws:SourceArn", trailArn),
			"closed",
		],
		[
			"ForAnyValue",
			where("ForAnyValue:StringEquals", "aws:PrincipalOrgID", "o-abc123def4"),
			"closed",
		],
		[
			"ForAllValues, met without the key",
			where("ForAllValues:StringEquals", "aws:PrincipalOrgID", "o-abc123def4"),
			"public",
		],
		[
			"ForAllValues of paths",
			where(
				"ForAllValues:StringLike",
				"aws:PrincipalOrgPaths",
				"o-abc123def4/*",
			),
			"public",
		],
		[
			"IfExists, met without the key",
			where("StringEqualsIfExists", "aws:SourceVpc", "vpc-91237329"),
			"public",
		],
		[
			"ForAnyValue with IfExists",
			where(
				"ForAnyValue:StringEqualsIfExists",
				"aws:SourceVpc",
				"vpc-91237329",
			),
			"public",
		],
		[
			"ArnLikeIfExists",
			where("ArnLikeIfExists", "aws:SourceArn", trailArn),
			"public",
		],
		[
			"StringNotEquals",
			where("StringNotEquals", "aws:SourceVpc", "vpc-91237329"),
			"public",
		],
		[
			"StringNotEqualsIgnoreCase",
			where("StringNotEqualsIgnoreCase", "aws:SourceVpc", "vpc-1"),
			"public",
		],
		[
			"StringNotLike",
			where("StringNotLike", "aws:SourceVpc", "vpc-91237329"),
			"public",
		],
		[
			"ArnNotEquals",
			where("ArnNotEquals", "aws:SourceArn", trailArn),
			"public",
		],
		["ArnNotLike", where("ArnNotLike", "aws:SourceArn", trailArn), "public"],
		[
			"ForAnyValue of a negation",
			where(
				"ForAnyValue:StringNotEquals",
				"aws:PrincipalOrgID",
				"o-abc123def4",
			),
			"public",
		],
		["Null", where("Null", "aws:SourceVpc", "false"), "public"],
		["Bool", where("Bool", "aws:SourceAccount", "true"), "public"],
		[
			"NumericEquals",
			where("NumericEquals", "aws:SourceAccount", "111122223333"),
			"public",
		],
		[
			"DateGreaterThan",
			where("DateGreaterThan", "aws:CurrentTime", "2024-01-01T00:00:00Z"),
			"public",
		],
		[
			"BinaryEquals",
			where("BinaryEquals", "aws:SourceVpc", "dnBjLTE="),
			"public",
		],
		[
			"an operator that does not exist",
			where("StringEqual", "aws:SourceVpc", "vpc-1"),
			"public",
		],
		[
			"IfExists beside a Null that asks for the key",
			when({
				StringEqualsIfExists: { "aws:SourceVpc": "vpc-91237329" },
				Null: { "aws:SourceVpc": "false" },
			}),
			"public",
		],
	],
	"several conditions": [
		[
			"two keys, one of them fixed",
			when({
				StringLike: {
					"aws:SourceVpc": "vpc-*",
					"aws:SourceAccount": "111122223333",
				},
			}),
			"closed",
		],
		[
			"two operators, one of them with fixed values",
			when({
				StringLike: { "aws:SourceVpc": "vpc-*" },
				ArnEquals: { "aws:SourceArn": trailArn },
			}),
			"closed",
		],
		[
			"one key under two operators",
			when({
				StringLike: { "aws:SourceVpc": "vpc-*" },
				StringEquals: { "aws:SourceVpc": "vpc-1" },
			}),
			"closed",
		],
		[
			"a broad range from one VPC endpoint",
			when({
				IpAddress: { "aws:SourceIp": "0.0.0.0/0" },
				StringEquals: { "aws:SourceVpce": "vpce-1" },
			}),
			"closed",
		],
		[
			"two keys, neither of them fixed",
			when({
				StringLike: { "aws:SourceVpc": "vpc-*", "aws:SourceAccount": "*" },
			}),
			"public",
		],
		[
			"a key that counts under a negation, another that does not count",
			when({
				StringNotEquals: { "aws:SourceVpc": "vpc-1" },
				StringEquals: { "s3:prefix": "AWSLogs" },
			}),
			"public",
		],
	],
	"several statements": [
		["closed ones", policy(closedStatement, closedStatement), "closed"],
		["a public one first", policy(publicStatement, closedStatement), "public"],
		[
			"a public one last",
			policy(closedStatement, closedStatement, publicStatement),
			"public",
		],
		[
			"a condition of one does not bind another",
			policy(
				publicStatement,
				statement({
					Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } },
				}),
			),
			"public",
		],
		[
			"CloudTrail's own bucket policy",
			policy(
				statement({
					Sid: "AWSCloudTrailAclCheck20150319",
					Principal: { Service: "cloudtrail.amazonaws.com" },
					Action: "s3:GetBucketAcl",
					Resource: bucket,
					Condition: { StringEquals: { "aws:SourceArn": trailArn } },
				}),
				statement({
					Sid: "AWSCloudTrailWrite20150319",
					Principal: { Service: "cloudtrail.amazonaws.com" },
					Action: "s3:PutObject",
					Resource: `${bucket}/AWSLogs/111122223333/*`,
					Condition: {
						StringEquals: {
							"aws:SourceArn": trailArn,
							"s3:x-amz-acl": "bucket-owner-full-control",
						},
					},
				}),
				denyInsecureTransport,
			),
			"closed",
		],
	],
	"actions and resources": [
		[
			"an action that no bucket has",
			policy(statement({ Action: "iam:ListUsers" })),
			"public",
		],
		[
			"a harmless action",
			policy(statement({ Action: "s3:GetBucketLocation" })),
			"public",
		],
		["every action", policy(statement({ Action: "*" })), "public"],
		[
			"all actions but one",
			policy(statement({ Action: undefined, NotAction: "s3:GetObject" })),
			"public",
		],
		[
			"all actions but one, to an account",
			policy({
				...closedStatement,
				Action: undefined,
				NotAction: "s3:DeleteObject",
			}),
			"closed",
		],
		["no action", policy(statement({ Action: [] })), "public"],
		[
			"another bucket",
			policy(statement({ Resource: "arn:aws:s3:::other/*" })),
			"public",
		],
		[
			"all resources but one",
			policy(statement({ Resource: undefined, NotResource: objects })),
			"public",
		],
		["no resource", policy(statement({ Resource: [] })), "public"],
	],
	"Deny statements": [
		[
			"only a Deny of insecure transport",
			policy(denyInsecureTransport),
			"closed",
		],
		["only a Deny of everything", policy(denyAll), "closed"],
		[
			"only a Deny to all but one account",
			policy({
				...denyAll,
				Principal: undefined,
				NotPrincipal: { AWS: "111122223333" },
			}),
			"closed",
		],
		[
			"a Deny of insecure transport beside a public Allow",
			policy(publicStatement, denyInsecureTransport),
			"public",
		],
		[
			"a Deny of everything beside a public Allow",
			policy(publicStatement, denyAll),
			"closed",
		],
		[
			"a Deny of everything before it",
			policy(denyAll, publicStatement),
			"closed",
		],
		["to AWS: a star", beside({ Principal: { AWS: "*" } }), "closed"],
		[
			"to a list with a star",
			beside({ Principal: { AWS: ["111122223333", "*"] } }),
			"closed",
		],
		["of a star", beside({ Action: "*" }), "closed"],
		[
			"of a list with every action",
			beside({ Action: ["s3:GetObject", "s3:*"] }),
			"closed",
		],
		["of S3:* in capitals", beside({ Action: "S3:*" }), "closed"],
		["under an empty Condition", beside({ Condition: {} }), "closed"],
		["on every resource", beside({ Resource: "*" }), "closed"],
		[
			"on a pattern that holds them all",
			beside({ Resource: `${bucket}*` }),
			"closed",
		],
		[
			"of the action that is allowed",
			beside({ Action: "s3:GetObject" }),
			"public",
		],
		["of all actions of a kind", beside({ Action: "s3:Get*" }), "public"],
		[
			"of all actions but one",
			beside({ Action: undefined, NotAction: "s3:PutObject" }),
			"public",
		],
		[
			"to one account",
			beside({ Principal: { AWS: "111122223333" } }),
			"public",
		],
		[
			"to all but one account",
			beside({ Principal: undefined, NotPrincipal: { AWS: "111122223333" } }),
			"public",
		],
		["to a service", beside({ Principal: { Service: "*" } }), "public"],
		[
			"under a condition",
			beside({ Condition: { StringNotEquals: { "aws:SourceVpc": "vpc-1" } } }),
			"public",
		],
		[
			"on another bucket",
			beside({ Resource: "arn:aws:s3:::other/*" }),
			"public",
		],
		["on the bucket alone", beside({ Resource: bucket }), "public"],
		[
			"on some of the objects",
			beside({ Resource: `${bucket}/AWSLogs/*` }),
			"public",
		],
		[
			"on objects with a name of one letter",
			beside({ Resource: `${bucket}/?` }),
			"public",
		],
		[
			"on all resources but one",
			beside({ Resource: undefined, NotResource: bucket }),
			"public",
		],
		[
			"on an escaped star, which is no wildcard",
			beside({ Resource: `${bucket}/${variable("*")}` }),
			"public",
		],
		[
			"on what only looks like a part of an escaped star",
			policy(statement({ Resource: `${bucket}/${variable("*")}` }), {
				...denyAll,
				Resource: `${bucket}/$*`,
			}),
			"public",
		],
		["with a NotResource, too", beside({ NotResource: bucket }), "public"],
		["with a NotAction, too", beside({ NotAction: "s3:PutObject" }), "public"],
		[
			"with a NotPrincipal, too",
			beside({ NotPrincipal: { AWS: "111122223333" } }),
			"public",
		],
		[
			"beside an Allow with a NotResource, too",
			policy(statement({ NotResource: bucket }), denyAll),
			"public",
		],
		[
			"on a policy variable, the same as allowed",
			policy(statement({ Resource: `${bucket}/${variable("aws:userid")}/*` }), {
				...denyAll,
				Resource: `${bucket}/${variable("aws:userid")}/*`,
			}),
			"closed",
		],
		[
			"on one of two resources",
			policy(statement({ Resource: [bucket, objects] }), {
				...denyAll,
				Resource: objects,
			}),
			"public",
		],
		[
			"on both resources, in two statements",
			policy(
				statement({ Resource: [bucket, objects] }),
				{ ...denyAll, Resource: objects },
				{ ...denyAll, Resource: bucket },
			),
			"closed",
		],
		[
			"on a part of all resources",
			policy(statement({ Resource: "*" }), denyAll),
			"public",
		],
		[
			"on less than all but one",
			policy(statement({ Resource: undefined, NotResource: bucket }), denyAll),
			"public",
		],
		[
			"an Allow without resources beside it",
			policy(statement({ Resource: [] }), denyAll),
			"public",
		],
		[
			"an Allow of NotPrincipal",
			policy(
				statement({
					Principal: undefined,
					NotPrincipal: { AWS: "111122223333" },
				}),
				denyAll,
			),
			"closed",
		],
		[
			"a Deny whose parts cannot be read",
			policy(closedStatement, { Effect: "Deny", Principal: 7, Condition: "x" }),
			"closed",
		],
	],
	"what is not known and decides": [
		["the whole policy", pending, "unknown"],
		["the statements", { Statement: pending }, "unknown"],
		["one of the statements", policy(closedStatement, pending), "unknown"],
		[
			"the Effect of a public statement",
			policy(statement({ Effect: pending })),
			"unknown",
		],
		["the Principal", to(pending), "unknown"],
		["the account", to({ AWS: pending }), "unknown"],
		["one of the accounts", to({ AWS: ["111122223333", pending] }), "unknown"],
		["the service", to({ Service: pending }), "unknown"],
		["the Condition", when(pending), "unknown"],
		["an operator's keys", when({ StringEquals: pending }), "unknown"],
		["a value", where("StringEquals", "aws:SourceVpc", pending), "unknown"],
		[
			"one of the values",
			where("StringEquals", "aws:SourceVpc", ["vpc-1", pending]),
			"unknown",
		],
		[
			"an address range",
			where("IpAddress", "aws:SourceIp", pending),
			"unknown",
		],
		[
			"a value beside another that is not fixed",
			when({
				StringEquals: { "aws:SourceVpc": pending, "aws:SourceAccount": "*" },
			}),
			"unknown",
		],
		[
			"principal and condition",
			policy(statement({ Principal: pending, Condition: pending })),
			"unknown",
		],
		[
			"what a Deny of everything is about",
			beside({ Resource: pending }),
			"unknown",
		],
		[
			"what is allowed beside a Deny of everything",
			policy(statement({ Resource: pending }), denyAll),
			"unknown",
		],
		[
			"another statement, which may be a Deny of everything",
			policy(pending, publicStatement),
			"unknown",
		],
		["whom a Deny is about", beside({ Principal: pending }), "unknown"],
		["the action of a Deny", beside({ Action: pending }), "unknown"],
		["the condition of a Deny", beside({ Condition: pending }), "unknown"],
	],
	"what is not known and does not decide": [
		[
			"Resource of a public statement",
			policy(statement({ Resource: pending })),
			"public",
		],
		[
			"Action of a public statement",
			policy(statement({ Action: pending })),
			"public",
		],
		[
			"Sid of a public statement",
			policy(statement({ Sid: pending })),
			"public",
		],
		[
			"Version and Id",
			{ Version: pending, Id: pending, Statement: publicStatement },
			"public",
		],
		[
			"Resource of a closed statement",
			policy({ ...closedStatement, Resource: [pending, pending] }),
			"closed",
		],
		[
			"Effect of a closed statement",
			policy({ ...closedStatement, Effect: pending }),
			"closed",
		],
		["a star beside an account", to({ AWS: [pending, "*"] }), "public"],
		[
			"whom NotPrincipal leaves out",
			policy(statement({ Principal: undefined, NotPrincipal: pending })),
			"public",
		],
		[
			"the Principal of a bound statement",
			policy(
				statement({
					Principal: pending,
					Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } },
				}),
			),
			"closed",
		],
		[
			"the Condition of a fixed principal",
			policy({ ...closedStatement, Condition: pending }),
			"closed",
		],
		[
			"a value beside a key that binds",
			when({
				StringEquals: {
					"aws:SourceVpc": pending,
					"aws:SourceAccount": "111122223333",
				},
			}),
			"closed",
		],
		[
			"a value beside a wildcard",
			where("StringLike", "aws:SourceVpc", [pending, "vpc-*"]),
			"public",
		],
		[
			"a value beside a broad range",
			where("IpAddress", "aws:SourceIp", [pending, "0.0.0.0/0"]),
			"public",
		],
		[
			"a value of a key that does not count",
			where("StringEquals", "s3:prefix", pending),
			"public",
		],
		[
			"a value under IfExists",
			where("StringEqualsIfExists", "aws:SourceVpc", pending),
			"public",
		],
		[
			"the keys of an operator that does not count",
			when({ StringNotEquals: pending }),
			"public",
		],
		[
			"another statement beside a malformed one",
			policy(pending, statement({ Effect: "x" })),
			"malformed",
		],
		[
			"a Deny",
			policy(closedStatement, {
				Effect: "Deny",
				Principal: pending,
				Action: pending,
				Resource: pending,
				Condition: pending,
			}),
			"closed",
		],
		[
			"resources, where a Deny is about all",
			policy(statement({ Resource: pending }), { ...denyAll, Resource: "*" }),
			"closed",
		],
		[
			"resources beside one that no Deny holds",
			policy(
				statement({ Resource: [pending, "arn:aws:s3:::other/*"] }),
				denyAll,
			),
			"public",
		],
		[
			"resources of a Deny of one action",
			beside({ Action: "s3:GetObject", Resource: pending }),
			"public",
		],
	],
};

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

describe("what readPolicy says", () => {
	function reasonOf(given: unknown): string {
		const reading = readPolicy(given);
		assert.ok("reason" in reading, `no reason: ${reading.outcome}`);
		return reading.reason;
	}

	it("names a statement by its Sid", () => {
		assert.equal(
			reasonOf(policy(statement({ Sid: "AllowAll" }))),
			'statement AllowAll lets anyone in (principal "*" and no condition)',
		);
	});

	it("names a statement without a Sid by its place", () => {
		assert.match(
			reasonOf(policy(closedStatement, publicStatement)),
			/^statement 2 /,
		);
	});

	it("does not take a Sid that AWS would refuse for a name", () => {
		const named = policy(statement({ Sid: "a\nb" }), statement({ Sid: 7 }));
		assert.match(reasonOf(named), /^statement 1 .*; statement 2 [^\n]*$/);
	});

	it("counts public statements after the third", () => {
		const many = Array.from({ length: 7 }, () => publicStatement);
		assert.match(reasonOf(policy(...many)), /statement 3 .*; and 4 more$/);
	});

	it("says that a condition binds to nothing fixed", () => {
		assert.match(
			reasonOf(where("Bool", "aws:SecureTransport", "true")),
			/no condition that names fixed values/,
		);
	});

	it("says which condition holds a wildcard", () => {
		assert.match(
			reasonOf(where("StringLike", "AWS:SOURCEVPC", "vpc-*")),
			/its condition on aws:SourceVpc holds a value that is not fixed/,
		);
	});

	it("says how wide an address range may be", () => {
		assert.match(
			reasonOf(where("IpAddress", "aws:SourceIp", "::/0")),
			/\/8 .*\/32/,
		);
	});

	it("says that a text is not JSON, and never quotes it", () => {
		const reason = reasonOf('{"Sid": hunter2}');
		assert.match(reason, /^the text is not JSON/);
		assert.doesNotMatch(reason, /hunter2|Sid/);
	});

	it("says in its own words what a policy lacks", () => {
		assert.equal(reasonOf({}), "the policy has no Statement");
		assert.equal(
			reasonOf(to(undefined)),
			"statement 1 allows, but has no Principal",
		);
		assert.equal(
			reasonOf(policy(statement({ Effect: null }))),
			"statement 1 has no Effect",
		);
	});

	it("never tells values of conditions or names of principals", () => {
		for (const given of [
			where("StringLike", "aws:SourceVpc", "hunter2*"),
			where("StringEquals", "aws:Referer", "hunter2"),
			to({ AWS: "hunter2*" }),
			to({ Federated: "hunter2" }),
			to({ hunter2: "hunter2" }),
			policy(statement({ Effect: "hunter2" })),
		]) {
			assert.doesNotMatch(reasonOf(given), /hunter2/);
		}
	});

	it("passes on what is not known, and why", () => {
		const secret = unknown("unreadable", "the VPC's id");
		const reading = readPolicy(where("StringEquals", "aws:SourceVpc", secret));
		assert.deepEqual(reading, { outcome: "unknown", unknown: secret });
	});

	it("takes plain data that looks unknown for what it is", () => {
		const looks = { known: false, cause: "pending", what: "nothing" };
		assert.equal(readPolicy(looks).outcome, "malformed");
	});
});

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
