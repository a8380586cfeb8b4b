import { expectReadings, trailArn, when, where } from "./statements";

expectReadings({
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
});
