import assert from "node:assert/strict";
import type { Value } from "../../policypack/model/value";
import {
	BOUNDARY,
	described,
	GROUP,
	KEY,
	policy,
	readAnswers,
	refused,
	throws,
} from "./deliveryAccount";

/** A value that must be known. */
function shown<T>(value: Value<T> | undefined): T {
	assert.ok(value?.known, JSON.stringify(value));
	return value.value;
}

/** The cause of a value that must not be known, and what it says. */
function notShown(value: Value<unknown> | undefined) {
	assert.ok(value && !value.known, JSON.stringify(value));
	const { cause, fix, what } = value;
	return { cause, fix, what };
}

const MORE =
	/^(describeKey|getKeyPolicy|describeLogGroups|getTopicAttributes|getRole|listRolePolicies|getRolePolicy|listAttachedRolePolicies|getPolicy|getPolicyVersion|getBucketEncryption|getBucketRequestPayment|getObjectLockConfiguration)$/;

describe("An audit without --delivery", () => {
	it("calls nothing more than for the other controls", async () => {
		const { calls } = await readAnswers({});
		assert.ok(calls.includes("getTrailStatus"));
		assert.deepEqual(
			calls.filter((call) => MORE.test(call)),
			[],
		);
	});

	it("names the option as the cause of what is not read", async () => {
		const { view } = await readAnswers({});
		const key = shown(view.key);
		const role = shown(view.role);
		const topic = shown(view.topic);
		const bucket = shown(view.bucket);
		const target = shown(bucket.logTargets[0]?.target);
		for (const value of [
			key?.policies[0]?.document,
			key?.key.isEnabled,
			role?.role.trust.document,
			role?.policies[0]?.document,
			topic?.policies[0]?.document,
			shown(view.logGroup)?.logGroupClass,
			bucket.payers[0]?.payer,
			bucket.encryptions[0]?.algorithm,
			target.objectLocks[0]?.isEnabled,
			target.bucket.policies[0]?.policy,
		]) {
			const { cause, fix, what } = notShown(value);
			assert.equal(cause, "outside");
			assert.match(what, /\(read with --delivery\)$/);
			assert.match(fix ?? "", /--delivery/);
		}
	});

	it("shows what is read anyway", async () => {
		const { view } = await readAnswers({});
		const bucket = shown(view.bucket);
		const [logging] = bucket.logTargets;
		assert.equal(shown(bucket.place?.account), "111122223333");
		assert.equal(shown(bucket.place?.region), "eu-west-1");
		assert.equal(shown(logging?.prefix), "audit/");
		assert.equal(shown(logging?.isItself), false);
		const [grant] = shown(bucket.grants[0]?.grants);
		assert.deepEqual(shown(grant?.permissions).map(shown), ["WRITE"]);
		assert.equal(shown(view.trail.prefix), "central");
		const [selector] = shown(view.trail.eventSelectors);
		assert.equal(shown(selector?.readWriteType), "All");
	});

	it("shows whether keys of access logs are partitioned", async () => {
		const formats = [
			[{ PartitionedPrefix: { PartitionDateSource: "EventTime" } }, true],
			[{ PartitionedPrefix: {} }, true],
			[{ SimplePrefix: {} }, false],
			[undefined, false],
		] as const;
		for (const [TargetObjectKeyFormat, expected] of formats) {
			const LoggingEnabled = {
				TargetBucket: "access",
				TargetPrefix: "audit/",
				TargetObjectKeyFormat,
			};
			const { view } = await readAnswers({
				getBucketLogging: () => ({ LoggingEnabled }),
			});
			const [logging] = shown(view.bucket).logTargets;
			assert.equal(shown(logging?.isPartitioned), expected);
		}
	});

	it("takes all that is in the account as existing before the trail", async () => {
		const { view } = await readAnswers({});
		assert.ok(shown(view.waitsFor).has("arn:aws:s3:::audit-logs"));
		assert.ok(shown(view.waitsFor).has(KEY));
	});
});

