import { strict as assert } from "node:assert";
import { join } from "node:path";
import { Provider, s3 } from "@pulumi/aws";
import { ComponentResource, interpolate } from "@pulumi/pulumi";
import { previewFolder, runInline } from "../kit/engine/harness";
import { advisoryOnly, echo, echoed, unknown } from "./echoPack";

const urn = (typeAndName: string) =>
	`urn:pulumi:dev::engine-test::${typeAndName}`;

const bucketAndPolicy = async () => {
	const logs = new s3.Bucket("logs");
	new s3.BucketPolicy("policy", {
		bucket: logs.bucket,
		policy: interpolate`{"Resource":"${logs.arn}/*"}`,
	});
};

describe("An inline program on the real engine", () => {
	it("is refused at preview, with the violation's words and URN", async () => {
		const run = await runInline(bucketAndPolicy, {
			packs: [echo],
			operation: "preview",
		});

		assert.equal(run.ok, false);
		assert.deepEqual(run.errors, []);
		const [violation, ...more] = run.events.filter(
			({ enforcementLevel }) => enforcementLevel === "mandatory",
		);
		assert.deepEqual(more, []);
		assert.equal(violation?.policyName, "echo-resource");
		assert.equal(violation.resourceUrn, urn("aws:s3/bucket:Bucket::logs"));
		assert.match(
			run.stdout,
			/- \[mandatory\] {2}echo-resource {2}\(aws:s3:Bucket: logs\)/,
		);
	});

	it("is stopped at update before the resource is created", async () => {
		const run = await runInline(bucketAndPolicy, {
			packs: [echo],
			operation: "up",
			destroy: true,
		});

		assert.equal(run.ok, false);
		assert.deepEqual(
			run.events.map(({ policyName }) => policyName),
			["echo-resource"],
			"the stack stage is not reached",
		);
		assert.doesNotMatch(run.stdout, /Bucket logs creat/);
	});

	it("passes when the pack is configured to advise", async () => {
		const run = await runInline(bucketAndPolicy, {
			packs: [echo],
			packConfigs: [advisoryOnly],
			operation: "up",
			destroy: true,
		});

		assert.equal(run.ok, true);
		const levels = run.events.map((event) => event.enforcementLevel);
		assert.deepEqual(new Set(levels), new Set(["advisory"]));
		const policy = echoed(run.events, "echo-stack", "policy").props;
		assert.match(String(policy.bucket), /^logs-[0-9a-f]{7}$/);
		assert.equal(
			policy.policy,
			`{"Resource":"arn:aws:s3:::${policy.bucket}/*"}`,
		);
	});

	it("has unknown names at preview, and known dependencies", async () => {
		const { events } = await runInline(bucketAndPolicy, {
			packs: [echo],
			operation: "preview",
		});

		const { props } = echoed(events, "echo-stack", "logs");
		assert.deepEqual([props.bucket, props.arn], [unknown, unknown]);
		assert.deepEqual(echoed(events, "echo-resource", "logs").props, {});
		const policy = echoed(events, "echo-stack", "policy");
		assert.deepEqual(policy.props, { bucket: unknown, policy: unknown });
		const logs = [urn("aws:s3/bucket:Bucket::logs")];
		assert.deepEqual(policy.propertyDependencies, {
			bucket: logs,
			policy: logs,
		});
	});

	it("has known names at preview when the provider chooses them", async () => {
		const { events } = await runInline(bucketAndPolicy, {
			packs: [echo],
			operation: "preview",
			variables: { TEST_PROVIDER_AUTONAME: "true" },
		});

		const { props } = echoed(events, "echo-resource", "logs");
		assert.match(String(props.bucket), /^logs-[0-9a-f]{7}$/);
		const policy = echoed(events, "echo-stack", "policy").props;
		assert.deepEqual(policy, { bucket: props.bucket, policy: unknown });
	});

	it("shows under which provider each resource is", async () => {
		const program = async () => {
			const provider = new Provider("west", { region: "us-west-2" });
			new s3.AccountPublicAccessBlock("block", {}, { provider });
			new s3.Bucket("logs");
		};

		const { events } = await runInline(program, {
			packs: [echo],
			operation: "preview",
		});

		const explicit = echoed(events, "echo-stack", "block").provider;
		assert.equal(explicit?.urn, urn("pulumi:providers:aws::west"));
		assert.equal(explicit.props.region, "us-west-2");
		for (const policy of ["echo-resource", "echo-stack"] as const) {
			const usual = echoed(events, policy, "logs").provider;
			assert.match(String(usual?.urn), /::default_\d+_\d+_\d+$/);
			assert.deepEqual(Object.keys(usual?.props ?? {}), ["version"]);
		}
	});

	it("loses the inputs at preview, under a provider not yet known", async () => {
		const program = async () => {
			const { region } = new s3.Bucket("first");
			const provider = new Provider("later", { region });
			new s3.Bucket("logs", { acl: "private" }, { provider });
		};

		const { events } = await runInline(program, {
			packs: [echo],
			operation: "preview",
		});

		const asResource = echoed(events, "echo-resource", "logs");
		assert.deepEqual(asResource.props, { acl: "private" });
		assert.equal(asResource.provider?.props.region, unknown);
		assert.deepEqual(
			echoed(events, "echo-stack", "logs").props,
			{},
			"the stack stage must not take what is missing for not set",
		);
	});

	it("asks resource policies about stack, component and provider", async () => {
		const program = async () => {
			new ComponentResource("test:index:Group", "group");
			new s3.Bucket("logs");
		};

		const { summaries } = await runInline(program, {
			packs: [echo],
			operation: "preview",
		});

		const asked = summaries.filter(({ stage }) => stage === "resource");
		const types = asked.map(({ resourceUrn }) => resourceUrn?.split("::")[2]);
		assert.equal(types[0], "pulumi:pulumi:Stack", "and the stack first");
		assert.deepEqual([...types].sort(), [
			"aws:s3/bucket:Bucket",
			"pulumi:providers:aws",
			"pulumi:pulumi:Stack",
			"test:index:Group",
		]);
		assert.deepEqual(
			summaries.filter(({ stage }) => stage === "stack"),
			[{ stage: "stack", passed: [], failed: ["echo-stack"] }],
			"a policy that is not applicable neither passed nor failed",
		);
	});

	it("says what is wrong with a program that throws", async () => {
		const program = async () => {
			throw new Error("this program is broken");
		};

		const run = await runInline(program, {
			packs: [echo],
			operation: "preview",
		});

		assert.equal(run.ok, false);
		assert.match(run.errors.join("\n"), /this program is broken/);
	});

	it("is killed when it takes too long", async () => {
		const program = () => new Promise<never>(() => {});

		await assert.rejects(
			runInline(program, { packs: [], operation: "preview", seconds: 3 }),
			/did not end within 3 s and was killed/,
		);
	});
});

describe("A folder with a Node program", () => {
	it("runs anew each time, with its own configuration", async () => {
		const folder = join(__dirname, "programs", "node-bucket");
		for (const time of ["first", "second"]) {
			const run = await previewFolder(folder, { packs: [echo] });

			const seen = echoed(run.events, "echo-resource", "logs");
			assert.deepEqual(seen.props, { bucket: "configured" }, time);
			assert.equal(seen.provider?.props.region, "eu-central-1");
			assert.match(run.stdout, /project: "engine-node-bucket"/);
		}
	});
});
