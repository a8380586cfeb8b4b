import { strict as assert } from "node:assert";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HeadObjectCommand } from "@aws-sdk/client-s3";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../components";
import { cloudOf, ownAccount } from "../kit/cloud/cloud";
import {
	assertNothingDone,
	assertWent,
	doneIn,
} from "../kit/engine/assertions";
import type { KeptStack } from "../kit/engine/harness";
import { emptyAccounts } from "./account";
import { contentsOf } from "./accountContents";
import { keyIn, roleIn, topicIn, trailIn } from "./readBack";
import { bucketIn, putFile } from "./readBucket";

const program = (args: ComplianceTrailArgs) => async () => {
	const audit = new ComplianceTrail("audit", args);
	return {
		bucketName: audit.bucketName,
		accessLogBucketName: audit.accessLogBucketName,
		keyArn: audit.keyArn,
		roleArn: audit.roleArn,
		topicArn: audit.topicArn,
		alarmTopicArn: audit.alarmTopicArn,
	};
};

/** All that a default component and its topics need to log and to alarm. */
const alarming: ComplianceTrailArgs = { notifications: {}, alarms: {} };

const cloud = cloudOf(ownAccount, "us-east-1");

type Outputs = Readonly<Record<string, string>>;

async function outputsOf(stack: KeptStack): Promise<Outputs> {
	return (await stack.outputs()) as Outputs;
}

/** What must be in the account for the trail to deliver and to alarm. */
async function loggingOf(outputs: Outputs) {
	const output = (name: string) => outputs[name] ?? assert.fail(name);
	const { trail, status } = await trailIn(cloud, "audit");
	const { key, policy, aliases } = await keyIn(cloud, output("keyArn"));
	return {
		isLogging: status.IsLogging,
		trail,
		contents: await contentsOf(cloud),
		key: { key, policy, aliases },
		role: await roleIn(cloud, output("roleArn")),
		logs: await bucketIn(cloud, output("bucketName")),
		accessLogs: await bucketIn(cloud, output("accessLogBucketName")),
		topics: await Promise.all([
			topicIn(cloud, output("topicArn")),
			topicIn(cloud, output("alarmTopicArn")),
		]),
	};
}

/** A resource of an exported stack. */
interface Stored {
	readonly urn: string;
	readonly type: string;
	readonly protect?: boolean;
	readonly dependencies?: readonly string[];
}

async function storedIn(stack: KeptStack): Promise<readonly Stored[]> {
	return JSON.parse(await stack.exported()).deployment.resources;
}

const isPart = ({ type }: Stored) => type.startsWith("aws:");

describe("A ComplianceTrail that is protected, and a stack that is destroyed", () => {
	const accounts = emptyAccounts();
	let stack: KeptStack;
	let outputs: Outputs;
	let atFirst: Awaited<ReturnType<typeof loggingOf>>;

	before(async () => {
		stack = await accounts.stack();
		assertWent(await stack.run("up", program(alarming)));
		outputs = await outputsOf(stack);
		atFirst = await loggingOf(outputs);
		assert.equal(atFirst.isLogging, true);
	});

	const assertLogs = async () =>
		assert.deepEqual(await loggingOf(outputs), atFirst);

	for (const flags of [
		[],
		["--skip-preview"],
		["--skip-preview", "--continue-on-error"],
		["--skip-preview", "--parallel", "1"],
	])
		it(`logs after ${["pulumi destroy", ...flags].join(" ")}`, async () => {
			const { code, stdout, stderr } = await stack.type(
				"destroy",
				"--yes",
				...flags,
			);
			assert.notEqual(code, 0);
			assert.match(
				(stdout + stderr).replace(/\s+/g, " "),
				/cannot be deleted because it is protected/,
			);
			await assertLogs();
		});

	it("logs after pulumi destroy --exclude-protected, which goes well", async () => {
		const { code, stdout } = await stack.type(
			...["destroy", "--yes", "--skip-preview", "--exclude-protected"],
		);
		assert.equal(code, 0, stdout);
		await assertLogs();
	});

	it("logs after the Automation API's destroy", async () => {
		const run = await stack.end("destroy");
		assert.equal(run.ok, false);
		assert.match(run.errors.join(), /protected/);
		await assertLogs();
	});

	it("logs after an update to a program that lacks it", async () => {
		const run = await stack.run("up", async () => {});
		assert.equal(run.ok, false);
		await assertLogs();
	});

	it("changes nothing but the state where only data was protected", async () => {
		const exported = JSON.parse(await stack.exported());
		for (const one of exported.deployment.resources.filter(isPart)) {
			if (/^aws:(s3|kms)\//.test(one.type)) one.dependencies = [];
			else one.protect = false;
		}
		const file = join(tmpdir(), `cloudtrail-state-${process.pid}.json`);
		writeFileSync(file, JSON.stringify(exported));
		const { code, stderr } = await stack.type(
			"stack",
			"import",
			"--file",
			file,
		);
		assert.equal(code, 0, stderr);

		assertNothingDone(await stack.run("up", program(alarming)), 55);

		const parts = (await storedIn(stack)).filter(isPart);
		assert.ok(parts.length >= 50);
		assert.deepEqual(
			parts.filter(({ protect }) => protect !== true).map(({ urn }) => urn),
			[],
		);
		await assertLogs();
	});

	it("is deleted without protection, but for its buckets and their key", async () => {
		const run = await stack.run("up", program({ ...alarming, protect: false }));
		assertNothingDone(run, 55);
		await assertLogs();
		const file = await putFile(cloud, String(outputs.bucketName));
		const { policy, ...settings } = await bucketIn(cloud, file.Bucket);

		assertWent(await stack.end("destroy"));

		const { buckets, keys, ...others } = await contentsOf(cloud);
		assert.deepEqual(Object.values(others).flat(), []);
		assert.deepEqual(keys, ["Enabled"]);
		assert.deepEqual(
			[...buckets].sort(),
			[outputs.accessLogBucketName, outputs.bucketName].sort(),
		);
		await cloud.s3.send(new HeadObjectCommand(file));
		const { policy: _, ...left } = await bucketIn(cloud, file.Bucket);
		assert.deepEqual(left, settings);
	});

	it("can be made again by the same name", async () => {
		assertWent(await stack.run("up", program(alarming)));
		const { isLogging } = await loggingOf(await outputsOf(stack));
		assert.equal(isLogging, true);
	});
});

describe("A ComplianceTrail that is to be removed with its log files", () => {
	const accounts = emptyAccounts();

	it("is gone, and leaves a key that waits for its end", async () => {
		const stack = await accounts.stack();
		assertWent(await stack.run("up", program(alarming)));
		const outputs = await outputsOf(stack);
		await putFile(cloud, String(outputs.bucketName));
		await putFile(cloud, String(outputs.accessLogBucketName));
		const args = { ...alarming, protect: false, forceDestroy: true };
		const run = await stack.run("up", program(args));
		assertWent(run);
		assert.deepEqual(doneIn(run), [
			"update Bucket audit-access-logs forceDestroy",
			"update Bucket audit-logs forceDestroy",
		]);

		assertWent(await stack.end("destroy"));

		const { keys, ...others } = await contentsOf(cloud);
		assert.deepEqual(keys, ["PendingDeletion"]);
		assert.deepEqual(Object.values(others).flat(), []);
	});
});
