import assert from "node:assert/strict";
import { CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
	AttachRolePolicyCommand,
	CreatePolicyCommand,
	CreateRoleCommand,
	PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import {
	CreateAliasCommand,
	CreateKeyCommand,
	DisableKeyCommand,
} from "@aws-sdk/client-kms";
import { PutBucketEncryptionCommand } from "@aws-sdk/client-s3";
import { CreateTopicCommand } from "@aws-sdk/client-sns";
import { factsOfAccount } from "../../policypack/hosts/accountFacts";
import { joinDelivery } from "../../policypack/model/deliveryChecks/joinDelivery";
import type { DeliveryView } from "../../policypack/model/deliveryChecks/view";
import type { Value } from "../../policypack/model/value";
import { auditPolicy } from "../../policypack/reportsEntry";
import { readAccount } from "../../policypack/sources/liveAccount";
import { createClients } from "../../policypack/sources/liveAccount/clients";
import { cloudOf, ownAccount } from "../kit/cloud/cloud";
import { resultIn } from "../kit/jsonReport";
import { makeBucket, makeLogTarget, makeTrail, policyFor } from "./build";
import { run } from "./runCommand";
import { emptyWorld } from "./world";

const REGION = "us-east-1";

/** A policy document that allows one action. */
const allowing = (Action: string) => ({
	Version: "2012-10-17",
	Statement: [{ Sid: "One", Effect: "Allow", Action, Resource: "*" }],
});

const trust = {
	Version: "2012-10-17",
	Statement: [
		{
			Effect: "Allow",
			Principal: { Service: "cloudtrail.amazonaws.com" },
			Action: "sts:AssumeRole",
		},
	],
};

const keyPolicy = {
	Version: "2012-10-17",
	Statement: [
		{
			Sid: "Use",
			Effect: "Allow",
			Principal: { Service: "cloudtrail.amazonaws.com" },
			Action: "kms:*",
			Resource: "*",
		},
	],
};

/** Makes a bucket and all that a trail may refer to, and returns the ARNs. */
async function makeParts() {
	const { iam, kms, logs, s3, sns } = cloudOf(ownAccount, REGION);
	await makeLogTarget("access");
	await makeBucket("logs", {
		policy: policyFor("logs", { Service: "cloudtrail.amazonaws.com" }),
		logsTo: "access",
	});
	const { KeyMetadata } = await kms.send(
		new CreateKeyCommand({ Policy: JSON.stringify(keyPolicy) }),
	);
	const key = KeyMetadata?.Arn ?? "";
	await kms.send(
		new CreateAliasCommand({ AliasName: "alias/logs", TargetKeyId: key }),
	);
	await s3.send(
		new PutBucketEncryptionCommand({
			Bucket: "logs",
			ServerSideEncryptionConfiguration: {
				Rules: [
					{
						ApplyServerSideEncryptionByDefault: {
							SSEAlgorithm: "aws:kms",
							KMSMasterKeyID: key,
						},
						BucketKeyEnabled: true,
					},
				],
			},
		}),
	);
	await logs.send(new CreateLogGroupCommand({ logGroupName: "audit" }));
	const RoleName = "audit-logs";
	const { Role } = await iam.send(
		new CreateRoleCommand({
			RoleName,
			Path: "/service/",
			AssumeRolePolicyDocument: JSON.stringify(trust),
		}),
	);
	await iam.send(
		new PutRolePolicyCommand({
			RoleName,
			PolicyName: "write",
			PolicyDocument: JSON.stringify(allowing("logs:PutLogEvents")),
		}),
	);
	const { Policy } = await iam.send(
		new CreatePolicyCommand({
			PolicyName: "streams",
			PolicyDocument: JSON.stringify(allowing("logs:CreateLogStream")),
		}),
	);
	await iam.send(
		new AttachRolePolicyCommand({ RoleName, PolicyArn: Policy?.Arn ?? "" }),
	);
	const { TopicArn = "" } = await sns.send(
		new CreateTopicCommand({
			Name: "files",
			Attributes: { KmsMasterKeyId: "alias/logs" },
		}),
	);
	return { key, role: Role?.Arn ?? "", topic: TopicArn };
}

/** A value that must be known. */
function shown<T>(value: Value<T> | undefined): T {
	assert.ok(value?.known, JSON.stringify(value));
	return value.value;
}

const documentIn = (value: Value<unknown> | undefined) =>
	JSON.parse(String(shown(value)));

describe("An audit with --delivery", () => {
	const world = emptyWorld();
	let key = "";
	const group = `arn:aws:logs:${REGION}:${ownAccount}:log-group:audit:*`;

	/** The trail of the account, with what its delivery depends on. */
	async function read(name: string): Promise<DeliveryView> {
		const clients = await createClients({
			endpoint: world.proxy().url,
			attemptSeconds: 100,
		});
		try {
			const live = await readAccount(clients, {
				regions: [REGION],
				reads: new Set(["delivery"] as const),
				callSeconds: 100,
				totalSeconds: 300,
			});
			const { delivery } = factsOfAccount(live, new Set());
			assert.ok(delivery);
			const found = joinDelivery(delivery()).trails.find(
				({ trail }) => trail.of.name === name,
			);
			assert.ok(found);
			return found;
		} finally {
			clients.close();
		}
	}

	before(async () => {
		const parts = await makeParts();
		key = parts.key;
		await makeTrail("audit", "logs", {
			KmsKeyId: key,
			SnsTopicName: "files",
			CloudWatchLogsLogGroupArn: group,
			CloudWatchLogsRoleArn: parts.role,
		});
		await makeTrail("broken", "logs", {
			KmsKeyId: `arn:aws:kms:${REGION}:${ownAccount}:key/00000000-0000-4000-8000-000000000000`,
			CloudWatchLogsLogGroupArn: group.replace("audit", "deleted"),
			CloudWatchLogsRoleArn: `${parts.role}-deleted`,
		});
	});

	it("reads the policies of the key, the role and the topic", async () => {
		const { key: its, role, topic, logGroup, missing } = await read("audit");
		assert.deepEqual(missing, []);
		assert.deepEqual(documentIn(shown(its)?.policies[0]?.document), keyPolicy);
		assert.equal(shown(shown(its)?.key.isEnabled), true);
		assert.deepEqual(documentIn(shown(role)?.role.trust.document), trust);
		assert.deepEqual(
			shown(role)?.policies.map(({ document }) => documentIn(document)),
			[allowing("logs:PutLogEvents"), allowing("logs:CreateLogStream")],
		);
		assert.equal(shown(shown(role)?.boundary), undefined);
		const { Statement } = documentIn(shown(topic)?.policies[0]?.document);
		assert.ok(Statement.length > 0);
		assert.equal(shown(shown(topic)?.key)?.key.of.urn, key);
		assert.equal(shown(logGroup)?.of.name, "audit");
	});

	it("reads the settings of the bucket and of the target of its access logs", async () => {
		const bucket = shown((await read("audit")).bucket);
		// The server returns the bucket's files here, which is no valid response.
		assert.equal(bucket.payers[0]?.payer.known, false);
		assert.equal(shown(bucket.encryptions[0]?.algorithm), "aws:kms");
		assert.equal(shown(bucket.encryptions[0]?.key)?.key.of.urn, key);
		assert.equal(shown(bucket.encryptions[0]?.usesBucketKey), true);
		assert.equal(shown(bucket.objectLocks[0]?.isEnabled), false);
		const target = shown(bucket.logTargets[0]?.target);
		assert.equal(shown(target.name), "access");
		const grants = shown(target.grants[0]?.grants);
		assert.ok(
			grants.some(({ groupUri }) => /LogDelivery/.test(shown(groupUri) ?? "")),
		);
	});

	it("reads the status, in which the server has no errors", async () => {
		const { status } = await read("audit");
		assert.equal(shown(status?.isLogging), true);
		for (const part of ["bucket", "digest", "logGroup", "topic"] as const)
			assert.equal(shown(status?.parts[part].error), undefined, part);
	});

	it("sees that a key is disabled", async () => {
		await cloudOf(ownAccount, REGION).kms.send(
			new DisableKeyCommand({ KeyId: key.split("/")[1] }),
		);
		assert.equal(shown(shown((await read("audit")).key)?.key.isEnabled), false);
	});

	it("fails what does not exist, and calls only what the IAM policy lists", async () => {
		const { stdout, stderr } = await run([
			...["audit", "--delivery", "--endpoint-url", world.proxy().url],
			...["--region", REGION, "--format", "json"],
		]);
		assert.notEqual(stdout, "", stderr);
		const found = resultIn(stdout).controls.find(
			({ id }) => id === "CloudTrail.Delivery",
		);
		const broken = found?.findings.find(({ name }) => name === "broken");
		assert.equal(broken?.status, "FAILED", stdout);
		// The server says that it delivers to the bucket, so the key is advice.
		for (const what of ["log group deleted", "role audit-logs-deleted"])
			assert.match(
				broken?.reason ?? "",
				new RegExp(`Trail broken uses ${what}[^.]*, which does not exist\\.`),
			);
		const listed = new Set(
			auditPolicy({ delivery: true }).Statement.flatMap(({ Action }) => Action),
		);
		const called = world.proxy().calls.map(({ action }) => action);
		assert.ok(called.includes("kms:GetKeyPolicy"), called.join());
		assert.deepEqual(
			[...new Set(called)].filter((action) => !listed.has(action)),
			[],
		);
	});

	it("calls none of it without the option", async () => {
		await run([
			...["audit", "--endpoint-url", world.proxy().url],
			...["--region", REGION, "--format", "json"],
		]);
		const called = world.proxy().calls.map(({ action }) => action);
		assert.ok(called.includes("cloudtrail:GetTrailStatus"));
		assert.deepEqual(
			called.filter((action) => /^(iam|kms|sns|logs):/.test(action)),
			[],
		);
	});
});
