import type { ComplianceTrailArgs } from "../../components";
import {
	accessLogBucketPolicy,
	ComplianceTrail,
	trailBucketPolicy,
} from "../../components";
import { construct, documentIn, only } from "../kit/component/construct";
import type { Policy, Request } from "../kit/iam/evaluate";
import {
	ask,
	cloudTrail,
	type Question,
	strangers,
	trailArn,
} from "./questions";
import { made } from "./types";

const LOGS = "arn:aws:s3:::audit-logs-1a2b3c4";
const ACCESS_LOGS = "arn:aws:s3:::audit-access-logs-1a2b3c4";

/** CloudTrail delivers a log file, as it does. */
function delivery(
	key: string,
	sourceArn = trailArn(),
	changes: Readonly<Record<string, string>> = {},
): Request {
	return {
		principal: cloudTrail,
		action: "s3:PutObject",
		resource: `${LOGS}/${key}`,
		context: {
			"aws:SourceArn": sourceArn,
			"aws:SecureTransport": "true",
			"s3:x-amz-acl": "bucket-owner-full-control",
			...changes,
		},
	};
}

const FILE =
	"AWSLogs/111122223333/CloudTrail/eu-west-1/2024/01/01/file.json.gz";
const DIGEST =
	"AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/digest.json.gz";

const aclCheck = (sourceArn: string): Request => ({
	principal: cloudTrail,
	action: "s3:GetBucketAcl",
	resource: LOGS,
	context: { "aws:SourceArn": sourceArn, "aws:SecureTransport": "true" },
});

/** Whoever may ask over plain HTTP, whatever else allows it. */
const overPlainHttp = (bucket: string): readonly Question[] =>
	[
		{ aws: "arn:aws:iam::111122223333:root" },
		{ aws: "arn:aws:iam::111122223333:role/admin" },
		{ aws: "arn:aws:iam::444455556666:user/ann" },
		cloudTrail,
	].flatMap((principal) =>
		(["s3:GetObject", "s3:PutObject", "s3:ListBucket"] as const).map(
			(action): Question => [
				`may ${Object.values(principal)} ${action} over plain HTTP`,
				{
					principal,
					action,
					resource: action === "s3:ListBucket" ? bucket : `${bucket}/${FILE}`,
					context: { "aws:SecureTransport": "false" },
				},
				"denied",
			],
		),
	);

const common: readonly Question[] = [
	[
		"may CloudTrail check the ACL for this trail",
		aclCheck(trailArn()),
		"allowed",
	],
	...strangers.map(
		([words, arn]): Question => [
			`may CloudTrail check the ACL for ${words}`,
			aclCheck(arn),
			"not allowed",
		],
	),
	[
		"may CloudTrail read a log file",
		{ ...delivery(FILE), action: "s3:GetObject" },
		"not allowed",
	],
	[
		"may CloudTrail delete a log file",
		{ ...delivery(FILE), action: "s3:DeleteObject" },
		"not allowed",
	],
	[
		"may CloudTrail write for no trail at all",
		{
			...delivery(FILE),
			context: { "s3:x-amz-acl": "bucket-owner-full-control" },
		},
		"not allowed",
	],
	[
		"may CloudTrail write what the bucket's owner cannot read",
		delivery(FILE, trailArn(), { "s3:x-amz-acl": "private" }),
		"not allowed",
	],
	[
		"may another service write",
		{ ...delivery(FILE), principal: { service: "config.amazonaws.com" } },
		"not allowed",
	],
	[
		"may a user of this account write by the bucket's policy",
		{
			...delivery(FILE),
			principal: { aws: "arn:aws:iam::111122223333:user/ann" },
		},
		"not allowed",
	],
	[
		"may a user of another account read",
		{
			principal: { aws: "arn:aws:iam::444455556666:user/ann" },
			action: "s3:GetObject",
			resource: `${LOGS}/${FILE}`,
			context: { "aws:SecureTransport": "true" },
		},
		"not allowed",
	],
	...overPlainHttp(LOGS),
];

/** The policy of the trail's bucket, as it is registered. */
function policyWith(args: ComplianceTrailArgs): () => Policy {
	let policy: Policy;
	before(async () => {
		const built = await construct(() => new ComplianceTrail("audit", args));
		policy = documentIn(only(built, made.bucketPolicy, "audit-logs"));
	});
	return () => policy;
}

const byStrangers = (key: string): readonly Question[] =>
	strangers.map(([words, arn]) => [
		`may ${words} write`,
		delivery(key, arn),
		"not allowed",
	]);

