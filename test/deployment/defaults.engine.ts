import { strict as assert } from "node:assert";
import { StopLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { HeadObjectCommand } from "@aws-sdk/client-s3";
import { ComplianceTrail } from "../../components";
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
import { keyIn, logGroupIn, roleIn, trailIn } from "./readBack";
import { bucketIn, putFile } from "./readBucket";

const packs = [pack];

const program = async () => {
	const audit = new ComplianceTrail("audit");
	return {
		trailName: audit.trailName,
		trailArn: audit.trailArn,
		bucketName: audit.bucketName,
		bucketArn: audit.bucketArn,
		accessLogBucketName: audit.accessLogBucketName,
		accessLogBucketArn: audit.accessLogBucketArn,
		keyArn: audit.keyArn,
		logGroupName: audit.logGroupName,
		logGroupArn: audit.logGroupArn,
		roleArn: audit.roleArn,
	};
};

const ofTrail = "arn:aws:cloudtrail:us-east-1:111122223333:trail/audit";
const allBlocked = {
	BlockPublicAcls: true,
	BlockPublicPolicy: true,
	IgnorePublicAcls: true,
	RestrictPublicBuckets: true,
};

describe("A ComplianceTrail with no arguments, deployed", () => {
	const accounts = emptyAccounts();
	const cloud = cloudOf(ownAccount, "us-east-1");
	let stack: KeptStack;
	let preview: EngineRun;
	let first: EngineRun;
	let outputs: Readonly<Record<string, string>>;

	before(async () => {
		stack = await accounts.stack();
		preview = await stack.run("preview", program, { packs });
		first = await stack.run("up", program, { packs });
		outputs = (await stack.outputs()) as Readonly<Record<string, string>>;
	});

	const output = (name: string): string => {
		const value = outputs[name];
		assert.equal(typeof value, "string", `output ${name}`);
		return String(value);
	};

	it("is made by the first update, and passes before and after", () => {
		assertPasses(preview);
		assertPasses(first);
	});

	it("logs all management events, in all Regions, to all three places", async () => {
		const { trail, status, selectors } = await trailIn(cloud, "audit");

		assert.equal(status.IsLogging, true);
		assert.deepEqual(trail, {
			Name: "audit",
			TrailARN: ofTrail,
			S3BucketName: output("bucketName"),
			S3KeyPrefix: "",
			SnsTopicName: "",
			IncludeGlobalServiceEvents: true,
			IsMultiRegionTrail: true,
			IsOrganizationTrail: false,
			LogFileValidationEnabled: true,
			KmsKeyId: output("keyArn"),
			CloudWatchLogsLogGroupArn: `${output("logGroupArn")}:*`,
			CloudWatchLogsRoleArn: output("roleArn"),
			HasCustomEventSelectors: false,
			HasInsightSelectors: false,
		});
		assert.deepEqual(selectors.EventSelectors, [
			{ ReadWriteType: "All", IncludeManagementEvents: true },
		]);
		assert.equal(output("trailArn"), ofTrail);
		assert.equal(output("trailName"), "audit");
	});

	it("has a private, versioned bucket, encrypted with its key", async () => {
		const name = output("bucketName");
		const bucket = await bucketIn(cloud, name);

		assert.equal(output("bucketArn"), `arn:aws:s3:::${name}`);
		assert.deepEqual(bucket.block, allBlocked);
		assert.deepEqual(bucket.ownership, [
			{ ObjectOwnership: "BucketOwnerEnforced" },
		]);
		assert.equal(bucket.versioning, "Enabled");
		assert.deepEqual(bucket.encryption, [
			{
				ApplyServerSideEncryptionByDefault: {
					SSEAlgorithm: "aws:kms",
					KMSMasterKeyID: output("keyArn"),
				},
				BucketKeyEnabled: true,
			},
		]);
		assert.equal(bucket.lock, undefined);
	});

	it("keeps log files for seven years, the first quarter at hand", async () => {
		const { lifecycle } = await bucketIn(cloud, output("bucketName"));

		const [rule, ...more] = lifecycle ?? [];
		assert.deepEqual(more, []);
		assert.equal(rule?.Status, "Enabled");
		assert.deepEqual(rule.Transitions, [
			{ Days: 90, StorageClass: "STANDARD_IA" },
		]);
		assert.equal(rule.Expiration?.Days, 2557);
		assert.deepEqual(rule.NoncurrentVersionExpiration, { NoncurrentDays: 90 });
		assert.deepEqual(rule.AbortIncompleteMultipartUpload, {
			DaysAfterInitiation: 7,
		});
	});

	it("logs accesses to the bucket in a second one, as private", async () => {
		const { logging } = await bucketIn(cloud, output("bucketName"));
		const target = output("accessLogBucketName");
		const bucket = await bucketIn(cloud, target);

		assert.deepEqual(logging, {
			TargetBucket: target,
			TargetPrefix: "access/",
		});
		assert.notEqual(target, output("bucketName"));
		assert.equal(output("accessLogBucketArn"), `arn:aws:s3:::${target}`);
		assert.deepEqual(bucket.block, allBlocked);
		assert.deepEqual(bucket.ownership, [
			{ ObjectOwnership: "BucketOwnerEnforced" },
		]);
		assert.equal(bucket.versioning, "Enabled");
		// S3 cannot deliver to a bucket whose default is a key of one's own.
		assert.deepEqual(
			bucket.encryption?.map((one) => one.ApplyServerSideEncryptionByDefault),
			[{ SSEAlgorithm: "AES256" }],
		);
		assert.equal(bucket.logging, undefined);
		assert.equal(bucket.lock, undefined);
		assert.equal(bucket.lifecycle?.[0]?.Expiration?.Days, 365);
	});

	it("has a key of its own, rotated, with an alias", async () => {
		const { key, rotation, aliases } = await keyIn(cloud, output("keyArn"));

		assert.equal(key?.KeyState, "Enabled");
		assert.equal(key.KeyManager, "CUSTOMER");
		assert.equal(rotation.KeyRotationEnabled, true);
		assert.equal(aliases.length, 1);
		assert.match(String(aliases[0]), /^alias\/.*audit/);
	});

	it("sends events to an encrypted log group, kept for a year", async () => {
		const { group, metricFilters } = await logGroupIn(
			cloud,
			output("logGroupName"),
		);

		assert.equal(group?.retentionInDays, 365);
		assert.equal(group.kmsKeyId, output("keyArn"));
		assert.equal(group.arn?.replace(/:\*$/, ""), output("logGroupArn"));
		assert.deepEqual(metricFilters, []);
	});

	it("delivers there by a role that may do that and nothing else", async () => {
		const { role, trust, policies } = await roleIn(cloud, output("roleArn"));

		assert.equal(role?.Arn, output("roleArn"));
		const [trusted, ...more] = JSON.parse(trust).Statement;
		assert.deepEqual(more, []);
		assert.deepEqual(trusted.Principal, {
			Service: "cloudtrail.amazonaws.com",
		});
		assert.equal(policies.length, 1);
		const [may, ...other] = JSON.parse(policies[0] ?? "{}").Statement;
		assert.deepEqual(other, []);
		assert.deepEqual([...may.Action].sort(), [
			"logs:CreateLogStream",
			"logs:PutLogEvents",
		]);
		assert.deepEqual([may.Resource].flat(), [
			`${output("logGroupArn")}:log-stream:111122223333_CloudTrail_us-east-1*`,
		]);
	});

	it("makes nothing else in the account", async () => {
		const { keys, aliases, roles, buckets, ...others } =
			await contentsOf(cloud);

		assert.deepEqual([keys, aliases.length, roles.length], [["Enabled"], 1, 1]);
		assert.deepEqual(
			[...buckets].sort(),
			[output("accessLogBucketName"), output("bucketName")].sort(),
		);
		assert.deepEqual(others, {
			trails: ["audit"],
			logGroups: [output("logGroupName")],
			metricFilters: [],
			alarms: [],
			topics: [],
		});
	});

	it("is as it should be in a second update", async () => {
		const again = await stack.run("up", program, { packs });

		assertNothingDone(again, 20);
		assertPasses(again);
	});

	it("is in the account as the state says", async () => {
		const before = JSON.parse(await stack.exported()).deployment;

		assertWent(await stack.end("refresh"));

		const { deployment } = JSON.parse(await stack.exported());
		const told = ({ urn, inputs, outputs: found }: Stored) => ({
			urn,
			inputs,
			found,
		});
		assert.deepEqual(
			deployment.resources.map(told),
			before.resources.map(told),
		);
	});

	it("is put right where somebody switched it off", async () => {
		await cloud.cloudTrail.send(new StopLoggingCommand({ Name: "audit" }));

		assertWent(await stack.end("refresh"));
		const run = await stack.run("up", program);

		assertWent(run);
		assert.deepEqual(doneIn(run), ["update Trail audit enableLogging"]);
		const { status } = await trailIn(cloud, "audit");
		assert.equal(status.IsLogging, true);
	});

	it("refuses to be destroyed, and all stays as it was", async () => {
		const before = await contentsOf(cloud);

		const { code, stdout, stderr } = await stack.type("destroy", "--yes");

		assert.notEqual(code, 0);
		assert.match(
			stdout + stderr,
			/cannot be deleted\s+because it is protected/,
		);
		assert.deepEqual(await contentsOf(cloud), before);
	});

	it("leaves its data where it is destroyed, unprotected", async () => {
		const name = output("bucketName");
		const { policy, ...settings } = await bucketIn(cloud, name);
		const file = await putFile(cloud, name);
		await stack.type("state", "unprotect", "--all", "--yes");

		assertWent(await stack.end("destroy"));

		await cloud.s3.send(new HeadObjectCommand(file));
		const { policy: _, ...left } = await bucketIn(cloud, name);
		assert.deepEqual(left, settings);
		const { trails, buckets, keys } = await contentsOf(cloud);
		assert.deepEqual(trails, []);
		assert.equal(buckets.length, 2);
		assert.deepEqual(keys, ["Enabled"]);
	});
});

/** A resource of an exported stack. */
interface Stored {
	readonly urn: string;
	readonly inputs: unknown;
	readonly outputs: unknown;
}
