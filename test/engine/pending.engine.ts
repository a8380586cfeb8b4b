import { strict as assert } from "node:assert";
import { s3 } from "@pulumi/aws";
import { runInline } from "../kit/engine/harness";
import { outcomesOf, saidIn } from "../kit/engine/outcomes";
import { configuration, pack } from "../kit/engine/pack";
import { goodTrail, logging, policyText } from "./trails";

const packs = [pack];

const urn = (typeAndName: string) =>
	`urn:pulumi:dev::engine-test::${typeAndName}`;

/** A bucket whose policy speaks of its ARN, which only AWS will tell. */
const withPolicy = (lets: "everyone" | "CloudTrail") => async () => {
	const logs = new s3.Bucket("logs");
	logging(logs.bucket);
	const policy = new s3.BucketPolicy("policy", {
		bucket: logs.bucket,
		policy: policyText(logs.arn, lets),
	});
	goodTrail({ s3BucketName: logs.bucket }, { dependsOn: policy });
};

/** A trail with a bucket policy that allows all that CloudTrail does. */
const withDelivery = async () => {
	const logs = new s3.Bucket("logs");
	logging(logs.bucket);
	const policy = new s3.BucketPolicy("policy", {
		bucket: logs.bucket,
		policy: logs.arn.apply((arn) =>
			JSON.stringify({
				Version: "2012-10-17",
				Statement: {
					Effect: "Allow",
					Principal: { Service: "cloudtrail.amazonaws.com" },
					Action: ["s3:GetBucketAcl", "s3:PutObject"],
					Resource: [arn, `${arn}/*`],
				},
			}),
		),
	});
	goodTrail({ s3BucketName: logs.bucket }, { dependsOn: policy });
};

/** A trail with flags that are known when its bucket is there. */
const withFlags = (flag: boolean) => async () => {
	const logs = new s3.Bucket("logs");
	logging(logs.bucket);
	const later = logs.arn.apply(() => flag);
	goodTrail({
		s3BucketName: logs.bucket,
		enableLogFileValidation: later,
		isMultiRegionTrail: later,
	});
};

