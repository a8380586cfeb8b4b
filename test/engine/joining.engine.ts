import { strict as assert } from "node:assert";
import { Provider, s3 } from "@pulumi/aws";
import { ComponentResource } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { type EngineRun, runInline } from "../kit/engine/harness";
import { type Outcome, outcomesOf, saidIn } from "../kit/engine/outcomes";
import { configuration, pack } from "../kit/engine/pack";
import { expectOutcomes } from "../kit/outcomes";
import { block, goodTrail, logging, policyText } from "./trails";

type Status = Outcome["status"];

const judged = (program: PulumiFn, operation: "preview" | "up", config = "") =>
	runInline(program, {
		packs: [pack],
		...(config && { packConfigs: [configuration(config)] }),
		operation,
	});

/** The statuses of the default controls, by id. */
const statusesOf = (run: EngineRun): Readonly<Record<string, Status>> =>
	Object.fromEntries(
		Object.entries(outcomesOf(run)).map(([id, { status }]) => [id, status]),
	);

const both = ["preview", "up"] as const;

describe("What belongs together", () => {
	for (const operation of both) {
		it(`is found through outputs of a block and a policy, ${operation}`, async () => {
			const run = await judged(async () => {
				const logs = new s3.Bucket("logs");
				const blocked = block(logs.bucket);
				const policy = new s3.BucketPolicy("policy", {
					bucket: blocked.bucket,
					policy: policyText(logs.arn, "everyone"),
				});
				logging(policy.bucket);
				goodTrail({ s3BucketName: policy.bucket });
			}, operation);

			assert.equal(run.ok, true, run.stdout);
			assert.deepEqual(run.events, []);
			expectOutcomes(statusesOf(run), {}, { others: "PASSED" });
		});

		it(`is found through them where it fails, ${operation}`, async () => {
			const run = await judged(async () => {
				const logs = new s3.Bucket("logs");
				const other = new s3.Bucket("other");
				const policy = new s3.BucketPolicy("policy", {
					bucket: logs.bucket,
					policy: JSON.stringify({
						Version: "2012-10-17",
						Statement: { Effect: "Allow", Principal: "*", Action: "s3:*" },
					}),
				});
				// Of another bucket: no shield and no record of this one.
				const blocked = block(other.bucket);
				logging(blocked.bucket);
				goodTrail({ s3BucketName: policy.bucket });
			}, operation);

			assert.equal(run.ok, false);
			assert.deepEqual(saidIn(run.events), [
				"cloudtrail-6 mandatory logs",
				"cloudtrail-7 mandatory logs",
			]);
		});
	}

	it("is found inside components", async () => {
		const run = await judged(async () => {
			const group = new ComponentResource("test:index:Group", "group");
			const inner = new ComponentResource(
				"test:index:Inner",
				"inner",
				undefined,
				{
					parent: group,
				},
			);
			const logs = new s3.Bucket("logs", {}, { parent: group });
			logging(logs.bucket, { parent: inner });
			block(logs.bucket, { parent: inner });
			goodTrail({ s3BucketName: logs.bucket }, { parent: inner });
		}, "preview");

		assert.equal(run.ok, true, run.stdout);
		expectOutcomes(statusesOf(run), {}, { others: "PASSED" });
	});

	it("is found across providers and Regions", async () => {
		const run = await judged(async () => {
			const west = new Provider("west", { region: "us-west-2" });
			const logs = new s3.Bucket(
				"logs",
				{ bucket: "example-logs", acl: "public-read" },
				{ provider: west },
			);
			block("example-logs", { provider: west, dependsOn: logs });
			goodTrail({ s3BucketName: "example-logs" });
			goodTrail({ s3BucketName: logs.bucket }, { provider: west }, "second");
		}, "up");

		assert.equal(run.ok, false);
		// Shielded by its block; judged once, though two trails use it.
		assert.deepEqual(saidIn(run.events), ["cloudtrail-7 mandatory logs"]);
		assert.equal(outcomesOf(run)["CloudTrail.6"]?.status, "PASSED");
	});

	it("names a resource inside a component by its own URN", async () => {
		const run = await judged(async () => {
			const group = new ComponentResource("test:index:Group", "group");
			goodTrail(
				{ s3BucketName: "example-logs", enableLogFileValidation: false },
				{ parent: group },
			);
		}, "preview");

		assert.deepEqual(
			run.events.map(({ policyName, resourceUrn }) => [
				policyName,
				resourceUrn,
			]),
			[
				[
					"cloudtrail-4",
					"urn:pulumi:dev::engine-test::test:index:Group$aws:cloudtrail/trail:Trail::audit",
				],
			],
		);
	});

	it("has no data of a bucket that was only read", async () => {
		const program = async () => {
			const logs = s3.Bucket.get("logs", "example-logs");
			goodTrail({ s3BucketName: logs.bucket });
		};
		for (const operation of both) {
			const run = await judged(program, operation);

			assert.equal(run.ok, true, run.stdout);
			assert.deepEqual(run.events, []);
			expectOutcomes(
				statusesOf(run),
				{ "CloudTrail.6": "NO_DATA", "CloudTrail.7": "NO_DATA" },
				{ others: "PASSED" },
			);
		}
	});

	it("with outside: deny refuses a bucket that is not here", async () => {
		const run = await judged(
			async () => {
				goodTrail({ s3BucketName: "example-logs" });
			},
			"preview",
			"outsideDeny",
		);

		assert.equal(run.ok, false);
		assert.deepEqual(saidIn(run.events), [
			"cloudtrail-6 mandatory audit",
			"cloudtrail-7 mandatory audit",
		]);
	});
});

