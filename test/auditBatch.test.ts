import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { organizationAuditPolicy } from "../policypack/reportsEntry";
import { checkedExample } from "./kit/checkedExample";
import { defaultControls } from "./kit/controls";
import { onlyOf, previewedExample, type Registered } from "./kit/mockedExample";
import { builtPack } from "./kit/pack/build";
import { root } from "./kit/sourceFiles";

const account = "111122223333";

const config = {
	imageTag: "0.1.0",
	subnetIds: ["subnet-0a1b2c3d"],
	securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
};

const arnOf = ({ type, name }: Registered) =>
	`arn:aws:${type.split(/[:/]/)[1]}:eu-west-1:${account}:${name}`;

const preview = (settings: object = {}) => {
	builtPack();
	return previewedExample("audit-batch", {
		config: { ...config, ...settings },
		outputs: (resource) => ({
			arn: arnOf(resource),
			bucket: `${resource.name}-bucket`,
			name: resource.inputs.name ?? resource.name,
			repositoryUrl: `${account}.dkr.ecr.eu-west-1.amazonaws.com/audit`,
		}),
		functions: {
			"aws:index/getCallerIdentity:getCallerIdentity": { accountId: account },
			"aws:index/getPartition:getPartition": { partition: "aws" },
			"aws:index/getRegion:getRegion": { region: "eu-west-1" },
		},
	});
};

const parsed = (value: unknown) => JSON.parse(String(value));

const policiesOf = (all: readonly Registered[], role: string) =>
	all
		.filter(
			({ type, inputs }) =>
				type === "aws:iam/rolePolicy:RolePolicy" && inputs.role === role,
		)
		.map(({ inputs }) => parsed(inputs.policy));

const machineOf = (all: readonly Registered[]) =>
	parsed(onlyOf(all, "aws:sfn/stateMachine:StateMachine").definition);

const containerOf = (all: readonly Registered[]) =>
	parsed(
		onlyOf(all, "aws:batch/jobDefinition:JobDefinition").containerProperties,
	);

