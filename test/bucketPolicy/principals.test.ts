import { expectReadings, policy, statement, to, variable } from "./statements";

expectReadings({
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
});
