import { strict as assert } from "node:assert";
import { GetBucketTaggingCommand } from "@aws-sdk/client-s3";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../components";
import { cloudTrail } from "../kit/aws/asking";
import { allows } from "../kit/cloud/allows";
import { cloudOf, ownAccount } from "../kit/cloud/cloud";
import {
	assertNothingDone,
	assertPasses,
	assertWent,
	doneIn,
} from "../kit/engine/assertions";
import type { EngineRun, KeptStack } from "../kit/engine/harness";
import { pack } from "../kit/engine/pack";
import { emptyAccounts } from "./account";
import { contentsOf } from "./accountContents";
import {
	alarmsIn,
	keyIn,
	logGroupIn,
	roleIn,
	topicIn,
	trailIn,
} from "./readBack";
import { bucketIn, putFile } from "./readBucket";

const plain: ComplianceTrailArgs = {
	protect: false,
	forceDestroy: true,
	tags: { owner: "security" },
};

const rich: ComplianceTrailArgs = {
	...plain,
	tags: { owner: "audit", stage: "live" },
	logRetentionDays: 731,
	retention: { transitionDays: 60, expirationDays: 3650, noncurrentDays: 30 },
	accessLogs: { prefix: "trail/", retentionDays: 400 },
	keyReaders: ["arn:aws:iam::444455556666:root"],
	trustSourceAccountOnly: true,
	dataEvents: [
		{
			name: "Objects of payments",
			fields: [
				{ field: "resources.type", equals: ["AWS::S3::Object"] },
				{ field: "resources.ARN", startsWith: ["arn:aws:s3:::payments/"] },
			],
		},
	],
	insights: ["ApiCallRateInsight", "ApiErrorRateInsight"],
	notifications: {},
	alarms: {},
};

const program = (args: ComplianceTrailArgs) => async () => {
	const audit = new ComplianceTrail("audit", args);
	return {
		bucketName: audit.bucketName,
		accessLogBucketName: audit.accessLogBucketName,
		keyArn: audit.keyArn,
		logGroupName: audit.logGroupName,
		roleArn: audit.roleArn,
		topicArn: audit.topicArn,
		alarmTopicArn: audit.alarmTopicArn,
	};
};

