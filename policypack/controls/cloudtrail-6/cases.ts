import type { Case } from "../../judging/case";
import type { ControlStatus } from "../../judging/finding";
import type {
	AccountBlockFact,
	BlockSettings,
	BucketAclFact,
	Fact,
	Owner,
	Ref,
} from "../../model/facts";
import {
	accessLogging,
	accountBlock,
	bucket,
	bucketAcl,
	bucketBlock,
	bucketPolicy,
	compliant,
	document,
	from,
	named,
	ownership,
	pending,
	source,
	trail,
} from "../../model/samples";
import { known, unknown } from "../../model/value";

const base: readonly Fact[] = [trail(), bucket()];
const secondTrail = source("aws:cloudtrail/trail:Trail", "second");
const secondBucket = source("aws:s3/bucket:Bucket", "archive");
const toArchive = named("archive-111122223333");
const archive = bucket({
	of: secondBucket,
	name: known("archive-111122223333"),
});

/** The bucket itself, as the source of what its own properties tell. */
const logs = bucket().of;
const itself: Ref = { by: "urn", urn: logs.urn };

const ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers";
const AUTHENTICATED =
	"http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
const LOG_DELIVERY = "http://acs.amazonaws.com/groups/s3/LogDelivery";

const publicPolicy = bucketPolicy({ policy: known(document("*")) });
const unknownPolicy = bucketPolicy({
	policy: pending("policy of logs-policy"),
});
const publicAcl = bucketAcl({ canned: known("public-read") });

function grants(...uris: readonly (string | undefined)[]): BucketAclFact {
	return bucketAcl({
		canned: known(undefined),
		grants: known(uris.map((uri) => ({ groupUri: known(uri) }))),
	});
}

function policy(value: unknown): Fact {
	return bucketPolicy({ policy: known(value) });
}

const onlyIgnores: BlockSettings = {
	ignorePublicAcls: known(true),
	restrictPublicBuckets: known(false),
};
const onlyRestricts: BlockSettings = {
	ignorePublicAcls: known(false),
	restrictPublicBuckets: known(true),
};
/** All that blockPublicAcls and blockPublicPolicy alone leave to tell. */
const neither: BlockSettings = {
	ignorePublicAcls: known(false),
	restrictPublicBuckets: known(false),
};
const notKnown: BlockSettings = {
	ignorePublicAcls: pending("ignorePublicAcls of logs-block"),
	restrictPublicBuckets: pending("restrictPublicBuckets of logs-block"),
};

/** Under another explicit provider, whose account nothing fixes. */
const elsewhere: Owner = {
	provider:
		"urn:pulumi:prod::shop::pulumi:providers:aws::second::0e4b7a52-33d3-4f2e-9b1c-3c8ad7c31f11",
	account: undefined,
};

/** What may shield a bucket, in the order of the columns below. */
const shields: readonly (readonly [string, readonly Fact[]])[] = [
	["no block", []],
	["a block that is off", [bucketBlock(neither)]],
	["a block that is on", [bucketBlock()]],
	["a block that is not known", [bucketBlock(notKnown)]],
	["an account's block that is off", [accountBlock(neither)]],
	["an account's block that is on", [accountBlock()]],
	["an account's block that is not known", [accountBlock(notKnown)]],
	[
		"the block of what may be another account",
		[accountBlock({ owner: elsewhere })],
	],
	[
		"the block, which is off, of what may be another account",
		[accountBlock({ owner: elsewhere, ...neither })],
	],
];

/** p: passed, f: failed, u: unknown; one letter for each shield. */
const underShields: readonly (readonly [string, readonly Fact[], string])[] = [
	["no policy and no list", [], "ppppppppp"],
	["a closed policy", [bucketPolicy()], "ppppppppp"],
	["a public policy", [publicPolicy], "ffpufpuuf"],
	["a policy that is not known", [unknownPolicy], "uupuupuuu"],
	["a policy that is not JSON", [policy("{")], "fffffffff"],
	["a private list", [bucketAcl()], "ppppppppp"],
	["a public list", [publicAcl], "ffpufpuuf"],
	["a grant to everyone", [grants(ALL_USERS)], "ffpufpuuf"],
	[
		"a list that is not known",
		[bucketAcl({ canned: pending("acl") })],
		"uupuupuuu",
	],
	[
		"grants that are not known",
		[bucketAcl({ grants: pending("grants") })],
		"uupuupuuu",
	],
];

