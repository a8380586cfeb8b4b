import assert from "node:assert/strict";
import { output, secret } from "@pulumi/pulumi";
import {
	ComplianceTrail,
	type ComplianceTrailArgs,
	cisAlarms,
} from "../../components";
import { type Construction, construct, only } from "../kit/component/construct";
import { made } from "./types";

const build = (args: ComplianceTrailArgs) =>
	construct(() => new ComplianceTrail("audit", args));

const count = ({ registrations }: Construction<unknown>, type: string) =>
	registrations.filter((one) => one.type === type).length;

const ARNS = {
	key: "arn:aws:kms:eu-west-1:444455556666:key/mrk-1",
	role: "arn:aws:iam::111122223333:role/service/delivery",
	logGroup: "arn:aws:logs:eu-west-1:111122223333:log-group:security/trail",
	topic: "arn:aws:sns:eu-west-1:111122223333:files",
};

describe("ComplianceTrail given a bucket", () => {
	for (const bucket of ["acme-logs", "arn:aws:s3:::acme-logs"])
		it(`delivers into ${bucket}, and owns nothing of it`, async () => {
			const built = await build({ bucket: { bucket } });
			const { s3BucketName } = only(built, made.trail).inputs;
			assert.equal(s3BucketName, "acme-logs");
			for (const { type } of built.registrations)
				assert.doesNotMatch(type, /^aws:s3\//);
			assert.equal(built.made.accessLogBucketName, undefined);
			assert.equal(built.made.accessLogBucketArn, undefined);
			assert.deepEqual(
				await valueIn(built.made.bucketArn),
				"arn:aws:s3:::acme-logs",
			);
		});

	it("writes its policy where it is told to", async () => {
		const built = await build({
			bucket: { bucket: "acme-logs", managePolicy: true },
		});
		const policy = only(built, made.bucketPolicy);
		const { inputs } = policy;
		assert.equal(inputs.bucket, "acme-logs");
		assert.match(`${inputs.policy}`, /arn:aws:s3:::acme-logs\/AWSLogs/);
		// Without it nothing is delivered; the bucket itself is its owner's.
		assert.deepEqual([policy.protect, policy.retainOnDelete], [true, false]);
	});
});

describe("ComplianceTrail given what else is there already", () => {
	it("uses a key of any account, and makes none", async () => {
		const built = await build({ keyArn: ARNS.key, notifications: {} });
		assert.equal(count(built, made.key), 0);
		assert.equal(count(built, made.alias), 0);
		assert.equal(only(built, made.trail).inputs.kmsKeyId, ARNS.key);
		assert.equal(only(built, made.logGroup).inputs.kmsKeyId, ARNS.key);
		assert.equal(only(built, made.topic).inputs.kmsMasterKeyId, ARNS.key);
		assert.equal(await valueIn(built.made.keyArn), ARNS.key);
	});

	for (const logGroupArn of [ARNS.logGroup, `${ARNS.logGroup}:*`])
		it(`delivers to the log group ${logGroupArn}`, async () => {
			const built = await build({ logGroupArn, alarms: {} });
			assert.equal(count(built, made.logGroup), 0);
			assert.equal(
				only(built, made.trail).inputs.cloudWatchLogsGroupArn,
				`${ARNS.logGroup}:*`,
			);
			assert.equal(await valueIn(built.made.logGroupArn), ARNS.logGroup);
			assert.equal(await valueIn(built.made.logGroupName), "security/trail");
			assert.equal(
				only(built, made.metricFilter, "audit-cis-4.1").inputs.logGroupName,
				"security/trail",
			);
		});

	it("delivers by a role, and makes none", async () => {
		const built = await build({ roleArn: ARNS.role });
		assert.equal(count(built, made.role) + count(built, made.rolePolicy), 0);
		assert.equal(
			only(built, made.trail).inputs.cloudWatchLogsRoleArn,
			ARNS.role,
		);
	});

	it("publishes to topics, and makes none", async () => {
		const topicArn = output(ARNS.topic);
		const built = await build({
			notifications: { topicArn },
			alarms: { topicArn },
		});
		assert.equal(count(built, made.topic) + count(built, made.topicPolicy), 0);
		assert.equal(only(built, made.trail).inputs.snsTopicName, ARNS.topic);
		assert.deepEqual(
			only(built, made.alarm, "audit-cis-4.15").inputs.alarmActions,
			[ARNS.topic],
		);
	});

	for (const bucket of ["acme-access", "arn:aws:s3:::acme-access"])
		it(`logs accesses in ${bucket}`, async () => {
			const built = await build({ accessLogs: { bucket, prefix: "trail-" } });
			assert.equal(count(built, made.bucket), 1);
			assert.deepEqual(only(built, made.logging).inputs, {
				bucket: "audit-logs-1a2b3c4",
				targetBucket: "acme-access",
				targetPrefix: "trail-",
			});
			assert.equal(
				await valueIn(built.made.accessLogBucketName),
				"acme-access",
			);
		});

	it("makes nothing but the trail, given all of it", async () => {
		const built = await build({
			bucket: { bucket: "acme-logs" },
			keyArn: ARNS.key,
			logGroupArn: ARNS.logGroup,
			roleArn: ARNS.role,
			notifications: { topicArn: ARNS.topic },
		});
		assert.deepEqual(
			built.registrations.map(({ type }) => type).sort(),
			[made.component, made.trail].sort(),
		);
	});
});

describe("ComplianceTrail given what to make", () => {
	it("names the trail, and all that is named after it", async () => {
		const built = await build({ trailName: "acme.all", alarms: {} });
		assert.equal(only(built, made.trail, "audit").inputs.name, "acme.all");
		assert.equal(
			only(built, made.logGroup).inputs.name,
			"/cloudtrail/acme.all",
		);
		assert.equal(
			await valueIn(built.made.trailArn),
			"arn:aws:cloudtrail:eu-west-1:111122223333:trail/acme.all",
		);
	});

	it("names the bucket", async () => {
		const built = await build({ bucketName: "acme-logs", keyPrefix: "org" });
		assert.equal(
			only(built, made.bucket, "audit-logs").inputs.bucket,
			"acme-logs",
		);
		assert.equal(only(built, made.trail).inputs.s3KeyPrefix, "org");
	});

	it("keeps files as long as it is told", async () => {
		const built = await build({
			retention: {
				transitionDays: 30,
				expirationDays: 400,
				noncurrentDays: 7,
			},
			accessLogs: { retentionDays: 14 },
			logRetentionDays: 3653,
		});
		const rule = (name: string) =>
			(only(built, made.lifecycle, name).inputs.rules as unknown[])[0];
		const whole = {
			id: "keep-then-delete",
			status: "Enabled",
			filter: { prefix: "" },
			abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
		};
		assert.deepEqual(rule("audit-logs"), {
			...whole,
			transitions: [{ days: 30, storageClass: "STANDARD_IA" }],
			expiration: { days: 400 },
			noncurrentVersionExpiration: { noncurrentDays: 7 },
		});
		assert.deepEqual(rule("audit-access-logs"), {
			...whole,
			expiration: { days: 14 },
			noncurrentVersionExpiration: { noncurrentDays: 14 },
		});
		assert.equal(only(built, made.logGroup).inputs.retentionInDays, 3653);
	});

	it("locks log files, and no access logs", async () => {
		const built = await build({ objectLock: { mode: "COMPLIANCE", days: 9 } });
		const { inputs } = only(built, made.objectLock, "audit-logs");
		assert.deepEqual(inputs.rule, {
			defaultRetention: { mode: "COMPLIANCE", days: 9 },
		});
		const isLocked = (name: string) =>
			only(built, made.bucket, name).inputs.objectLockEnabled;
		assert.equal(isLocked("audit-logs"), true);
		assert.equal(isLocked("audit-access-logs"), undefined);
	});

	it("bounds the role", async () => {
		const permissionsBoundary = "arn:aws:iam::aws:policy/PowerUserAccess";
		const built = await build({ permissionsBoundary });
		assert.equal(
			only(built, made.role).inputs.permissionsBoundary,
			permissionsBoundary,
		);
	});

	it("logs an organization", async () => {
		const built = await build({
			organization: { id: "o-exampleorg1" },
			eventDataStore: { retentionDays: 90 },
		});
		assert.equal(only(built, made.trail).inputs.isOrganizationTrail, true);
		assert.deepEqual(only(built, made.eventDataStore).inputs, {
			name: "audit",
			kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/audit-key",
			multiRegionEnabled: true,
			organizationEnabled: true,
			retentionPeriod: 90,
			terminationProtectionEnabled: true,
			tags: {},
		});
	});

	it("looks for Insights", async () => {
		const built = await build({
			insights: ["ApiCallRateInsight", "ApiErrorRateInsight"],
		});
		assert.deepEqual(only(built, made.trail).inputs.insightSelectors, [
			{ insightType: "ApiCallRateInsight" },
			{ insightType: "ApiErrorRateInsight" },
		]);
	});

	it("logs data events beside all management events", async () => {
		const built = await build({
			dataEvents: [
				{
					name: "Writes to secrets",
					fields: [
						{ field: "resources.type", equals: ["AWS::S3::Object"] },
						{ field: "readOnly", equals: ["false"] },
						{
							field: "resources.ARN",
							startsWith: [output("arn:aws:s3:::secrets/")],
							notEndsWith: [".txt"],
						},
					],
				},
				{
					fields: [
						{ field: "resources.type", equals: ["AWS::Lambda::Function"] },
					],
				},
			],
		});
		const { inputs } = only(built, made.trail);
		assert.equal(inputs.eventSelectors, undefined);
		assert.deepEqual(inputs.advancedEventSelectors, [
			{
				name: "Management events selector",
				fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
			},
			{
				name: "Writes to secrets",
				fieldSelectors: [
					{ field: "eventCategory", equals: ["Data"] },
					{ field: "resources.type", equals: ["AWS::S3::Object"] },
					{ field: "readOnly", equals: ["false"] },
					{
						field: "resources.ARN",
						startsWiths: ["arn:aws:s3:::secrets/"],
						notEndsWiths: [".txt"],
					},
				],
			},
			{
				name: "Data events 2",
				fieldSelectors: [
					{ field: "eventCategory", equals: ["Data"] },
					{ field: "resources.type", equals: ["AWS::Lambda::Function"] },
				],
			},
		]);
	});

	it("keeps management events where the list of data events is empty", async () => {
		const built = await build({ dataEvents: [] });
		assert.deepEqual(only(built, made.trail).inputs.eventSelectors, [
			{ readWriteType: "All", includeManagementEvents: true },
		]);
	});

	it("announces each file at a topic", async () => {
		const built = await build({ notifications: {} });
		const topic = only(built, made.topic);
		assert.equal(topic.inputs.name, "cloudtrail-audit-deliveries");
		assert.equal(
			only(built, made.trail).inputs.snsTopicName,
			"arn:aws:sns:eu-west-1:111122223333:cloudtrail-audit-deliveries",
		);
		assert.equal(await valueIn(built.made.topicArn), topic.props.arn);
	});

	it("keeps a secret a secret", async () => {
		const built = await build({ tags: { team: secret("blue") } });
		assert.deepEqual(only(built, made.trail).inputs.tags, {
			team: {
				"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
				value: "blue",
			},
		});
	});
});

describe("the alarms of ComplianceTrail", () => {
	it("are those of section 4, from 4.1 to 4.15", async () => {
		const built = await build({ alarms: {} });
		const numbers = Array.from({ length: 15 }, (_, index) => `4.${index + 1}`);
		assert.deepEqual(
			cisAlarms.map(({ recommendation }) => recommendation),
			numbers,
		);
		for (const [index, number] of numbers.entries()) {
			const filter = only(built, made.metricFilter, `audit-cis-${number}`);
			const alarm = only(built, made.alarm, `audit-cis-${number}`);
			const { metric, pattern } = cisAlarms[index] ?? {};
			assert.deepEqual(filter.inputs, {
				name: `audit-${metric}`,
				logGroupName: "/cloudtrail/audit",
				pattern,
				metricTransformation: {
					name: metric,
					namespace: "CloudTrail/audit",
					value: "1",
				},
			});
			const { alarmDescription, ...rest } = alarm.inputs;
			assert.deepEqual(rest, {
				name: `audit-${metric}`,
				namespace: "CloudTrail/audit",
				metricName: metric,
				statistic: "Sum",
				period: 300,
				evaluationPeriods: 1,
				threshold: 1,
				comparisonOperator: "GreaterThanOrEqualToThreshold",
				treatMissingData: "notBreaching",
				alarmActions: [
					"arn:aws:sns:eu-west-1:111122223333:cloudtrail-audit-alarms",
				],
				tags: {},
			});
			assert.match(`${alarmDescription}`, new RegExp(`, ${number}\\)`));
		}
		assert.equal(count(built, made.alarm), 15);
	});

	it("have patterns that CloudWatch takes", () => {
		for (const { recommendation, pattern } of cisAlarms) {
			assert.ok(pattern.length <= 1024, recommendation);
			assert.match(pattern, /^\{ .+ \}$/, recommendation);
			let depth = 0;
			for (const one of pattern) {
				if (one === "(") depth++;
				if (one === ")") depth--;
				assert.ok(depth >= 0, recommendation);
			}
			assert.equal(depth, 0, recommendation);
		}
	});
});

/** The value that an output has; undefined where there is none. */
function valueIn(
	output: { apply(visit: (it: unknown) => void): unknown } | undefined,
) {
	return new Promise((resolve) =>
		output ? output.apply(resolve) : resolve(undefined),
	);
}