describe("A ComplianceTrail whose arguments change, deployed", () => {
	const accounts = emptyAccounts();
	const cloud = cloudOf(ownAccount, "us-east-1");
	let stack: KeptStack;
	let changed: EngineRun;
	let made: Readonly<Record<string, string>>;

	before(async () => {
		stack = await accounts.stack();
		assertWent(await stack.run("up", program(plain)));
		changed = await stack.run("up", program(rich), { packs: [pack] });
		made = (await stack.outputs()) as typeof made;
	});

	const output = (name: string): string => made[name] ?? assert.fail(name);

	it("is changed in place, and passes", () => {
		assertPasses(changed);
		const done = doneIn(changed);
		const isNew = (one: string) => one.startsWith("create ");
		assert.deepEqual(
			done.filter((one) => !isNew(one)),
			[
				"update Bucket audit-access-logs tags",
				"update Bucket audit-logs tags",
				"update BucketLifecycleConfiguration audit-access-logs rules",
				"update BucketLifecycleConfiguration audit-logs rules",
				"update BucketLogging audit-logs targetPrefix",
				"update BucketPolicy audit-access-logs policy",
				"update Key audit-key policy tags",
				"update LogGroup audit-events retentionInDays tags",
				"update Role audit-delivery assumeRolePolicy tags",
				"update Trail audit eventSelectors tags advancedEventSelectors insightSelectors snsTopicName",
			],
		);
		// Two topics with their policies, fifteen filters with their alarms.
		assert.equal(done.filter(isNew).length, 2 * 2 + 2 * 15);
	});

	it("logs data events besides all management events", async () => {
		const { selectors, insights, trail } = await trailIn(cloud, "audit");

		assert.deepEqual(
			selectors.AdvancedEventSelectors?.map((one) => one.FieldSelectors),
			[
				[{ Field: "eventCategory", Equals: ["Management"] }],
				[
					{ Field: "eventCategory", Equals: ["Data"] },
					{ Field: "resources.type", Equals: ["AWS::S3::Object"] },
					{ Field: "resources.ARN", StartsWith: ["arn:aws:s3:::payments/"] },
				],
			],
		);
		assert.deepEqual(insights.InsightSelectors, [
			{ InsightType: "ApiCallRateInsight" },
			{ InsightType: "ApiErrorRateInsight" },
		]);
		assert.equal(trail?.SnsTopicARN, output("topicArn"));
	});

	it("keeps everything as long as is asked now", async () => {
		const logs = await bucketIn(cloud, output("bucketName"));
		const accesses = await bucketIn(cloud, output("accessLogBucketName"));
		const { group } = await logGroupIn(cloud, output("logGroupName"));

		const [rule] = logs.lifecycle ?? [];
		assert.deepEqual(rule?.Transitions, [
			{ Days: 60, StorageClass: "STANDARD_IA" },
		]);
		assert.equal(rule?.Expiration?.Days, 3650);
		assert.equal(rule?.NoncurrentVersionExpiration?.NoncurrentDays, 30);
		assert.equal(accesses.lifecycle?.[0]?.Expiration?.Days, 400);
		assert.equal(group?.retentionInDays, 731);
		assert.deepEqual(logs.logging, {
			TargetBucket: output("accessLogBucketName"),
			TargetPrefix: "trail/",
		});
	});

	it("lets the reader decrypt, and trusts CloudTrail for this account", async () => {
		const { policy } = await keyIn(cloud, output("keyArn"));
		const { trust } = await roleIn(cloud, output("roleArn"));

		const context = {
			"kms:EncryptionContext:aws:cloudtrail:arn":
				"arn:aws:cloudtrail:us-east-1:111122223333:trail/audit",
		};
		const byReader = {
			principal: { aws: "arn:aws:iam::444455556666:role/auditor" },
			resource: "*",
			context,
		};
		const may = (action: string) => allows(policy, { ...byReader, action });
		assert.deepEqual(
			["kms:Decrypt", "kms:Encrypt", "kms:PutKeyPolicy"].map(may),
			[true, false, false],
		);
		const assumes = (account: string) =>
			allows(trust, {
				principal: cloudTrail,
				action: "sts:AssumeRole",
				resource: output("roleArn"),
				context: { "aws:SourceAccount": account },
			});
		assert.deepEqual([ownAccount, "444455556666"].map(assumes), [true, false]);
	});

	it("announces log files at an encrypted topic", async () => {
		const { policy, key } = await topicIn(cloud, output("topicArn"));

		assert.equal(key, output("keyArn"));
		const may = (trail: string) =>
			allows(policy, {
				principal: cloudTrail,
				action: "SNS:Publish",
				resource: output("topicArn"),
				context: {
					"aws:SourceArn": `arn:aws:cloudtrail:us-east-1:111122223333:trail/${trail}`,
				},
			});
		assert.deepEqual(["audit", "another"].map(may), [true, false]);
	});

	it("has the fifteen alarms, each of its own metric", async () => {
		const alarms = await alarmsIn(cloud);
		const { metricFilters } = await logGroupIn(cloud, output("logGroupName"));
		const { policy, key } = await topicIn(cloud, output("alarmTopicArn"));

		const metrics = metricFilters.flatMap((filter) =>
			(filter.metricTransformations ?? []).map(
				(one) => `${one.metricNamespace} ${one.metricName}`,
			),
		);
		assert.equal(new Set(metrics).size, 15);
		assert.deepEqual(
			alarms.map((one) => `${one.Namespace} ${one.MetricName}`).sort(),
			metrics.sort(),
		);
		for (const { AlarmActions } of alarms)
			assert.deepEqual(AlarmActions, [output("alarmTopicArn")]);
		const ofAlarm = {
			principal: { service: "cloudwatch.amazonaws.com" },
			context: {
				"aws:SourceAccount": ownAccount,
				"aws:SourceArn": alarms[0]?.AlarmArn ?? "",
				"kms:EncryptionContext:aws:sns:topicArn": output("alarmTopicArn"),
			},
		};
		const publish = {
			action: "SNS:Publish",
			resource: output("alarmTopicArn"),
		};
		assert.ok(allows(policy, { ...ofAlarm, ...publish }));
		assert.equal(key, output("keyArn"));
		const keyPolicy = (await keyIn(cloud, String(key))).policy;
		for (const action of ["kms:GenerateDataKey", "kms:Decrypt"])
			assert.ok(allows(keyPolicy, { ...ofAlarm, action, resource: "*" }));
	});

	it("has the new tags on everything that takes tags, and no old ones", async () => {
		const { TagSet } = await cloud.s3.send(
			new GetBucketTaggingCommand({ Bucket: output("bucketName") }),
		);
		const { role } = await roleIn(cloud, output("roleArn"));

		const asked = [
			{ Key: "owner", Value: "audit" },
			{ Key: "stage", Value: "live" },
		];
		assert.deepEqual(TagSet, asked);
		assert.deepEqual(role?.Tags, asked);
	});

	it("changes nothing in a second update", async () => {
		assertNothingDone(await stack.run("up", program(rich)), 55);
	});

	it("goes back in place, and what was added is gone", async () => {
		const run = await stack.run("up", program(plain), { packs: [pack] });

		assertPasses(run);
		const done = doneIn(run);
		const times = (op: string) =>
			done.filter((one) => one.startsWith(`${op} `)).length;
		assert.deepEqual(
			[times("update"), times("delete"), done.length],
			[10, 34, 44],
		);
		const { alarms, topics, metricFilters } = await contentsOf(cloud);
		assert.deepEqual([alarms, topics, metricFilters], [[], [], []]);
		const { trail } = await trailIn(cloud, "audit");
		assert.equal(trail?.SnsTopicARN, undefined);
	});

	it("leaves nothing but a key that waits for its end, destroyed", async () => {
		for (const name of ["bucketName", "accessLogBucketName"])
			await putFile(cloud, output(name));

		assertWent(await stack.end("destroy"));

		assert.deepEqual(await contentsOf(cloud), {
			trails: [],
			buckets: [],
			roles: [],
			logGroups: [],
			metricFilters: [],
			alarms: [],
			topics: [],
			aliases: [],
			keys: ["PendingDeletion"],
		});
		const { key } = await keyIn(cloud, output("keyArn"));
		const days = (Number(key?.DeletionDate) - Date.now()) / 86_400_000;
		assert.ok(days > 29 && days < 31, `${days} days`);
	});
});