describe("the policy of the trail's bucket", () => {
	ask(policyWith({}), [
		["may CloudTrail write log files of this trail", delivery(FILE), "allowed"],
		["may CloudTrail write digests of this trail", delivery(DIGEST), "allowed"],
		...byStrangers(FILE),
		[
			"may CloudTrail write in another account's folder",
			delivery(FILE.replace("111122223333", "444455556666")),
			"not allowed",
		],
		[
			"may CloudTrail write in an organization's folder",
			delivery("AWSLogs/o-exampleorg1/444455556666/CloudTrail/file"),
			"not allowed",
		],
		["may CloudTrail write elsewhere", delivery("file"), "not allowed"],
		[
			"may CloudTrail write under another prefix",
			delivery(`other/${FILE}`),
			"not allowed",
		],
		...common,
	]);

	describe("with a key prefix", () => {
		ask(policyWith({ keyPrefix: "org/trails" }), [
			[
				"may CloudTrail write under the prefix",
				delivery(`org/trails/${FILE}`),
				"allowed",
			],
			["may CloudTrail write beside the prefix", delivery(FILE), "not allowed"],
			...common,
		]);
	});

	const ORGANIZATION = "AWSLogs/o-exampleorg1/444455556666/CloudTrail/file";

	describe("of an organization's trail, with a key prefix", () => {
		ask(
			policyWith({
				organization: { id: "o-exampleorg1" },
				keyPrefix: "org",
			}),
			[
				["may members' files come", delivery(`org/${ORGANIZATION}`), "allowed"],
				["may the account's own", delivery(`org/${FILE}`), "allowed"],
				[
					"may members' files come beside the prefix",
					delivery(ORGANIZATION),
					"not allowed",
				],
				[
					"may another organization's files come",
					delivery(`org/${ORGANIZATION}`.replace("example", "another")),
					"not allowed",
				],
				...byStrangers(`org/${ORGANIZATION}`),
				...common,
			],
		);
	});

	describe("of an organization's trail by a delegated administrator", () => {
		const ofManagement = trailArn("audit", "444455556666");
		const managed = FILE.replace("111122223333", "444455556666");
		ask(
			policyWith({
				organization: {
					id: "o-exampleorg1",
					managementAccountId: "444455556666",
				},
			}),
			[
				[
					"may the management account's trail write members' files",
					delivery(ORGANIZATION, ofManagement),
					"allowed",
				],
				[
					"may it write the management account's",
					delivery(managed, ofManagement),
					"allowed",
				],
				[
					"may CloudTrail check the ACL for it",
					aclCheck(ofManagement),
					"allowed",
				],
				[
					"may a trail of the administrator's own account write",
					delivery(ORGANIZATION, trailArn()),
					"not allowed",
				],
				...overPlainHttp(LOGS),
			],
		);
	});

	describe("made for several accounts", () => {
		const policy = trailBucketPolicy({
			bucketArn: LOGS,
			trailArn: trailArn(),
			accounts: ["111122223333", "444455556666"],
		});
		ask(
			() => policy,
			[
				["may one account's files come", delivery(FILE), "allowed"],
				[
					"may the other's",
					delivery(FILE.replace("111122223333", "444455556666")),
					"allowed",
				],
				[
					"may a third's",
					delivery(FILE.replace("111122223333", "777788889999")),
					"not allowed",
				],
			],
		);
	});
});

describe("the policy of the bucket of access logs", () => {
	let policy: Policy;
	before(async () => {
		const built = await construct(() => new ComplianceTrail("audit"));
		policy = documentIn(only(built, made.bucketPolicy, "audit-access-logs"));
	});

	const log = (
		key: string,
		changes: Readonly<Record<string, string>> = {},
	): Request => ({
		principal: { service: "logging.s3.amazonaws.com" },
		action: "s3:PutObject",
		resource: `${ACCESS_LOGS}/${key}`,
		context: {
			"aws:SourceArn": LOGS,
			"aws:SourceAccount": "111122223333",
			"aws:SecureTransport": "true",
			...changes,
		},
	});

	ask(
		() => policy,
		[
			["may S3 deliver logs of the trail's bucket", log("access/1"), "allowed"],
			["may S3 deliver them elsewhere", log("other/1"), "not allowed"],
			[
				"may S3 deliver logs of another bucket",
				log("access/1", { "aws:SourceArn": "arn:aws:s3:::other" }),
				"not allowed",
			],
			[
				"may S3 deliver logs of a bucket whose name begins like it",
				log("access/1", { "aws:SourceArn": `${LOGS}-2` }),
				"not allowed",
			],
			[
				"may S3 deliver logs for another account",
				log("access/1", { "aws:SourceAccount": "444455556666" }),
				"not allowed",
			],
			[
				"may CloudTrail write here",
				{ ...log("access/1"), principal: cloudTrail },
				"not allowed",
			],
			[
				"may S3 read the logs",
				{ ...log("access/1"), action: "s3:GetObject" },
				"not allowed",
			],
			...overPlainHttp(ACCESS_LOGS),
		],
	);

	it("grants delivery before it denies plain HTTP", () => {
		const [first] = accessLogBucketPolicy({
			bucketArn: ACCESS_LOGS,
			sourceBucketArn: LOGS,
			sourceAccount: "111122223333",
		}).Statement;
		if (first?.Effect !== "Allow")
			throw new Error("delivery does not stand first");
	});
});