describe("Under a provider that is not known yet", () => {
	const program = (spoiled: boolean) => async () => {
		const { region } = new s3.Bucket("first");
		const provider = new Provider("later", { region });
		const logs = new s3.Bucket("logs", spoiled ? { acl: "public-read" } : {}, {
			provider,
		});
		if (!spoiled) block(logs.bucket, { provider });
		logging(logs.bucket, { provider });
		goodTrail(
			{ s3BucketName: logs.bucket, isMultiRegionTrail: !spoiled },
			{ provider },
		);
	};

	for (const spoiled of [false, true])
		it(`a ${spoiled ? "bad" : "good"} stack is not refused at preview, nor passed unseen`, async () => {
			const run = await judged(program(spoiled), "preview");

			assert.equal(run.ok, true, run.stdout);
			const levels = run.events.map((event) => event.enforcementLevel);
			assert.deepEqual([...new Set(levels)], ["advisory"]);
			const statuses = outcomesOf(run);
			assert.equal(statuses["CloudTrail.1"]?.status, "UNKNOWN");
			assert.equal(statuses["CloudTrail.6"]?.status, "UNKNOWN");
			// The resource stage does see what the trail is given.
			assert.equal(statuses["CloudTrail.2"]?.status, "PASSED");
		});

	it("a good stack passes at update", async () => {
		const run = await judged(program(false), "up");

		assert.equal(run.ok, true, run.stdout);
		assert.deepEqual(run.events, []);
		expectOutcomes(statusesOf(run), {}, { others: "PASSED" });
	});

	it("a bad stack is refused at update", async () => {
		const run = await judged(program(true), "up");

		assert.equal(run.ok, false);
		assert.deepEqual(saidIn(run.events), [
			"cloudtrail-1 mandatory engine-test-dev",
			"cloudtrail-6 mandatory logs",
		]);
	});
});

describe("A stack that declares no trail", () => {
	const program = async () => {
		new s3.Bucket("logs", { bucket: "example-logs", acl: "public-read" });
	};

	for (const operation of both)
		it(`violates 1 and 3, and nothing else is judged, ${operation}`, async () => {
			const run = await judged(program, operation);

			assert.equal(run.ok, false);
			assert.deepEqual(saidIn(run.events), [
				"cloudtrail-1 mandatory engine-test-dev",
				"cloudtrail-3 mandatory engine-test-dev",
			]);
			assert.deepEqual(
				run.events.map(({ resourceUrn }) => resourceUrn),
				Array(2).fill(
					"urn:pulumi:dev::engine-test::pulumi:pulumi:Stack::engine-test-dev",
				),
			);
			expectOutcomes(
				statusesOf(run),
				{ "CloudTrail.1": "FAILED", "CloudTrail.3": "FAILED" },
				{ others: "NO_DATA" },
			);
		});

	it("with outside: ignore violates nothing, and passes nothing", async () => {
		const run = await judged(program, "preview", "outsideIgnore");

		assert.equal(run.ok, true, run.stdout);
		assert.deepEqual(run.events, []);
		expectOutcomes(statusesOf(run), {}, { others: "NO_DATA" });
	});
});