describe("An audit with --delivery", () => {
	it("reads the key of a trail", async () => {
		const { view } = await readAnswers({}, "delivery");
		const key = shown(view.key);
		assert.equal(shown(key?.policies[0]?.document), policy("key"));
		assert.equal(shown(key?.key.isEnabled), false);
		assert.equal(shown(key?.key.isPendingDeletion), true);
	});

	it("finds the key behind an alias", async () => {
		const alias = "arn:aws:kms:eu-west-1:111122223333:alias/audit";
		const trail = { ...described, KmsKeyId: alias };
		const answers = { describeTrails: () => ({ trailList: [trail] }) };
		const { view } = await readAnswers(answers, "delivery");
		assert.equal(shown(shown(view.alias)?.name), "alias/audit");
		assert.equal(shown(view.key)?.key.of.urn, KEY);
		const hidden = await readAnswers(answers);
		assert.match(notShown(hidden.view.key).what, /alias\/audit.*--delivery/);
	});

	it("reads the role with its policies, over several pages", async () => {
		const { view } = await readAnswers({}, "delivery");
		const role = shown(view.role);
		assert.equal(shown(role?.role.trust.document), policy("trust"));
		assert.deepEqual(
			role?.policies.map(({ document }) => shown(document)),
			[policy("first"), policy("second"), policy("WriteLogs v3")],
		);
		assert.equal(role?.unseen, undefined);
		const boundary = shown(role?.boundary);
		assert.equal(boundary?.of.urn, BOUNDARY);
		assert.equal(shown(boundary?.document), policy("boundary v3"));
	});

	it("reads the topic, its key, the log group and the bucket", async () => {
		const { view } = await readAnswers({}, "delivery");
		const topic = shown(view.topic);
		assert.equal(shown(topic?.policies[0]?.document), policy("topic"));
		assert.equal(shown(topic?.topic.isFifo), false);
		assert.equal(shown(topic?.key)?.key.of.urn, KEY);
		assert.equal(shown(shown(view.logGroup)?.logGroupClass), "STANDARD");
		const bucket = shown(view.bucket);
		assert.equal(shown(bucket.payers[0]?.payer), "Requester");
		assert.equal(shown(bucket.objectLocks[0]?.isEnabled), false);
		assert.equal(shown(bucket.encryptions[0]?.algorithm), "aws:kms");
		assert.equal(shown(bucket.encryptions[0]?.key)?.key.of.urn, KEY);
		const target = shown(bucket.logTargets[0]?.target);
		assert.equal(
			shown(target.bucket.policies[0]?.policy),
			policy("access-logs"),
		);
	});

	for (const [words, encryption, expected] of [
		["is on", { BucketKeyEnabled: true }, true],
		["is off", { BucketKeyEnabled: false }, false],
		["is not in the response", {}, false],
	] as const)
		it(`reads an S3 Bucket Key that ${words}`, async () => {
			const ApplyServerSideEncryptionByDefault = { SSEAlgorithm: "aws:kms" };
			const Rules = [{ ApplyServerSideEncryptionByDefault, ...encryption }];
			const { view } = await readAnswers(
				{
					getBucketEncryption: () => ({
						ServerSideEncryptionConfiguration: { Rules },
					}),
				},
				"delivery",
			);
			const [setting] = shown(view.bucket).encryptions;
			assert.equal(shown(setting?.usesBucketKey), expected);
		});

	it("knows of no S3 Bucket Key without default encryption, and of none it cannot read", async () => {
		const read = async (name: string) => {
			const answers = { getBucketEncryption: throws(name) };
			const { view } = await readAnswers(answers, "delivery");
			return shown(view.bucket).encryptions[0]?.usesBucketKey;
		};
		const none = "ServerSideEncryptionConfigurationNotFoundError";
		assert.equal(shown(await read(none)), false);
		assert.match(
			notShown(await read("AccessDenied")).what,
			/default encryption of bucket audit-logs/,
		);
	});

	for (const [call, part, action] of [
		["describeKey", "key", "kms:DescribeKey"],
		["getKeyPolicy", "keyPolicy", "kms:GetKeyPolicy"],
		["getRole", "trust", "iam:GetRole"],
		["listRolePolicies", "inline", "iam:ListRolePolicies"],
		["getTopicAttributes", "topic", "sns:GetTopicAttributes"],
		["describeLogGroups", "group", "logs:DescribeLogGroups"],
		["getBucketRequestPayment", "payer", "s3:GetBucketRequestPayment"],
	] as const)
		it(`names the permission if ${call} is denied`, async () => {
			const { view } = await readAnswers({ [call]: refused }, "delivery");
			const value = {
				key: () => shown(view.key)?.key.isEnabled,
				keyPolicy: () => shown(view.key)?.policies[0]?.document,
				trust: () => shown(view.role)?.role.trust.document,
				inline: () => shown(view.role)?.policies[0]?.document,
				topic: () => shown(view.topic)?.policies[0]?.document,
				group: () => shown(view.logGroup)?.logGroupClass,
				payer: () => shown(view.bucket).payers[0]?.payer,
			}[part]();
			const { cause, what } = notShown(value);
			assert.equal(cause, "unreadable");
			assert.ok(what.includes(`grant ${action}`), what);
		});

	for (const [words, answers] of [
		["key", { describeKey: throws("NotFoundException") }],
		["role audit-logs", { getRole: throws("NoSuchEntityException") }],
		["topic files", { getTopicAttributes: throws("NotFoundException") }],
		["log group audit", { describeLogGroups: () => ({ logGroups: [] }) }],
	] as const)
		it(`fails a trail whose ${words} does not exist`, async () => {
			const { finding } = await readAnswers(answers, "delivery");
			assert.equal(finding.status, "failed");
			assert.match(
				finding.reason ?? "",
				new RegExp(
					`Trail audit uses ${words}\\b[^.]*, which does not exist\\.`,
				),
			);
		});

	it("does not read what belongs to another account", async () => {
		const elsewhere = (arn: string) =>
			arn.replace("111122223333", "444455556666");
		const trail = {
			...described,
			KmsKeyId: elsewhere(KEY),
			CloudWatchLogsLogGroupArn: elsewhere(GROUP),
		};
		const { view } = await readAnswers(
			{ describeTrails: () => ({ trailList: [trail] }) },
			"delivery",
		);
		for (const value of [
			shown(view.key)?.policies[0]?.document,
			shown(view.logGroup)?.logGroupClass,
		]) {
			const { cause, what } = notShown(value);
			assert.equal(cause, "outside");
			assert.match(what, /\(it belongs to account 444455556666\)$/);
		}
	});
});