const statuses: Readonly<Record<string, ControlStatus>> = {
	p: "passed",
	f: "failed",
	u: "unknown",
};

function statusAt(letters: string, column: number): ControlStatus {
	return statuses[letters[column] ?? ""] ?? "noData";
}

const shielded: readonly Case[] = underShields.flatMap(
	([exposure, facts, letters]) =>
		shields.map(
			([shield, blocks], column): Case => ({
				name: `${exposure} under ${shield}`,
				facts: [...base, ...facts, ...blocks],
				expect: statusAt(letters, column),
			}),
		),
);

/** Ownership of objects, in the order of the columns below. */
const ownerships: readonly (readonly [string, readonly Fact[]])[] = [
	["no ownership declared", []],
	["the bucket owner enforced", [ownership()]],
	[
		"the bucket owner preferred",
		[ownership({ objectOwnership: known("BucketOwnerPreferred") })],
	],
	[
		"the writer as owner",
		[ownership({ objectOwnership: known("ObjectWriter") })],
	],
	["no rule of ownership", [ownership({ objectOwnership: known(undefined) })]],
	[
		"an owner that is not known",
		[ownership({ objectOwnership: pending("objectOwnership") })],
	],
];

const underOwnership: readonly (readonly [string, readonly Fact[], string])[] =
	[
		["a private list", [bucketAcl()], "pppppp"],
		["a public list", [publicAcl], "fpfffu"],
		["a grant to everyone", [grants(ALL_USERS)], "fpfffu"],
		[
			"a list that is not known",
			[bucketAcl({ canned: pending("acl") })],
			"upuuuu",
		],
		["a public policy", [publicPolicy], "ffffff"],
		["a public list ignored", [publicAcl, bucketBlock(onlyIgnores)], "pppppp"],
		["a public list not ignored", [publicAcl, bucketBlock(neither)], "fpfffu"],
		[
			"a public list perhaps ignored",
			[publicAcl, bucketBlock(notKnown)],
			"upuuuu",
		],
	];

const owned: readonly Case[] = underOwnership.flatMap(
	([exposure, facts, letters]) =>
		ownerships.map(
			([owner, rules], column): Case => ({
				name: `${exposure}, with ${owner}`,
				facts: [...base, ...facts, ...rules],
				expect: statusAt(letters, column),
			}),
		),
);

const listsOfPolicies: readonly (readonly [string, readonly Fact[]])[] = [
	["a private list", [bucketAcl()]],
	["a public list", [publicAcl]],
	["a list that is not known", [bucketAcl({ canned: pending("acl") })]],
];

const policyAndList: readonly Case[] = (
	[
		["a closed policy", bucketPolicy(), "pfu"],
		["a public policy", publicPolicy, "fff"],
		["a policy that is not known", unknownPolicy, "ufu"],
	] as const
).flatMap(([text, fact, letters]) =>
	listsOfPolicies.map(
		([list, facts], column): Case => ({
			name: `${text} beside ${list}`,
			facts: [...base, fact, ...facts],
			expect: statusAt(letters, column),
		}),
	),
);

const lists: readonly Case[] = (
	[
		["private", "passed"],
		["log-delivery-write", "passed"],
		["aws-exec-read", "passed"],
		["bucket-owner-read", "passed"],
		["bucket-owner-full-control", "passed"],
		["public-read", "failed"],
		["public-read-write", "failed"],
		["authenticated-read", "failed"],
		["partner-read", "failed"],
	] as const
).map(([canned, expect]) => ({
	name: `the canned list ${canned}`,
	facts: [...base, bucketAcl({ canned: known(canned) })],
	expect,
}));