describe("the example audit-batch", () => {
	let all: readonly Registered[];
	before(async () => {
		all = await preview();
	});

	it("runs the shards as an array job, then one report", () => {
		const { StartAt, States } = machineOf(all);
		assert.equal(StartAt, "Shards");
		const { Shards, Report } = States;
		for (const [state, command] of [
			[Shards, "shard"],
			[Report, "report"],
		]) {
			assert.equal(state.Resource, "arn:aws:states:::batch:submitJob.sync");
			assert.deepEqual(state.Parameters.ContainerOverrides.Command, [command]);
		}
		assert.deepEqual(Shards.Parameters.ArrayProperties, { Size: 4 });
		assert.equal(Report.Parameters.ArrayProperties, undefined);
		assert.equal(Shards.Next, "Report");
	});

	it("reports also where a shard fails, and the execution fails then", () => {
		const { States } = machineOf(all);
		const [caught] = States.Shards.Catch;
		assert.deepEqual(
			[caught.ErrorEquals, caught.Next],
			[["States.ALL"], "Report"],
		);
		const [choice] = States[States.Report.Next].Choices;
		assert.equal(choice.Variable, caught.ResultPath);
		assert.equal(States[choice.Next].Type, "Fail");
		// What a state returns must not replace what the next one decides by.
		assert.equal(States.Report.ResultPath, null);
	});

	it("has only states that exist", () => {
		const { States } = machineOf(all);
		const named = JSON.stringify(States).matchAll(
			/"(?:Next|Default)":"(\w+)"/g,
		);
		for (const [, state = ""] of named) assert.ok(States[state], state);
	});

	it("gives both jobs one prefix of records", () => {
		const { Shards, Report } = machineOf(all).States;
		for (const { Parameters } of [Shards, Report])
			assert.deepEqual(Parameters.ContainerOverrides.Environment, [
				{ Name: "RUN", "Value.$": "$$.Execution.StartTime" },
			]);
	});

	it("sets each variable that the script of the image reads", () => {
		const script = readFileSync(
			join(root, "examples/audit-batch/audit.sh"),
			"utf8",
		);
		const read = [...script.matchAll(/\b([A-Z][A-Z_]{2,})\b(?=["/}+ ])/g)]
			.map(([, name = ""]) => name)
			.filter((name) => script.includes(`$${name}`));
		const set = containerOf(all).environment.map(
			({ name }: { name: string }) => name,
		);
		assert.ok(read.includes("BUCKET"));
		for (const name of new Set(read))
			assert.ok(["RUN", ...set].includes(name), name);
	});

	it("gives the containers the policy of the package, and their bucket", () => {
		const [audit, records] = policiesOf(all, "CloudTrailComplianceAuditor");
		assert.deepEqual(audit, organizationAuditPolicy());
		const bucket = arnOf({
			type: "aws:s3/bucket:Bucket",
			name: "records",
			inputs: {},
		});
		assert.deepEqual(records.Statement, [
			{ Effect: "Allow", Action: ["s3:ListBucket"], Resource: bucket },
			{
				Effect: "Allow",
				Action: ["s3:GetObject", "s3:PutObject"],
				Resource: `${bucket}/*`,
			},
		]);
		assert.equal(policiesOf(all, "CloudTrailComplianceAuditor").length, 2);
	});

	it("allows the configured role alone", async () => {
		const other = await preview({
			role: "security/Reader",
			externalId: "acme",
		});
		const [audit] = policiesOf(other, "CloudTrailComplianceAuditor");
		assert.deepEqual(
			audit,
			organizationAuditPolicy({ role: "security/Reader" }),
		);
		const environment = containerOf(other).environment;
		assert.ok(
			environment.some(
				({ name, value }: { name: string; value: string }) =>
					name === "EXTERNAL_ID" && value === "acme",
			),
		);
	});

	it("trusts one service for each role, for this account alone", () => {
		const roles = all.filter(({ type }) => type === "aws:iam/role:Role");
		assert.ok(roles.length >= 4);
		for (const { inputs, name } of roles) {
			const [{ Principal, Condition }] = parsed(
				inputs.assumeRolePolicy,
			).Statement;
			assert.match(Principal.Service, /^[a-z-]+\.amazonaws\.com$/, name);
			assert.deepEqual(Condition, {
				StringEquals: { "aws:SourceAccount": account },
			});
		}
	});

	it("allows no action by a pattern", () => {
		for (const { type, inputs, name } of all)
			if (type === "aws:iam/rolePolicy:RolePolicy")
				for (const { Action } of parsed(inputs.policy).Statement)
					for (const action of Action)
						assert.match(action, /^[a-z0-9-]+:\w+$/, name);
	});

	it("has a bucket that is private, encrypted, versioned, and only over TLS", () => {
		const block = onlyOf(
			all,
			"aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
		);
		for (const setting of [
			"blockPublicAcls",
			"blockPublicPolicy",
			"ignorePublicAcls",
			"restrictPublicBuckets",
		])
			assert.equal(block[setting], true, setting);
		const versioning = onlyOf(all, "aws:s3/bucketVersioning:BucketVersioning");
		assert.deepEqual(versioning.versioningConfiguration, { status: "Enabled" });
		assert.ok(
			onlyOf(
				all,
				"aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
			),
		);
		const { policy } = onlyOf(all, "aws:s3/bucketPolicy:BucketPolicy");
		const [{ Effect, Principal, Condition }] = parsed(policy).Statement;
		assert.deepEqual([Effect, Principal], ["Deny", "*"]);
		assert.deepEqual(Condition, { Bool: { "aws:SecureTransport": "false" } });
	});

	it("starts on a schedule", async () => {
		const scheduled = onlyOf(
			await preview({ schedule: "cron(0 6 ? * MON *)" }),
			"aws:scheduler/schedule:Schedule",
		);
		assert.equal(scheduled.scheduleExpression, "cron(0 6 ? * MON *)");
		assert.equal(
			onlyOf(all, "aws:scheduler/schedule:Schedule").scheduleExpression,
			"rate(1 day)",
		);
	});

	for (const [settings, words] of [
		[{ imageTag: "" }, /audit-batch:imageTag must be the tag/],
		[{ subnetIds: [] }, /audit-batch:subnetIds has no ID/],
		[{ subnetIds: ["10.0.0.0/24"] }, /audit-batch:subnetIds must be a list/],
		[{ securityGroupIds: "sg" }, /securityGroupIds/],
		[{ shards: 1 }, /audit-batch:shards must be a whole number from 2/],
		[{ shards: 2.5 }, /audit-batch:shards must be a whole number/],
		[
			{ logBuckets: ["a b"] },
			/audit-batch:logBuckets must be a list of bucket/,
		],
		[{ schedule: "daily" }, /audit-batch:schedule must be rate/],
		[{ externalId: "a b" }, /audit-batch:externalId must be/],
		[{ role: "arn:aws:iam::1:role/x" }, /audit-batch:role must be the name/],
	] as const)
		it(`registers nothing for ${JSON.stringify(settings)}`, async () => {
			await assert.rejects(preview(settings), words);
		});

	it("passes the pack with the preset for workloads: its bucket is not a trail's", () => {
		const { code, stderr, statuses } = checkedExample(
			"audit-batch",
			config,
			"workload",
		);
		assert.equal(code, 0, stderr);
		for (const { id } of defaultControls)
			assert.equal(statuses[id], "NO_DATA", id);
	});
});
