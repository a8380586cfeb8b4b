import { keyOf, unknownKey } from "../../policypack/model/iamPolicy/request";
import { known, unknown } from "../../policypack/model/value";
import {
	account,
	ann,
	bucketArn,
	denial,
	expectDecisions,
	grant,
	objectArn,
	pending,
	variable,
} from "./requests";

const byAnn = { principal: ann };
const serviceName = "cloudtrail.amazonaws.com";
const root = `arn:aws:iam::${account}:root`;
const annArn = `arn:aws:iam::${account}:user/ann`;
const roleArn = `arn:aws:iam::${account}:role/path/delivery`;
const bySession = {
	principal: {
		kind: "aws" as const,
		arn: known(`arn:aws:sts::${account}:assumed-role/delivery/CloudTrail`),
	},
};
const to = (Principal: unknown) => grant({ Principal });
const exceptFor = (NotPrincipal: unknown) => [
	grant({ Principal: "*" }),
	denial({ Principal: undefined, NotPrincipal }),
];

describe("the principal of a statement", () => {
	expectDecisions([
		["the service", grant(), "allowed"],
		["another service", to({ Service: "logs.amazonaws.com" }), "not allowed"],
		[
			"a list with the service",
			to({ Service: ["logs.amazonaws.com", "cloudtrail.amazonaws.com"] }),
			"allowed",
		],
		["an empty list", to({ Service: [] }), "not allowed"],
		["no service", to({ Service: null, AWS: undefined }), "not allowed"],
		["everyone", to("*"), "allowed"],
		["everyone as AWS", to({ AWS: "*" }), "allowed"],
		["a service's account", to({ AWS: account }), "not allowed"],
		["the service as AWS", to({ AWS: serviceName }), "not allowed"],
		["a user", to({ AWS: annArn }), "allowed", byAnn],
		["another user", to({ AWS: `${annArn}a` }), "not allowed", byAnn],
		["a user's account", to({ AWS: account }), "allowed", byAnn],
		[
			"a user's account as a number",
			to({ AWS: Number(account) }),
			"allowed",
			byAnn,
		],
		["the root of a user's account", to({ AWS: root }), "allowed", byAnn],
		["another account", to({ AWS: "444455556666" }), "not allowed", byAnn],
		["a service for a user", grant(), "not allowed", byAnn],
		["a session's role", to({ AWS: roleArn }), "allowed", bySession],
		[
			"another role than that of a session",
			to({ AWS: `${roleArn}y` }),
			"not allowed",
			bySession,
		],
		[
			"the account itself",
			to({ AWS: root }),
			"allowed",
			{ principal: { kind: "account", id: known(account) } },
		],
		[
			"a user for the account itself",
			to({ AWS: annArn }),
			"not allowed",
			{ principal: { kind: "account", id: known(account) } },
		],
		[
			"an identity provider",
			to({ Federated: "cognito-identity.amazonaws.com" }),
			"allowed",
			{
				principal: {
					kind: "federated",
					provider: "cognito-identity.amazonaws.com",
				},
			},
		],
		[
			"a canonical user",
			to({ CanonicalUser: "0a1b" }),
			"allowed",
			{ principal: { kind: "canonicalUser", id: "0a1b" } },
		],
		[
			"a canonical user that may be the account's",
			to({ CanonicalUser: "0a1b" }),
			"unreadable",
			byAnn,
		],
		[
			"a canonical user for a service",
			to({ CanonicalUser: "0a" }),
			"not allowed",
		],
		["a principal that is not known", to(pending), "pending"],
		["a service that is not known", to({ Service: pending }), "pending"],
		[
			"a canonical user that is not known, for a service",
			to({ CanonicalUser: pending }),
			"not allowed",
		],
		[
			"a user that is not known, for a user",
			to({ Service: "s3.amazonaws.com", AWS: pending }),
			"pending",
			byAnn,
		],
		[
			"an account for a user that is not known",
			to({ AWS: account }),
			"pending",
			{ principal: { kind: "aws", arn: pending } },
		],
		[
			"everyone for a user that is not known",
			to("*"),
			"allowed",
			{ principal: { kind: "aws", arn: pending } },
		],
		["a text other than *", to(account), "unreadable", byAnn],
		["a service with a wildcard for all", to({ Service: "*" }), "unreadable"],
	]);
});

