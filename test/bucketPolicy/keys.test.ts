import {
	expectReadings,
	policy,
	statement,
	trailArn,
	when,
	where,
} from "./statements";

expectReadings({
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
});
