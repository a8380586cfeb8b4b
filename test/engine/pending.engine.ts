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
