import type { ComplianceTrailArgs } from "../../components";
import { ComplianceTrail, trailKeyPolicy } from "../../components";
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

const KEY = "arn:aws:kms:eu-west-1:111122223333:key/audit-key";
const TRAIL_CONTEXT = "kms:EncryptionContext:aws:cloudtrail:arn";
const LOGS_CONTEXT = "kms:EncryptionContext:aws:logs:arn";
const TOPIC_CONTEXT = "kms:EncryptionContext:aws:sns:topicArn";

function use(
	principal: Request["principal"],
	action: string,
	context: Readonly<Record<string, string>> = {},
): Request {
	return { principal, action: `kms:${action}`, resource: KEY, context };
}

const ofTrail = (arn = trailArn()) => ({
	"aws:SourceArn": arn,
	[TRAIL_CONTEXT]: arn,
});

const logs = (region = "eu-west-1") => ({
	service: `logs.${region}.amazonaws.com`,
});
const logGroup = (name = "/cloudtrail/audit", account = "111122223333") => ({
	[LOGS_CONTEXT]: `arn:aws:logs:eu-west-1:${account}:log-group:${name}`,
});

const reader = { aws: "arn:aws:iam::444455556666:role/auditor" };
const admin = { aws: "arn:aws:iam::111122223333:role/admin" };
const foreigner = { aws: "arn:aws:iam::777788889999:user/eve" };

const anyKey: readonly Question[] = [
	[
		"may CloudTrail encrypt for this trail",
		use(cloudTrail, "GenerateDataKey", ofTrail()),
		"allowed",
	],
	[
		"may CloudTrail encrypt what this trail delivers from another Region",
		use(cloudTrail, "GenerateDataKeyWithoutPlaintext", {
			"aws:SourceArn": trailArn(),
			[TRAIL_CONTEXT]: trailArn("audit", "111122223333", "us-east-1"),
		}),
		"allowed",
	],
	[
		"may CloudTrail encrypt without a context",
		use(cloudTrail, "GenerateDataKey", { "aws:SourceArn": trailArn() }),
		"not allowed",
	],
	[
		"may CloudTrail encrypt for nobody in particular",
		use(cloudTrail, "GenerateDataKey", { [TRAIL_CONTEXT]: trailArn() }),
		"not allowed",
	],
	[
		"may CloudTrail encrypt under another trail's context",
		use(cloudTrail, "GenerateDataKey", {
			"aws:SourceArn": trailArn(),
			[TRAIL_CONTEXT]: trailArn("other"),
		}),
		"not allowed",
	],
	...strangers.flatMap(([words, arn]): readonly Question[] => [
		[
			`may CloudTrail encrypt for ${words}`,
			use(cloudTrail, "GenerateDataKey", ofTrail(arn)),
			"not allowed",
		],
		[
			`may CloudTrail describe the key for ${words}`,
			use(cloudTrail, "DescribeKey", { "aws:SourceArn": arn }),
			"not allowed",
		],
		[
			`may CloudTrail decrypt for ${words}`,
			use(cloudTrail, "Decrypt", ofTrail(arn)),
			"not allowed",
		],
	]),
	[
		"may CloudTrail describe the key for this trail",
		use(cloudTrail, "DescribeKey", { "aws:SourceArn": trailArn() }),
		"allowed",
	],
	[
		"may CloudTrail use the bucket's key again for this trail",
		use(cloudTrail, "Decrypt", { "aws:SourceArn": trailArn() }),
		"allowed",
	],
	[
		"may CloudTrail change the key",
		use(cloudTrail, "PutKeyPolicy", ofTrail()),
		"not allowed",
	],
	[
		"may CloudTrail delete the key",
		use(cloudTrail, "ScheduleKeyDeletion", ofTrail()),
		"not allowed",
	],
	["may the account administer the key", use(admin, "PutKeyPolicy"), "allowed"],
	[
		"may another account administer it",
		use(foreigner, "PutKeyPolicy"),
		"not allowed",
	],
	[
		"may anybody else decrypt log files",
		use(foreigner, "Decrypt", { [TRAIL_CONTEXT]: trailArn() }),
		"not allowed",
	],
	[
		"may another service encrypt",
		use({ service: "s3.amazonaws.com" }, "GenerateDataKey", ofTrail()),
		"not allowed",
	],
];