const grantees: readonly Case[] = (
	[
		["no grant", grants(), "passed"],
		["a grant to one grantee", grants(undefined), "passed"],
		["a grant to log delivery", grants(LOG_DELIVERY), "passed"],
		["a grant to everyone", grants(ALL_USERS), "failed"],
		["a grant to all accounts", grants(AUTHENTICATED), "failed"],
		[
			"a grant to everyone behind two others",
			grants(undefined, LOG_DELIVERY, ALL_USERS),
			"failed",
		],
		[
			"a grant to a group that is not known",
			bucketAcl({ grants: known([{ groupUri: pending("uri") }]) }),
			"unknown",
		],
		[
			"a grant to everyone beside one that is not known",
			bucketAcl({
				grants: known([
					{ groupUri: pending("uri") },
					{ groupUri: known(ALL_USERS) },
				]),
			}),
			"failed",
		],
		[
			"a grant to everyone beside a private canned list",
			{ ...grants(ALL_USERS), canned: known("private") },
			"failed",
		],
	] as const
).map(([name, fact, expect]) => ({ name, facts: [...base, fact], expect }));

const account = "111122223333";
const anotherAccount = "444455556666";
const main: Owner = {
	provider: "urn:pulumi:prod::shop::pulumi:providers:aws::main",
	account: undefined,
};
const here: Owner = { provider: undefined, account: undefined };

/** Whether an account's block reaches the bucket, which has a public policy. */
const reaches: readonly Case[] = (
	[
		["neither names a provider or an account", {}, here, "passed"],
		["both are under one provider", { owner: main }, main, "passed"],
		[
			"both are under one provider, and the block names its account",
			{ owner: main, account: known(account) },
			main,
			"passed",
		],
		[
			"both are under one provider, and the block's account is not known",
			{ owner: main, account: pending("accountId of account-block") },
			main,
			"unknown",
		],
		[
			"neither names a provider, and the block's account is not known",
			{ account: pending("accountId of account-block") },
			here,
			"unknown",
		],
		[
			"neither names a provider, and the block's account is not readable",
			{ account: unknown("unreadable", "accountId of account-block") },
			here,
			"unknown",
		],
		[
			"under one provider of a known account, the block's is not known",
			{
				owner: { ...main, account },
				account: pending("accountId of account-block"),
			},
			{ ...main, account },
			"unknown",
		],
		[
			"the block is off, and its account is not known",
			{
				...neither,
				account: pending("accountId of account-block"),
			},
			here,
			"failed",
		],
		[
			"the block names the account of the bucket's provider",
			{ account: known(account) },
			{ ...main, account },
			"passed",
		],
		[
			"the block names another account than the bucket's",
			{ account: known(anotherAccount) },
			{ ...main, account },
			"failed",
		],
		[
			"under one provider, the block names another account than its own",
			{ owner: { ...main, account }, account: known(anotherAccount) },
			{ ...main, account },
			"failed",
		],
		[
			"two providers are of one account",
			{ owner: { ...elsewhere, account } },
			{ ...main, account },
			"passed",
		],
		[
			"two providers are of two accounts",
			{ owner: { ...elsewhere, account: anotherAccount } },
			{ ...main, account },
			"failed",
		],
		[
			"the block names the bucket's account under another account's provider",
			{
				owner: { ...elsewhere, account: anotherAccount },
				account: known(account),
			},
			{ ...main, account },
			"passed",
		],
		[
			"two providers are of accounts that are not known",
			{ owner: elsewhere },
			main,
			"unknown",
		],
		["only the bucket names a provider", {}, main, "unknown"],
		["only the block names a provider", { owner: main }, here, "unknown"],
		[
			"the block names an account, the bucket's provider none",
			{ account: known(account) },
			main,
			"unknown",
		],
		[
			"two providers, and the block's account is not known",
			{ owner: elsewhere, account: pending("accountId of account-block") },
			{ ...main, account },
			"unknown",
		],
	] satisfies readonly (readonly [
		string,
		Partial<AccountBlockFact>,
		Owner,
		ControlStatus,
	])[]
).map(([name, patch, owner, expect]) => ({
	name: `an account's block and a public bucket: ${name}`,
	facts: [trail(), bucket({ owner }), publicPolicy, accountBlock(patch)],
	expect,
}));

