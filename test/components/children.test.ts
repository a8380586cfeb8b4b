import assert from "node:assert/strict";
import { ComplianceTrail } from "../../components";
import { type Construction, construct, only } from "../kit/component/construct";
import { made } from "./types";

/** What each part is given, whatever AWS adds. */
function given(of: Construction<unknown>, type: string, name?: string) {
	return only(of, type, name).inputs;
}

describe("ComplianceTrail with no argument", () => {
	let built: Construction<ComplianceTrail>;
	before(async () => {
		built = await construct(() => new ComplianceTrail("audit"));
	});

	it("makes a trail, a key, two buckets, a log group and a role", () => {
		const parts = built.registrations.map(({ type, name }) => [type, name]);
		const ofBucket = [
			made.bucket,
			made.block,
			made.ownership,
			made.versioning,
			made.encryption,
			made.bucketPolicy,
			made.lifecycle,
		];
		assert.deepEqual(
			parts.sort(),
			[
				[made.component, "audit"],
				[made.trail, "audit"],
				[made.key, "audit-key"],
				[made.alias, "audit-key"],
				...ofBucket.map((type) => [type, "audit-logs"]),
				...ofBucket.map((type) => [type, "audit-access-logs"]),
				[made.logging, "audit-logs"],
				[made.logGroup, "audit-events"],
				[made.role, "audit-delivery"],
				[made.rolePolicy, "audit-delivery"],
			].sort(),
		);
	});

	it("makes the trail as each control wants it", () => {
		assert.deepEqual(given(built, made.trail), {
			name: "audit",
			isMultiRegionTrail: true,
			includeGlobalServiceEvents: true,
			enableLogging: true,
			enableLogFileValidation: true,
			isOrganizationTrail: false,
			s3BucketName: "audit-logs-1a2b3c4",
			kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/audit-key",
			cloudWatchLogsGroupArn:
				"arn:aws:logs:eu-west-1:111122223333:log-group:/cloudtrail/audit:*",
			cloudWatchLogsRoleArn:
				"arn:aws:iam::111122223333:role/audit-delivery-1a2b3c4",
			eventSelectors: [{ readWriteType: "All", includeManagementEvents: true }],
			tags: {},
		});
	});

	it("rotates the key, and has 30 days to think its deletion over", () => {
		const { enableKeyRotation, deletionWindowInDays } = given(built, made.key);
		assert.deepEqual([enableKeyRotation, deletionWindowInDays], [true, 30]);
		assert.deepEqual(given(built, made.alias), {
			name: "alias/cloudtrail-audit",
			targetKeyId: "audit-key",
		});
	});

	for (const name of ["audit-logs", "audit-access-logs"]) {
		const bucket = `${name}-1a2b3c4`;

		it(`makes ${name} private, without ACLs, with versions`, () => {
			assert.deepEqual(given(built, made.block, name), {
				bucket,
				blockPublicAcls: true,
				blockPublicPolicy: true,
				ignorePublicAcls: true,
				restrictPublicBuckets: true,
			});
			assert.deepEqual(given(built, made.ownership, name), {
				bucket,
				rule: { objectOwnership: "BucketOwnerEnforced" },
			});
			assert.deepEqual(given(built, made.versioning, name), {
				bucket,
				versioningConfiguration: { status: "Enabled" },
			});
		});

		it(`never empties ${name} by itself`, () => {
			assert.deepEqual(given(built, made.bucket, name), {
				forceDestroy: false,
				tags: {},
			});
		});
	}

	it("encrypts log files with the key and a bucket key", () => {
		const [rule] = given(built, made.encryption, "audit-logs")
			.rules as unknown[];
		assert.deepEqual(rule, {
			applyServerSideEncryptionByDefault: {
				sseAlgorithm: "aws:kms",
				kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/audit-key",
			},
			bucketKeyEnabled: true,
		});
	});

	it("encrypts access logs with S3's own keys, which is all that S3 can", () => {
		const [rule] = given(built, made.encryption, "audit-access-logs")
			.rules as unknown[];
		assert.deepEqual(rule, {
			applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" },
		});
	});

	it("keeps log files for seven years, access logs for one", () => {
		const rules = (name: string) => given(built, made.lifecycle, name).rules;
		assert.deepEqual(rules("audit-logs"), [
			{
				id: "keep-then-delete",
				status: "Enabled",
				filter: { prefix: "" },
				transitions: [{ days: 90, storageClass: "STANDARD_IA" }],
				expiration: { days: 2557 },
				noncurrentVersionExpiration: { noncurrentDays: 90 },
				abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
			},
		]);
		assert.deepEqual(rules("audit-access-logs"), [
			{
				id: "keep-then-delete",
				status: "Enabled",
				filter: { prefix: "" },
				expiration: { days: 365 },
				noncurrentVersionExpiration: { noncurrentDays: 30 },
				abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
			},
		]);
	});

	it("logs accesses to the one bucket in the other", () => {
		assert.deepEqual(given(built, made.logging), {
			bucket: "audit-logs-1a2b3c4",
			targetBucket: "audit-access-logs-1a2b3c4",
			targetPrefix: "access/",
		});
	});

	it("keeps events for a year in an encrypted log group", () => {
		assert.deepEqual(given(built, made.logGroup), {
			name: "/cloudtrail/audit",
			retentionInDays: 365,
			kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/audit-key",
			tags: {},
		});
	});

	it("tells by its outputs what it made", async () => {
		const { made: component } = built;
		const outputs = await valuesOf(component);
		assert.deepEqual(outputs, {
			trailName: "audit",
			trailArn: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit",
			bucketName: "audit-logs-1a2b3c4",
			bucketArn: "arn:aws:s3:::audit-logs-1a2b3c4",
			accessLogBucketName: "audit-access-logs-1a2b3c4",
			accessLogBucketArn: "arn:aws:s3:::audit-access-logs-1a2b3c4",
			keyArn: "arn:aws:kms:eu-west-1:111122223333:key/audit-key",
			logGroupName: "/cloudtrail/audit",
			logGroupArn:
				"arn:aws:logs:eu-west-1:111122223333:log-group:/cloudtrail/audit",
			roleArn: "arn:aws:iam::111122223333:role/audit-delivery-1a2b3c4",
			topicArn: undefined,
			alarmTopicArn: undefined,
		});
	});
});

/** The values of a component's outputs. */
async function valuesOf(component: ComplianceTrail) {
	const names = [
		"trailName",
		"trailArn",
		"bucketName",
		"bucketArn",
		"accessLogBucketName",
		"accessLogBucketArn",
		"keyArn",
		"logGroupName",
		"logGroupArn",
		"roleArn",
		"topicArn",
		"alarmTopicArn",
	] as const;
	const values = names.map(
		async (name) =>
			[
				name,
				await new Promise((resolve) => {
					const output = component[name];
					if (output === undefined) resolve(undefined);
					else output.apply(resolve);
				}),
			] as const,
	);
	return Object.fromEntries(await Promise.all(values));
}
