import assert from "node:assert/strict";
import {
	ComplianceTrail,
	type ComplianceTrailArgs,
	deliveryRolePolicy,
	trailBucketPolicy,
	trailKeyPolicy,
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

/** A policy of a part, as it is registered. */
function policyWith(
	args: ComplianceTrailArgs,
	type: string,
	property = "policy",
): () => Policy {
	let policy: Policy;
	before(async () => {
		const built = await construct(() => new ComplianceTrail("audit", args));
		policy = documentIn(only(built, type), property);
	});
	return () => policy;
}

const GROUP = "arn:aws:logs:eu-west-1:111122223333:log-group:/cloudtrail/audit";

/** Whoever has the role writes an event. */
function write(
	stream: string,
	group = GROUP,
	action = "PutLogEvents",
): Request {
	return {
		principal: { aws: "arn:aws:iam::111122223333:role/audit-delivery" },
		action: `logs:${action}`,
		resource: `${group}:log-stream:${stream}`,
	};
}

const OWN = "111122223333_CloudTrail_eu-west-1";
const ORGANIZATION = "o-exampleorg1_444455556666_CloudTrail_eu-west-1";

const anyRole: readonly Question[] = [
	["may it write this account's stream", write(OWN), "allowed"],
	["may it write a further one of them", write(`${OWN}_2`), "allowed"],
	[
		"may it create this account's stream",
		write(OWN, GROUP, "CreateLogStream"),
		"allowed",
	],
	["may it write a stream of others", write("application"), "not allowed"],
	[
		"may it write another account's stream",
		write(OWN.replace("111122223333", "777788889999")),
		"not allowed",
	],
	[
		"may it write another Region's stream",
		write(OWN.replace("eu-west-1", "us-east-1")),
		"not allowed",
	],
	["may it write to another group", write(OWN, `${GROUP}-2`), "not allowed"],
	[
		"may it delete a stream",
		write(OWN, GROUP, "DeleteLogStream"),
		"not allowed",
	],
	["may it read events", write(OWN, GROUP, "GetLogEvents"), "not allowed"],
	[
		"may it create groups",
		{ ...write(OWN), action: "logs:CreateLogGroup", resource: GROUP },
		"not allowed",
	],
	[
		"may it write files",
		{ ...write(OWN), action: "s3:PutObject" },
		"not allowed",
	],
];

describe("the policy of the role", () => {
	ask(policyWith({}, made.rolePolicy), [
		...anyRole,
		[
			"may it write an organization's streams",
			write(ORGANIZATION),
			"not allowed",
		],
	]);

	describe("for an organization", () => {
		ask(
			policyWith({ organization: { id: "o-exampleorg1" } }, made.rolePolicy),
			[
				...anyRole,
				["may it write members' streams", write(ORGANIZATION), "allowed"],
				[
					"may it write another organization's",
					write(ORGANIZATION.replace("example", "another")),
					"not allowed",
				],
			],
		);
	});

	describe("of a delegated administrator", () => {
		const organization = {
			id: "o-exampleorg1",
			managementAccountId: "444455556666",
		};
		ask(policyWith({ organization }, made.rolePolicy), [
			...anyRole,
			["may it write members' streams", write(ORGANIZATION), "allowed"],
			[
				"may it write the management account's stream",
				write(OWN.replace("111122223333", "444455556666")),
				"allowed",
			],
		]);
	});

	describe("for a log group of others", () => {
		const given = "arn:aws:logs:eu-west-1:111122223333:log-group:security";
		for (const logGroupArn of [given, `${given}:*`])
			ask(policyWith({ logGroupArn }, made.rolePolicy), [
				[`may it write to ${logGroupArn}`, write(OWN, given), "allowed"],
				["may it write to the usual one", write(OWN), "not allowed"],
			]);
	});
});

describe("the trust of the role", () => {
	const assume = (
		principal: Request["principal"],
		context: NonNullable<Request["context"]> = {},
	): Request => ({
		principal,
		action: "sts:AssumeRole",
		resource: "the role itself",
		context,
	});
	const usual: readonly Question[] = [
		[
			"may another service assume it",
			assume({ service: "ec2.amazonaws.com" }),
			"not allowed",
		],
		[
			"may a user of the account",
			assume({ aws: "arn:aws:iam::111122223333:user/ann" }),
			"not allowed",
		],
		[
			"may another account's",
			assume({ aws: "arn:aws:iam::444455556666:root" }),
			"not allowed",
		],
	];
	ask(policyWith({}, made.role, "assumeRolePolicy"), [
		["may CloudTrail assume it", assume(cloudTrail), "allowed"],
		...usual,
	]);

	describe("bound to the account", () => {
		ask(
			policyWith(
				{ trustSourceAccountOnly: true },
				made.role,
				"assumeRolePolicy",
			),
			[
				[
					"may CloudTrail for this account",
					assume(cloudTrail, { "aws:SourceAccount": "111122223333" }),
					"allowed",
				],
				[
					"may CloudTrail for another account",
					assume(cloudTrail, { "aws:SourceAccount": "444455556666" }),
					"not allowed",
				],
				["may CloudTrail for nobody", assume(cloudTrail), "not allowed"],
				...usual,
			],
		);
	});
});

describe("the policies of topics", () => {
	const publish = (
		topic: string,
		principal: Request["principal"],
		context: NonNullable<Request["context"]>,
	): Request => ({
		principal,
		action: "SNS:Publish",
		resource: `arn:aws:sns:eu-west-1:111122223333:cloudtrail-audit-${topic}`,
		context,
	});
	const alarms = { service: "cloudwatch.amazonaws.com" };
	const user = { aws: "arn:aws:iam::444455556666:user/ann" };
	const ofTrail = (arn: string) => ({ "aws:SourceArn": arn });
	const ofAccount = (account: string) => ({ "aws:SourceAccount": account });

	ask(policyWith({ notifications: {} }, made.topicPolicy), [
		[
			"may CloudTrail announce files of this trail",
			publish("deliveries", cloudTrail, ofTrail(trailArn())),
			"allowed",
		],
		...strangers.map(
			([words, arn]): Question => [
				`may it announce files of ${words}`,
				publish("deliveries", cloudTrail, ofTrail(arn)),
				"not allowed",
			],
		),
		[
			"may alarms publish there",
			publish("deliveries", alarms, ofAccount("111122223333")),
			"not allowed",
		],
		["may anybody", publish("deliveries", user, {}), "not allowed"],
		[
			"may CloudTrail subscribe",
			{
				...publish("deliveries", cloudTrail, ofTrail(trailArn())),
				action: "SNS:Subscribe",
			},
			"not allowed",
		],
	]);

	ask(policyWith({ alarms: {} }, made.topicPolicy), [
		[
			"may alarms of this account publish",
			publish("alarms", alarms, ofAccount("111122223333")),
			"allowed",
		],
		[
			"may alarms of another account",
			publish("alarms", alarms, ofAccount("444455556666")),
			"not allowed",
		],
		["may alarms of nobody", publish("alarms", alarms, {}), "not allowed"],
		[
			"may CloudTrail",
			publish("alarms", cloudTrail, ofTrail(trailArn())),
			"not allowed",
		],
	]);
});

describe("a policy of what is no ARN", () => {
	for (const [words, make] of [
		[
			"trailArn",
			() =>
				trailBucketPolicy({ bucketArn: "arn:aws:s3:::logs", trailArn: "x" }),
		],
		["trailArn", () => trailKeyPolicy({ trailArn: "audit" })],
		[
			"logGroupArn",
			() =>
				trailKeyPolicy({ trailArn: trailArn(), logGroupArn: "/cloudtrail/x" }),
		],
		[
			"alarmTopicArn",
			() => trailKeyPolicy({ trailArn: trailArn(), alarmTopicArn: "alarms" }),
		],
		[
			"logGroupArn",
			() =>
				deliveryRolePolicy({
					trailArn: trailArn(),
					logGroupArn: "arn:aws:::x",
				}),
		],
	] as const)
		it(`is refused by the name of ${words}`, () => {
			assert.throws(
				make,
				new RegExp(`^.*${words} is not a valid ARN: use the complete ARN`),
			);
		});
});
