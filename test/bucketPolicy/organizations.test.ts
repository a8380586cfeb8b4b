import { expectReadings, variable, where } from "./statements";

expectReadings({
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
});