const madeLogGroup: readonly Question[] = [
	...(["Encrypt", "Decrypt", "ReEncryptTo", "GenerateDataKey"] as const).map(
		(action): Question => [
			`may the log service ${action} for the log group`,
			use(logs(), action, logGroup()),
			"allowed",
		],
	),
	[
		"may the log service describe the key for the log group",
		use(logs(), "DescribeKey", logGroup()),
		"allowed",
	],
	[
		"may the log service use the key for another group",
		use(logs(), "GenerateDataKey", logGroup("/cloudtrail/other")),
		"not allowed",
	],
	[
		"may the log service use it for a group whose name begins like it",
		use(logs(), "GenerateDataKey", logGroup("/cloudtrail/audit-2")),
		"not allowed",
	],
	[
		"may the log service use it for another account's group",
		use(logs(), "Decrypt", logGroup("/cloudtrail/audit", "444455556666")),
		"not allowed",
	],
	[
		"may the log service use it without a context",
		use(logs(), "Decrypt"),
		"not allowed",
	],
	[
		"may the log service of another Region use it",
		use(logs("us-east-1"), "GenerateDataKey", logGroup()),
		"not allowed",
	],
	[
		"may the log service decrypt log files",
		use(logs(), "Decrypt", { [TRAIL_CONTEXT]: trailArn() }),
		"not allowed",
	],
];

const topic = (name: string) => ({
	[TOPIC_CONTEXT]: `arn:aws:sns:eu-west-1:111122223333:cloudtrail-audit-${name}`,
});
const alarms = { service: "cloudwatch.amazonaws.com" };
const ofAccount = (account = "111122223333") => ({
	"aws:SourceAccount": account,
});

const topics = (expected: "allowed" | "not allowed"): readonly Question[] => [
	[
		"may CloudTrail publish to its topic for this trail",
		use(cloudTrail, "GenerateDataKey", {
			"aws:SourceArn": trailArn(),
			...topic("deliveries"),
		}),
		expected,
	],
	[
		"may CloudTrail publish to it for another trail",
		use(cloudTrail, "GenerateDataKey", {
			"aws:SourceArn": trailArn("other"),
			...topic("deliveries"),
		}),
		"not allowed",
	],
	[
		"may CloudTrail publish to another topic",
		use(cloudTrail, "GenerateDataKey", {
			"aws:SourceArn": trailArn(),
			...topic("other"),
		}),
		"not allowed",
	],
	[
		"may this account's alarms publish to theirs",
		use(alarms, "Decrypt", { ...ofAccount(), ...topic("alarms") }),
		expected,
	],
	[
		"may another account's alarms",
		use(alarms, "Decrypt", {
			...ofAccount("444455556666"),
			...topic("alarms"),
		}),
		"not allowed",
	],
	[
		"may alarms use the key for anything else",
		use(alarms, "Decrypt", { ...ofAccount(), [TRAIL_CONTEXT]: trailArn() }),
		"not allowed",
	],
];

const STORE = "arn:aws:cloudtrail:eu-west-1:111122223333:eventdatastore/x";
const eventDataStore = (
	expected: "allowed" | "not allowed",
): readonly Question[] => [
	[
		"may CloudTrail encrypt an event data store, for which it names no source",
		use(cloudTrail, "GenerateDataKey"),
		expected,
	],
	[
		"may it where it names the event data store",
		use(cloudTrail, "Decrypt", { "aws:SourceArn": STORE }),
		expected,
	],
];

