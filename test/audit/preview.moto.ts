import { strict as assert } from "node:assert";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import { FAULTS } from "../kit/awsFaults";
import { temporaryFolder } from "../kit/command";
import { runInline } from "../kit/engine/harness";
import { outcomesOf } from "../kit/engine/outcomes";
import { pack } from "../kit/engine/pack";
import { makeBucket, makeGoodAccount, policyFor } from "./build";
import { emptyWorld, VARIABLES } from "./world";

describe("A preview on the real engine, where the live account is asked", () => {
	const world = emptyWorld();
	const folder = temporaryFolder();
	after(folder.remove);

	const preset = join(__dirname, "../../presets/workload-lookup.json");

	const preview = (program: () => Promise<void>, config?: string) => {
		const file = join(folder.path, "lookup.json");
		const outside = { outside: "lookup" };
		writeFileSync(
			file,
			JSON.stringify({
				"cloudtrail-1": outside,
				"cloudtrail-3": outside,
				"cloudtrail-6": outside,
				"cloudtrail-7": outside,
			}),
		);
		return runInline(program, {
			packs: [pack],
			packConfigs: [config ?? file],
			operation: "preview",
			variables: { ...VARIABLES, AWS_ENDPOINT_URL: world.proxy().url },
		});
	};
	const workload = async () => {
		new aws.s3.Bucket("news");
	};

	it("the preset for workloads stops it where the account has no trail", async () => {
		const run = await preview(workload, preset);
		assert.equal(run.ok, false);
		assert.deepEqual(run.events.map(({ policyName }) => policyName).sort(), [
			"cloudtrail-1",
			"cloudtrail-3",
		]);
	});

	it("a workload stack passes by the account's trail", async () => {
		await makeGoodAccount();
		const run = await preview(workload);
		assert.equal(run.ok, true, run.stderr);
		assert.deepEqual(run.events, []);
		assert.ok(world.proxy().calls.length > 0);
	});

	it("the preset for workloads lets it through, too", async () => {
		const run = await preview(workload, preset);
		assert.equal(run.ok, true, run.stderr);
		assert.deepEqual(run.events, []);
	});

	it("a trail into a public bucket of the account is refused", async () => {
		await makeBucket("central", { policy: policyFor("central", "*") });
		const run = await preview(async () => {
			new aws.cloudtrail.Trail("spoke", {
				s3BucketName: "central",
				isMultiRegionTrail: true,
				enableLogFileValidation: true,
				kmsKeyId: "alias/audit",
				cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:g:*",
				cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/audit",
			});
		});
		assert.equal(run.ok, false);
		const failing = Object.entries(outcomesOf(run))
			.filter(([, { status }]) => status === "FAILED")
			.map(([id]) => id);
		assert.deepEqual(failing, ["CloudTrail.6", "CloudTrail.7"]);
	});

	it("a refusal is an advisory, and lets the preview go on", async () => {
		world.proxy().disturb((call) => FAULTS["access denied"]?.(call));
		const run = await preview(workload);
		assert.equal(run.ok, true, run.stderr);
		assert.deepEqual(
			run.events.map(({ policyName, enforcementLevel }) => [
				policyName,
				enforcementLevel,
			]),
			[
				["cloudtrail-1", "advisory"],
				["cloudtrail-3", "advisory"],
			],
		);
		for (const { message } of run.events)
			assert.match(
				message,
				/grant (cloudtrail:DescribeTrails|ec2:DescribeRegions)/,
			);
	});
});