const everyone = {
	Sid: "Everyone",
	Effect: "Allow",
	Principal: "*",
	Action: "s3:GetObject",
	Resource: "arn:aws:s3:::logs-111122223333/*",
};
const insecure = {
	Sid: "DenyInsecureTransport",
	Effect: "Deny",
	Principal: "*",
	Action: "s3:*",
	Resource: "*",
	Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const { Condition: _, ...denyAll } = insecure;

function statements(...all: readonly unknown[]): Fact {
	return policy({ Version: "2012-10-17", Statement: all });
}

const texts: readonly Case[] = (
	[
		["is empty", policy(""), "failed"],
		["is not set", policy(undefined), "passed"],
		["lets everyone in", statements(everyone), "failed"],
		["lets every AWS principal in", policy(document({ AWS: "*" })), "failed"],
		[
			"lets everyone in beside an account",
			policy(document({ AWS: [account, "*"] })),
			"failed",
		],
		[
			"lets another account in",
			policy(document({ AWS: anotherAccount })),
			"passed",
		],
		[
			"lets all but an account in",
			statements({
				...everyone,
				Principal: undefined,
				NotPrincipal: { AWS: account },
			}),
			"failed",
		],
		[
			"lets everyone of one organization in",
			policy(
				document("*", {
					StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
				}),
			),
			"passed",
		],
		[
			"lets one VPC in",
			policy(
				document("*", { StringEquals: { "aws:SourceVpc": "vpc-91237329" } }),
			),
			"passed",
		],
		[
			"lets any VPC in",
			policy(document("*", { StringLike: { "aws:SourceVpc": "vpc-*" } })),
			"failed",
		],
		[
			"lets half of all addresses in",
			policy(document("*", { IpAddress: { "aws:SourceIp": "0.0.0.0/1" } })),
			"failed",
		],
		[
			"lets an account's role in by an ARN with a wildcard",
			policy(
				document("*", {
					ArnLike: { "aws:SourceArn": `arn:aws:iam::${account}:role/*` },
				}),
			),
			"failed",
		],
		[
			"lets in who names a key in a header",
			policy(
				document("*", {
					StringEquals: {
						"s3:x-amz-server-side-encryption-aws-kms-key-id": `arn:aws:kms:eu-west-1:${account}:key/logs`,
					},
				}),
			),
			"failed",
		],
		["only denies insecure transport", statements(insecure), "passed"],
		[
			"lets everyone in over TLS alone",
			statements(insecure, everyone),
			"failed",
		],
		["denies everyone what it allows", statements(denyAll, everyone), "passed"],
		[
			"denies everyone a part of what it allows",
			statements({ ...denyAll, Action: "s3:DeleteObject" }, everyone),
			"failed",
		],
		[
			"lets everyone do what S3 does not know",
			statements({ ...everyone, Action: "s3:Nothing" }),
			"failed",
		],
		[
			"has one public statement behind a closed one",
			statements({ ...everyone, Principal: { AWS: account } }, everyone),
			"failed",
		],
		[
			"has a resource that is not known, for everyone",
			statements({ ...everyone, Resource: pending("the bucket's ARN") }),
			"failed",
		],
		[
			"has a resource that is not known, for an account",
			statements({
				...everyone,
				Resource: pending("the bucket's ARN"),
				Principal: { AWS: account },
			}),
			"passed",
		],
		[
			"has a principal that is not known",
			statements({
				...everyone,
				Principal: { AWS: pending("the role's ARN") },
			}),
			"unknown",
		],
		[
			"has a statement that is not known beside a public one",
			statements(pending("a statement"), everyone),
			"unknown",
		],
		[
			"denies everything to a principal that is not known, beside a public statement",
			statements({ ...denyAll, Principal: pending("a principal") }, everyone),
			"unknown",
		],
		[
			"lets everyone in under a condition with no values",
			policy(document("*", { StringEquals: { "aws:SourceVpc": [] } })),
			"failed",
		],
		[
			"has statements that are not known",
			policy({ Statement: pending("the statements") }),
			"unknown",
		],
		[
			"is encrypted",
			bucketPolicy({
				policy: unknown("unreadable", "the encrypted policy of logs-policy"),
			}),
			"unknown",
		],
		["is a JSON list", policy("[]"), "failed"],
		["has no statements", policy({ Version: "2012-10-17" }), "failed"],
	] as const
).map(([name, fact, expect]) => ({
	name: `a policy that ${name}`,
	facts: [...base, fact],
	expect,
}));

const failing: readonly Fact[] = [
	trail({ of: secondTrail, bucket: toArchive }),
	archive,
	bucketPolicy({ bucket: toArchive, policy: known(document("*")) }),
];
const passing: readonly Fact[] = [
	trail({ of: secondTrail, bucket: toArchive }),
	archive,
];
const outOfView = trail({ bucket: named("central-444455556666") });
const notYet = trail({ bucket: from() });

const buckets: readonly Case[] = [
	{ name: "no trail", facts: [], expect: "noData" },
	{
		name: "a public bucket and no trail",
		facts: [bucket(), publicPolicy],
		expect: "noData",
	},
	{
		name: "the trail's bucket is not in view",
		facts: [outOfView],
		expect: "noData",
		says: "Not in this stack: the bucket of trail audit.",
	},
	{
		name: "the trail's bucket is not in view, and a public one is",
		facts: [outOfView, bucket(), publicPolicy],
		expect: "noData",
	},
	{
		name: "the policy of a bucket that is not in view is public",
		facts: [
			outOfView,
			bucketPolicy({
				bucket: named("central-444455556666"),
				policy: known(document("*")),
			}),
		],
		expect: "noData",
	},
	{
		name: "which bucket the trail has is not known",
		facts: [notYet, bucket()],
		expect: "unknown",
		says: "Not known until the update: the bucket of trail audit.",
	},
	{
		name: "which bucket the trail has cannot be read",
		facts: [
			trail({
				bucket: {
					by: "name",
					name: unknown("unreadable", "s3BucketName of audit"),
					dependencies: [],
				},
			}),
		],
		expect: "unknown",
		says: "Not readable: s3BucketName of audit.",
	},
	{
		name: "a bucket out of view does not hide another trail's public one",
		facts: [outOfView, ...failing],
		expect: "failed",
		says: "Bucket archive is public by its policy",
	},
	{
		name: "a bucket not yet known does not hide another trail's public one",
		facts: [notYet, ...failing],
		expect: "failed",
	},
	{
		name: "a bucket that may be public does not hide a public one",
		facts: [...base, unknownPolicy, ...failing],
		expect: "failed",
	},
	{
		name: "a bucket that is closed does not hide a public one",
		facts: [...compliant, ...failing],
		expect: "failed",
	},
	{
		name: "a bucket out of view stands beside one that is closed",
		facts: [outOfView, ...passing],
		expect: "passed",
	},
	{
		name: "a bucket not yet known stands beside one that is closed",
		facts: [notYet, ...passing],
		expect: "unknown",
	},
	{
		name: "two trails deliver to one public bucket",
		facts: [...base, trail({ of: secondTrail }), publicPolicy],
		expect: "failed",
	},
	{
		name: "a public bucket that is no trail's",
		facts: [
			...base,
			archive,
			bucketPolicy({ bucket: toArchive, policy: known(document("*")) }),
		],
		expect: "passed",
	},
	{
		name: "a public bucket that receives the access logs alone",
		facts: [
			...base,
			accessLogging(),
			archive,
			bucketAcl({ bucket: toArchive, canned: known("public-read") }),
		],
		expect: "passed",
	},
	{
		name: "another bucket's block does not shield the trail's",
		facts: [...base, publicPolicy, archive, bucketBlock({ bucket: toArchive })],
		expect: "failed",
	},
	{
		name: "another bucket's ownership does not void the list of the trail's",
		facts: [...base, publicAcl, archive, ownership({ bucket: toArchive })],
		expect: "failed",
	},
	{
		name: "the bucket is judged whatever account its provider is of",
		facts: [
			trail(),
			bucket({ owner: { ...main, account: anotherAccount } }),
			publicPolicy,
		],
		expect: "failed",
	},
	{
		name: "a public policy may be of the trail's bucket",
		facts: [
			...base,
			bucketPolicy({ bucket: from(), policy: known(document("*")) }),
		],
		expect: "unknown",
		says: "which bucket logs-policy belongs to",
	},
	{
		name: "a public policy may be of the trail's bucket, which has a block",
		facts: [
			...base,
			bucketBlock(),
			bucketPolicy({ bucket: from(), policy: known(document("*")) }),
		],
		expect: "passed",
	},
	{
		name: "a closed policy may be of the trail's bucket",
		facts: [...base, bucketPolicy({ bucket: from() })],
		expect: "passed",
	},
	{
		name: "a policy that is not JSON may be of the trail's bucket",
		facts: [
			...base,
			bucketPolicy({ bucket: from(), policy: known("{") }),
			bucketBlock(),
		],
		expect: "unknown",
	},
	{
		name: "a public list may be of the trail's bucket",
		facts: [
			...base,
			bucketAcl({ bucket: from(), canned: known("public-read") }),
		],
		expect: "unknown",
	},
	{
		name: "a block may be of the trail's bucket, which is public",
		facts: [...base, publicPolicy, bucketBlock({ bucket: from() })],
		expect: "unknown",
	},
	{
		name: "a block that is off may be of the trail's bucket, which is public",
		facts: [...base, publicPolicy, bucketBlock({ bucket: from(), ...neither })],
		expect: "failed",
	},
	{
		name: "an ownership may be of the trail's bucket, which is public",
		facts: [...base, publicAcl, ownership({ bucket: from() })],
		expect: "unknown",
	},
];

const blocks: readonly Case[] = [
	{ name: "the whole compliant account", facts: compliant, expect: "passed" },
	{
		name: "a bucket without any grant and without a block is advised of one",
		facts: base,
		expect: "passed",
		says: "Bucket logs declares no public access block.",
	},
	{
		name: "a block that ignores lists does not shield from a public policy",
		facts: [...base, publicPolicy, bucketBlock(onlyIgnores)],
		expect: "failed",
		fix: "Set restrictPublicBuckets to true in the public access block, and grant nothing to everyone in the bucket's policy.",
	},
	{
		name: "a block that restricts does not shield from a public list",
		facts: [...base, publicAcl, bucketBlock(onlyRestricts)],
		expect: "failed",
		fix: "Set ignorePublicAcls to true in the public access block, and grant nothing to everyone in the bucket's access control list.",
	},
	{
		name: "a bucket with a public policy and no block needs one",
		facts: [...base, publicPolicy],
		expect: "failed",
		fix: "Grant nothing to everyone in the bucket's policy. Declare a public access block for the bucket, with all four settings on. It is aws.s3.BucketPublicAccessBlock with blockPublicAcls, blockPublicPolicy, ignorePublicAcls and restrictPublicBuckets true.",
	},
	{
		name: "a block that restricts shields from a public policy",
		facts: [...base, publicPolicy, bucketBlock(onlyRestricts)],
		expect: "passed",
	},
	{
		name: "a block that ignores lists shields from a public list",
		facts: [...base, publicAcl, bucketBlock(onlyIgnores)],
		expect: "passed",
	},
	{
		name: "a block that restricts leaves a public list beside the policy",
		facts: [...base, publicPolicy, publicAcl, bucketBlock(onlyRestricts)],
		expect: "failed",
		says: "access control list",
	},
	{
		name: "bucket and account each have half of what shields",
		facts: [
			...base,
			publicPolicy,
			publicAcl,
			bucketBlock(onlyRestricts),
			accountBlock(onlyIgnores),
		],
		expect: "passed",
	},
	{
		name: "the account's block is on where the bucket's is off",
		facts: [...base, publicPolicy, bucketBlock(neither), accountBlock()],
		expect: "passed",
	},
	{
		name: "the bucket's block is on where the account's is off",
		facts: [...base, publicAcl, bucketBlock(), accountBlock(neither)],
		expect: "passed",
	},
	{
		name: "the bucket's block is on where the account's is not known",
		facts: [...base, publicPolicy, bucketBlock(), accountBlock(notKnown)],
		expect: "passed",
	},
	{
		name: "the bucket's block is off where the account's is not known",
		facts: [
			...base,
			publicPolicy,
			bucketBlock(neither),
			accountBlock(notKnown),
		],
		expect: "unknown",
	},
	{
		name: "a block that the bucket itself has shields it",
		facts: [...base, publicPolicy, bucketBlock({ of: logs, bucket: itself })],
		expect: "passed",
	},
	{
		name: "a policy that is not JSON fails in its own words",
		facts: [...base, policy("{ not JSON"), bucketBlock()],
		expect: "failed",
		says: "The policy of bucket logs cannot be read: the text is not JSON",
	},
	{
		name: "a public policy names the statement that lets everyone in",
		facts: [...base, statements(everyone)],
		expect: "failed",
		says: "Bucket logs is public by its policy: statement Everyone",
	},
	{
		name: "a public policy counts for a bucket whose name AWS generates",
		facts: [
			trail({ bucket: from(logs) }),
			bucket({ name: pending("bucket of logs") }),
			bucketPolicy({ bucket: from(logs), policy: known(document("*")) }),
		],
		expect: "failed",
	},
];

const inlinePublic = bucketPolicy({
	of: logs,
	bucket: itself,
	policy: known(document("*")),
});
const inlinePublicAcl = bucketAcl({
	of: logs,
	bucket: itself,
	canned: known("public-read"),
});

const stale: readonly Case[] = [
	{
		name: "the bucket's own policy is public",
		facts: [...base, inlinePublic],
		expect: "failed",
	},
	{
		name: "the bucket's own policy is public beside a closed policy resource",
		facts: [...base, inlinePublic, bucketPolicy()],
		expect: "unknown",
		says: "Not known until `pulumi refresh`: which policy bucket logs has, its own as of the last refresh or that of BucketPolicy logs-policy.",
		fix: "Run `pulumi refresh`, then check again: what a bucket itself shows is of the last refresh. If the program sets the policy on the bucket, too, keep one of the two.",
	},
	{
		name: "the bucket's own policy may be stale, behind a block",
		facts: [...base, inlinePublic, bucketPolicy(), bucketBlock()],
		expect: "passed",
	},
	{
		name: "the bucket's own policy is closed beside a public policy resource",
		facts: [...base, bucketPolicy({ of: logs, bucket: itself }), publicPolicy],
		expect: "failed",
	},
	{
		name: "the bucket's own policy is as closed as the policy resource",
		facts: [
			...base,
			bucketPolicy({ of: logs, bucket: itself }),
			bucketPolicy(),
		],
		expect: "passed",
	},
	{
		name: "the bucket's own policy is public beside another bucket's policy",
		facts: [
			...base,
			inlinePublic,
			archive,
			bucketPolicy({ bucket: toArchive }),
		],
		expect: "failed",
	},
	{
		name: "the bucket's own list is public",
		facts: [...base, inlinePublicAcl],
		expect: "failed",
	},
	{
		name: "the bucket's own list is public beside a private list resource",
		facts: [...base, inlinePublicAcl, bucketAcl()],
		expect: "unknown",
	},
	{
		name: "the bucket's own list is private beside a public list resource",
		facts: [...base, bucketAcl({ of: logs, bucket: itself }), publicAcl],
		expect: "failed",
	},
	{
		name: "the bucket's own list is public beside a policy resource",
		facts: [...base, inlinePublicAcl, bucketPolicy()],
		expect: "failed",
	},
];

export const cases: readonly Case[] = [
	...blocks,
	...shielded,
	...owned,
	...policyAndList,
	...lists,
	...grantees,
	...reaches,
	...texts,
	...buckets,
	...stale,
];
