import {
	beside,
	closedStatement,
	denyAll,
	expectReadings,
	pending,
	policy,
	publicStatement,
	statement,
	to,
	when,
	where,
} from "./statements";

expectReadings({
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
});
