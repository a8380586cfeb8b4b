import { strict as assert } from "node:assert";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	copyProject,
	type Engine,
	engineEnvironment,
	runCli,
} from "../kit/engine/harness";
import { advisory, configuration, pack, runCommand } from "../kit/engine/pack";
import { expectAllPassed } from "../kit/outcomes";

const typed = ["--stack", "dev", "--non-interactive", "--policy-pack", pack];

/** The programs here are about AWS's controls. */
const withoutDelivery = configuration("withoutDelivery");

/** The block of the output that tells of policies, and what is in it. */
function policiesIn(stdout: string): string {
	const [, block = ""] = /^Policies:\n((?: {4}.*\n)+)/m.exec(stdout) ?? [];
	return block;
}

describe("A user who types pulumi, with a YAML program", () => {
	let engine: Engine;

	before(() => {
		engine = engineEnvironment();
	});

	after(() => engine.remove());

	describe("that breaks four controls", () => {
		let project: string;

		before(async () => {
			project = await copyProject(
				join(__dirname, "programs", "broken-trail"),
				engine,
			);
		});

		const refused = [
			"    ❌ cloudtrail-compliance@v",
			"        - [mandatory] [severity: critical]  cloudtrail-6  (aws:s3:Bucket: logs)",
			"          The bucket that stores the logs of a trail is not publicly accessible, by policy or by access control list.",
			'          Bucket logs is public by its policy: statement 2 lets anyone in (principal "*" and no condition). Grant nothing to everyone in the bucket\'s policy. Declare a public access block for the bucket, with all four settings on. It is aws.s3.BucketPublicAccessBlock with blockPublicAcls, blockPublicPolicy, ignorePublicAcls and restrictPublicBuckets true.',
			"        - [mandatory] [severity: medium]  cloudtrail-2  (aws:cloudtrail:Trail: audit)",
			"          Every trail encrypts its log files with an AWS KMS key.",
			"          Trail audit does not encrypt its log files with a KMS key. Set kmsKeyId to the ARN of a KMS key in the bucket's Region. The key's policy must allow cloudtrail.amazonaws.com kms:GenerateDataKey* and kms:DescribeKey, as in examples/by-hand of pulumi-cloudtrail-compliance.",
			"        - [mandatory] [severity: low]  cloudtrail-4  (aws:cloudtrail:Trail: audit)",
			"          Every trail validates the integrity of its log files.",
			"          Trail audit does not validate its log files. Set enableLogFileValidation to true.",
			"        - [mandatory] [severity: low]  cloudtrail-7  (aws:s3:Bucket: logs)",
			"          The bucket that stores the logs of a trail has server access logging turned on.",
			"          Bucket logs does not log who accesses it. Log its accesses to another bucket. Declare aws.s3.BucketLogging (in @pulumi/aws 6: aws.s3.BucketLoggingV2) with targetBucket and targetPrefix. The policy of the other bucket must allow logging.s3.amazonaws.com s3:PutObject, as in examples/by-hand of pulumi-cloudtrail-compliance.",
		];

		it("is refused at preview, and reads why and what to do", async () => {
			const { code, stdout } = await runCli(
				project,
				["preview", ...typed],
				engine,
			);

			assert.equal(code, 1);
			const [head = "", ...told] = policiesIn(stdout).trimEnd().split("\n");
			assert.ok(head.startsWith(refused[0] ?? ""), head);
			assert.deepEqual(told, refused.slice(1));
			assert.match(stdout, /error: preview failed/);
		});

		it("is refused at up --yes, and nothing is created", async () => {
			const { code, stdout } = await runCli(
				project,
				["up", "--yes", ...typed],
				engine,
			);

			assert.equal(code, 1);
			assert.match(policiesIn(stdout), /\[mandatory\].*cloudtrail-6/);
			assert.doesNotMatch(stdout, /created/);
		});

		it("goes through with a configuration that advises", async () => {
			const { code, stdout } = await runCli(
				project,
				["preview", ...typed, "--policy-pack-config", advisory],
				engine,
			);

			assert.equal(code, 0);
			assert.match(policiesIn(stdout), /^ {4}⚠️ {1,2}cloudtrail-compliance/);
			const levels = policiesIn(stdout).match(/- \[\w+\]/g);
			assert.deepEqual(levels, Array(4).fill("- [advisory]"));
		});
	});

	describe("that is good", () => {
		let project: string;

		before(async () => {
			project = await copyProject(
				join(__dirname, "programs", "good-trail"),
				engine,
			);
		});

		for (const [words, args] of [
			["previews", ["preview"]],
			["updates", ["up", "--yes"]],
			["updates again, with nothing to change", ["up", "--yes"]],
		] as const)
			it(words, async () => {
				const { code, stdout, stderr } = await runCli(
					project,
					[...args, ...typed, "--policy-pack-config", withoutDelivery],
					engine,
				);

				assert.equal(code, 0, stdout + stderr);
				assert.match(
					policiesIn(stdout),
					/^ {4}✅ cloudtrail-compliance@v\S+ \(local: .+\)\n$/,
				);
			});

		/** Types `pulumi preview --json ARGS`, and checks what it wrote. */
		const checkPreview = async (...args: readonly string[]) => {
			const { stdout } = await runCli(
				project,
				["preview", "--json", "--stack", "dev", "--non-interactive", ...args],
				engine,
			);
			const file = join(project, "preview.json");
			writeFileSync(file, stdout);
			return runCommand(project, ["check", file]);
		};

		it("is checked by a preview of what is there, with --show-sames", async () => {
			const { code, stdout, stderr } = await checkPreview("--show-sames");

			assert.equal(code, 0, stdout + stderr);
			expectAllPassed(stdout);
		});

		it("is not judged by a preview that shows only what changes", async () => {
			const { code, stderr } = await checkPreview();

			assert.equal(code, 2);
			assert.match(stderr, /shows only changes.*--show-sames/);
		});
	});
});