/** The policy of the key, as it is registered. */
function policyWith(args: ComplianceTrailArgs): () => Policy {
	let policy: Policy;
	before(async () => {
		const built = await construct(() => new ComplianceTrail("audit", args));
		policy = documentIn(only(built, made.key));
	});
	return () => policy;
}

describe("the policy of the trail's key", () => {
	ask(policyWith({}), [
		...anyKey,
		...madeLogGroup,
		...topics("not allowed"),
		...eventDataStore("not allowed"),
	]);

	describe("with readers", () => {
		ask(policyWith({ keyReaders: [reader.aws] }), [
			...anyKey,
			[
				"may a reader decrypt what CloudTrail wrote",
				use(reader, "Decrypt", { [TRAIL_CONTEXT]: trailArn() }),
				"allowed",
			],
			[
				"may a reader decrypt anything else",
				use(reader, "Decrypt"),
				"not allowed",
			],
			[
				"may a reader decrypt the log group",
				use(reader, "Decrypt", logGroup()),
				"not allowed",
			],
			[
				"may a reader encrypt",
				use(reader, "GenerateDataKey", { [TRAIL_CONTEXT]: trailArn() }),
				"not allowed",
			],
			[
				"may others of the reader's account decrypt",
				use({ aws: "arn:aws:iam::444455556666:user/bob" }, "Decrypt", {
					[TRAIL_CONTEXT]: trailArn(),
				}),
				"not allowed",
			],
		]);
	});

	describe("with topics", () => {
		ask(policyWith({ notifications: {}, alarms: {} }), [
			...anyKey,
			...madeLogGroup,
			...topics("allowed"),
		]);
	});

	describe("with topics of others", () => {
		const topicArn = "arn:aws:sns:eu-west-1:111122223333:given";
		ask(policyWith({ notifications: { topicArn }, alarms: { topicArn } }), [
			...anyKey,
			...topics("not allowed"),
		]);
	});

	describe("with an event data store", () => {
		ask(policyWith({ eventDataStore: {} }), [
			...anyKey.filter(([, { context = {} }]) => "aws:SourceArn" in context),
			...madeLogGroup,
			...eventDataStore("allowed"),
		]);
	});

	describe("with a log group of others", () => {
		const logGroupArn =
			"arn:aws:logs:eu-west-1:111122223333:log-group:/cloudtrail/audit";
		ask(policyWith({ logGroupArn }), [
			...anyKey,
			[
				"may the log service use it",
				use(logs(), "GenerateDataKey", logGroup()),
				"not allowed",
			],
		]);
	});

	describe("of a delegated administrator", () => {
		const ofManagement = trailArn("audit", "444455556666");
		ask(
			policyWith({
				organization: {
					id: "o-exampleorg1",
					managementAccountId: "444455556666",
				},
			}),
			[
				[
					"may the management account's trail encrypt",
					use(cloudTrail, "GenerateDataKey", ofTrail(ofManagement)),
					"allowed",
				],
				[
					"may a trail of the administrator's own",
					use(cloudTrail, "GenerateDataKey", ofTrail()),
					"not allowed",
				],
				[
					"may the administrator's account administer the key",
					use(admin, "PutKeyPolicy"),
					"allowed",
				],
				[
					"may the management account",
					use({ aws: "arn:aws:iam::444455556666:root" }, "PutKeyPolicy"),
					"not allowed",
				],
				...madeLogGroup,
			],
		);
	});

	describe("in a central account", () => {
		const policy = trailKeyPolicy({
			trailArn: trailArn(),
			keyAccount: "444455556666",
			logGroupArn:
				"arn:aws:logs:eu-west-1:111122223333:log-group:/cloudtrail/audit:*",
		});
		ask(
			() => policy,
			[
				...anyKey.filter(([words]) => !/administer/.test(words)),
				...madeLogGroup,
				[
					"may the central account administer the key",
					use({ aws: "arn:aws:iam::444455556666:role/x" }, "PutKeyPolicy"),
					"allowed",
				],
				["may the trail's account", use(admin, "PutKeyPolicy"), "not allowed"],
			],
		);
	});
});