describe("the NotPrincipal of a statement", () => {
	expectDecisions([
		[
			"the service",
			exceptFor({ Service: "cloudtrail.amazonaws.com" }),
			"allowed",
		],
		["another service", exceptFor({ Service: "s3.amazonaws.com" }), "denied"],
		["a user only", exceptFor({ AWS: annArn }), "unreadable", byAnn],
		["an account only", exceptFor({ AWS: account }), "unreadable", byAnn],
		[
			"a user and the account",
			exceptFor({ AWS: [annArn, account] }),
			"allowed",
			byAnn,
		],
		["another account", exceptFor({ AWS: "444455556666" }), "denied", byAnn],
		["everyone", exceptFor({ AWS: "*" }), "allowed", byAnn],
		["what is not known", exceptFor(pending), ["allowed", "denied"]],
		[
			"with Allow, which is not supported",
			grant({ Principal: undefined, NotPrincipal: { AWS: account } }),
			"unreadable",
		],
		[
			"with Allow, of the principal itself",
			grant({
				Principal: undefined,
				NotPrincipal: { Service: "cloudtrail.amazonaws.com" },
			}),
			"not allowed",
		],
	]);
});

const doing = (Action: unknown) => grant({ Action });
const notDoing = (NotAction: unknown) =>
	grant({ Action: undefined, NotAction });

describe("the action of a statement", () => {
	expectDecisions([
		["in another case", doing("S3:putobject"), "allowed"],
		["a wildcard", doing("s3:Put*"), "allowed"],
		["a wildcard for one character", doing("s3:Put?bject"), "allowed"],
		["all", doing("*"), "allowed"],
		["a longer one", doing("s3:PutObjectAcl"), "not allowed"],
		["another service", doing("sns:*"), "not allowed"],
		["a list", doing(["s3:GetObject", "s3:PutObject"]), "allowed"],
		["none that is not known", doing(["s3:PutObject", pending]), "allowed"],
		["one that is not known", doing(["s3:GetObject", pending]), "pending"],
		["all but others", notDoing("s3:Get*"), "allowed"],
		["all but this", notDoing(["S3:PUT*", "s3:Get*"]), "not allowed"],
		["all but what is not known", notDoing([pending]), "pending"],
		[
			"an Action and a NotAction that is not known",
			grant({ NotAction: pending }),
			"pending",
		],
	]);
});

const on = (Resource: unknown) => grant({ Resource });
const notOn = (NotResource: unknown) =>
	grant({ Resource: undefined, NotResource });
const logs =
	"arn:aws:logs:eu-central-1:111122223333:log-group:trail:log-stream:x";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html */
describe("a statement of a key's policy without an action or a resource", () => {
	const noAction = { Action: undefined };
	const noResource = { Resource: undefined };
	expectDecisions(
		[
			["allows nothing", [grant(noAction), grant(noResource)], "not allowed"],
			[
				"denies nothing",
				[grant(), denial(noAction), denial(noResource)],
				"allowed",
			],
		],
		"key",
	);
	expectDecisions([
		["is rejected in another policy", [grant(), grant(noAction)], "malformed"],
	]);
});

describe("the resource of a statement", () => {
	expectDecisions([
		["exactly", on(objectArn), "allowed"],
		["in another case", on(objectArn.toUpperCase()), "not allowed"],
		["all", on("*"), "allowed"],
		[
			"all, of a resource that is not known",
			on("*"),
			"allowed",
			{ resource: pending },
		],
		[
			"some, of a resource that is not known",
			on(`${bucketArn}/*`),
			"pending",
			{ resource: pending },
		],
		["the bucket alone", on(bucketArn), "not allowed"],
		["a path", on(`${bucketArn}/AWSLogs/${account}/*`), "allowed"],
		[
			"a path of another account",
			on(`${bucketArn}/AWSLogs/444455556666/*`),
			"not allowed",
		],
		[
			"a wildcard for one character",
			on(`${bucketArn.slice(0, -1)}?/*`),
			"allowed",
		],
		[
			"wildcards in the middle",
			on(`${bucketArn}/AWSLogs/*/CloudTrail/*.gz`),
			"allowed",
		],
		["all but others", notOn(`${bucketArn}-other/*`), "allowed"],
		["all but this", notOn([bucketArn, `${bucketArn}/*`]), "not allowed"],
		["all but what is not known", notOn([bucketArn, pending]), "pending"],
		["none, which is not known to be accepted", on(undefined), "unreadable"],
		[
			"a star at the end of a part, which may match colons",
			on("arn:aws:logs:*:log-stream:x"),
			"allowed",
			{ resource: known(logs) },
		],
		[
			"a star within a part that would match colons",
			on("arn:aws:logs:eu-*1:log-stream:x"),
			"unreadable",
			{ resource: known(logs.replace("3:log-group:trail", "31")) },
		],
		["an ARN with fewer parts", on("arn:aws:s3"), "unreadable"],
		["a shorter ARN that does not match", on("arn:aws:sns"), "not allowed"],
	]);
});

