import {
	beside,
	bucket,
	closedStatement,
	denyAll,
	denyInsecureTransport,
	expectReadings,
	objects,
	policy,
	publicStatement,
	statement,
	variable,
} from "./statements";

expectReadings({
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
});