describe("What is not known before the update", () => {
	describe("a bucket policy, and no public access block", () => {
		it("is an advisory at preview, with the bucket's URN", async () => {
			const run = await runInline(withPolicy("everyone"), {
				packs,
				operation: "preview",
			});

			assert.equal(run.ok, true, run.stdout);
			const [said, ...more] = run.events;
			assert.deepEqual(more, []);
			assert.equal(said?.policyName, "cloudtrail-6");
			assert.equal(said.enforcementLevel, "advisory");
			assert.equal(said.resourceUrn, urn("aws:s3/bucket:Bucket::logs"));
			assert.match(said.message, /^CloudTrail\.6 could not be evaluated/);
			assert.match(said.message, /evaluated again during the update\.$/);
		});

		it("is refused at update if it is public", async () => {
			const run = await runInline(withPolicy("everyone"), {
				packs,
				operation: "up",
			});

			assert.equal(run.ok, false);
			assert.deepEqual(saidIn(run.events), ["cloudtrail-6 mandatory logs"]);
			assert.match(run.events[0]?.message ?? "", /statement \d lets/);
		});

		it("passes at update if it is not, and nothing is left", async () => {
			const run = await runInline(withPolicy("CloudTrail"), {
				packs,
				operation: "up",
			});

			assert.equal(run.ok, true, run.stdout);
			assert.deepEqual(run.events, []);
			assert.equal(outcomesOf(run)["CloudTrail.6"]?.status, "PASSED");
		});

		it("with pending: deny is refused at preview", async () => {
			const run = await runInline(withPolicy("CloudTrail"), {
				packs,
				packConfigs: [configuration("pendingDeny")],
				operation: "preview",
			});

			assert.equal(run.ok, false);
			assert.deepEqual(saidIn(run.events), ["cloudtrail-6 mandatory logs"]);
		});

		it("with pending: ignore is neither said nor passed", async () => {
			const run = await runInline(withPolicy("everyone"), {
				packs,
				packConfigs: [configuration("pendingIgnore")],
				operation: "preview",
			});

			assert.equal(run.ok, true, run.stdout);
			assert.deepEqual(run.events, []);
			assert.equal(outcomesOf(run)["CloudTrail.6"]?.status, "NO_DATA");
		});
	});

	describe("whether CloudTrail can deliver", () => {
		const run = (
			program: () => Promise<void>,
			operation: "preview" | "up",
			config = "none",
		) =>
			runInline(program, {
				packs,
				packConfigs: [configuration(config)],
				operation,
			});

		for (const [name, program] of [
			["incomplete", withPolicy("CloudTrail")],
			["complete", withDelivery],
		] as const)
			it(`is not reported at preview of a policy that is ${name}`, async () => {
				const { ownEvents } = await run(program, "preview");

				assert.deepEqual(ownEvents, []);
			});

		it("is reported at preview where it is asked for", async () => {
			const { ok, ownEvents } = await run(
				withDelivery,
				"preview",
				"pendingAdvise",
			);

			assert.equal(ok, true);
			assert.deepEqual(saidIn(ownEvents), [
				"cloudtrail-delivery advisory audit",
			]);
			assert.match(
				ownEvents[0]?.message ?? "",
				/^CloudTrail\.Delivery could not be evaluated for audit: /,
			);
		});

		it("is an advisory at update if a permission is missing", async () => {
			const { ok, stdout, ownEvents } = await run(
				withPolicy("CloudTrail"),
				"up",
			);

			assert.equal(ok, true, stdout);
			assert.deepEqual(saidIn(ownEvents), [
				"cloudtrail-delivery advisory audit",
			]);
			const { message = "", resourceUrn } = ownEvents[0] ?? {};
			assert.equal(resourceUrn, urn("aws:cloudtrail/trail:Trail::audit"));
			assert.match(message, /does not allow s3:GetBucketAcl, so AWS rejects/);
			assert.match(message, /"Action": "s3:GetBucketAcl"/);
			assert.match(stdout, /\[advisory\].*cloudtrail-delivery/);
		});

		it("is not reported at update if all are there", async () => {
			const { ok, stdout, ownEvents } = await run(withDelivery, "up");

			assert.equal(ok, true, stdout);
			assert.deepEqual(ownEvents, []);
		});
	});

	describe("a trail's flags", () => {
		it("are advisories at preview, of the trail and of the stack", async () => {
			const run = await runInline(withFlags(true), {
				packs,
				operation: "preview",
			});

			assert.equal(run.ok, true, run.stdout);
			assert.deepEqual(saidIn(run.events), [
				"cloudtrail-1 advisory engine-test-dev",
				"cloudtrail-4 advisory audit",
			]);
			assert.deepEqual(
				run.events.map(({ resourceUrn }) => resourceUrn).sort(),
				[
					urn("aws:cloudtrail/trail:Trail::audit"),
					urn("pulumi:pulumi:Stack::engine-test-dev"),
				],
			);
		});

		it("with pending: deny are refused at preview", async () => {
			const run = await runInline(withFlags(true), {
				packs,
				packConfigs: [configuration("pendingDeny")],
				operation: "preview",
			});

			assert.equal(run.ok, false);
			assert.deepEqual(saidIn(run.events), [
				"cloudtrail-1 advisory engine-test-dev",
				"cloudtrail-4 mandatory audit",
			]);
		});

		it("with pending: ignore are neither said nor passed", async () => {
			const run = await runInline(withFlags(true), {
				packs,
				packConfigs: [configuration("pendingIgnore")],
				operation: "preview",
			});

			assert.equal(outcomesOf(run)["CloudTrail.4"]?.status, "NO_DATA");
		});

		it("pass at update if they are on", async () => {
			const run = await runInline(withFlags(true), {
				packs,
				operation: "up",
			});

			assert.equal(run.ok, true, run.stdout);
			assert.deepEqual(run.events, []);
		});

		it("are refused at update if they are off, before the trail is created", async () => {
			const run = await runInline(withFlags(false), {
				packs,
				operation: "up",
			});

			assert.equal(run.ok, false);
			assert.deepEqual(saidIn(run.events), ["cloudtrail-4 mandatory audit"]);
			assert.doesNotMatch(run.stdout, /Trail audit creat/);
		});
	});
});