const account2012 = `${bucketArn}/AWSLogs/${variable("aws:SourceAccount")}/*`;
const own = (text: string) => ({ resource: known(`${bucketArn}/${text}`) });
const source = (key: ReturnType<typeof keyOf>) => ({
	context: { "aws:SourceAccount": key },
});

describe("a policy variable in a resource", () => {
	expectDecisions([
		["with its value", on(account2012), "allowed"],
		[
			"with another value",
			on(account2012),
			"not allowed",
			source(keyOf("444455556666")),
		],
		[
			"in another case",
			on(account2012.replace("SourceAccount", "sourceaccount")),
			"allowed",
		],
		["that the request lacks", on(account2012), "not allowed", source(keyOf())],
		[
			"that the request lacks, in a NotResource",
			notOn(account2012),
			"unreadable",
			source(keyOf()),
		],
		[
			"that is not known",
			on(account2012),
			"outside",
			source(unknownKey(unknown("outside", "the account"))),
		],
		[
			"that is not known and does not matter",
			on(account2012.replace("trail", "other")),
			"not allowed",
			source(unknownKey(unknown("outside", "the account"))),
		],
		[
			"with several values",
			on(account2012),
			"unreadable",
			source(keyOf("1", "2")),
		],
		[
			"with a wildcard in its value",
			on(account2012),
			"not allowed",
			source(keyOf("*")),
		],
		[
			"with a default",
			on(
				`${bucketArn}/AWSLogs/${variable(`aws:PrincipalTag/a, '${account}'`)}/*`,
			),
			"allowed",
		],
		["for a star", on(`${bucketArn}/${variable("*")}`), "allowed", own("*")],
		["for a star alone", on(`${bucketArn}/${variable("*")}`), "not allowed"],
		[
			"for a question mark",
			on(`${bucketArn}/${variable("?")}`),
			"not allowed",
			own("a"),
		],
		[
			"for a dollar sign",
			on(`${bucketArn}/${variable("$")}{a}`),
			"allowed",
			own(variable("a")),
		],
		["without an end", on(`${bucketArn}/$\{aws:SourceAccount`), "unreadable"],
		[
			"before the resource part",
			on(`arn:aws:s3::${variable("aws:SourceAccount")}:*`),
			"unreadable",
		],
	]);
});

describe("statements together", () => {
	const unseen = grant({ Effect: pending });
	expectDecisions([
		["none", [], "not allowed"],
		["an Allow and a Deny", [grant(), denial()], "denied"],
		["a Deny before an Allow", [denial(), grant()], "denied"],
		[
			"a Deny of another",
			[grant(), denial({ Action: "s3:GetObject" })],
			"allowed",
		],
		["one that is not known beside a Deny", [pending, denial()], "denied"],
		[
			"one that is not known beside an Allow",
			[grant(), pending],
			["allowed", "denied"],
		],
		["one that is not known", [pending], ["allowed", "denied", "not allowed"]],
		["an Effect that is not known", [unseen], ["allowed", "denied"]],
		[
			"an Effect that is not known of another",
			grant({ Effect: pending, Action: "s3:GetObject" }),
			"not allowed",
		],
		[
			"a Deny that may apply",
			[denial({ Resource: pending })],
			["denied", "not allowed"],
		],
		[
			"an Allow that may apply",
			[grant({ Resource: pending })],
			["allowed", "not allowed"],
		],
		[
			"an element that AWS does not have",
			grant({ Resources: "*" }),
			"unreadable",
		],
		[
			"such an element of another action",
			grant({ Action: "s3:GetObject", Resources: "*" }),
			"not allowed",
		],
	]);
	expectDecisions(
		[
			[
				"a policy of a role",
				{ Effect: "Allow", Action: "s3:*", Resource: "*" },
				"allowed",
			],
			["a policy of a role with a Principal", grant(), "malformed"],
		],
		"identity",
	);
	expectDecisions(
		[
			[
				"a trust policy",
				{
					Effect: "Allow",
					Principal: { Service: serviceName },
					Action: "sts:AssumeRole",
				},
				"allowed",
				{ action: "sts:AssumeRole" },
			],
			[
				"a trust policy with a Resource",
				grant({ Action: "sts:*" }),
				"malformed",
			],
		],
		"trust",
	);
});
