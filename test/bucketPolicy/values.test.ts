import { expectReadings, variable, where } from "./statements";

expectReadings({
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
});
