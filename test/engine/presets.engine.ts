import { strict as assert } from "node:assert";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { iam, s3 } from "@pulumi/aws";
import { defaultPolicies } from "../kit/controls";
import {
	type Engine,
	engineEnvironment,
	previewFolder,
	runFolder,
	runInline,
} from "../kit/engine/harness";
import {
	exampleFolder,
	expectedOf,
	outcomesOf,
	saidIn,
} from "../kit/engine/outcomes";
import { pack, runCommand } from "../kit/engine/pack";
import { goodTrail, logging, policyText } from "./trails";

const folder = join(__dirname, "../../presets");

const preset = (name: string): string => join(folder, `${name}.json`);

const packs = [pack];

const judgedBy = (name: string) => ({ packs, packConfigs: [preset(name)] });

/** An application's stack: no trail, and a bucket that is nobody's business. */
const workload = async () => {
	new s3.Bucket("site", { acl: "public-read" });
	new iam.Role("app", { assumeRolePolicy: "{}" });
};

/** A trail that delivers to a bucket which this stack does not declare. */
const delivering = async () => {
	goodTrail({ s3BucketName: "example-log-archive-444455556666" });
};

const preview = (name: string, program: () => Promise<void>) =>
	runInline(program, { ...judgedBy(name), operation: "preview" });

const everything = defaultPolicies;

/** How broken an example is: each policy at a level, of what it blames. */
const blamed = {
	"cloudtrail-1": "broken-dev",
	"cloudtrail-2": "audit",
	"cloudtrail-3": "broken-dev",
	"cloudtrail-4": "audit",
	"cloudtrail-5": "audit",
	"cloudtrail-6": "logs",
	"cloudtrail-7": "logs",
};

const brokenAt = (mandatory: readonly string[]): readonly string[] =>
	Object.entries(blamed).map(([policy, name]) => {
		const level = mandatory.includes(policy) ? "mandatory" : "advisory";
		return `${policy} ${level} ${name}`;
	});

describe("Preset baseline", () => {
	for (const example of ["by-hand", "aws-native"])
		it(`lets ${example} through, at the preview and at the update`, async () => {
			for (const operation of ["preview", "up"] as const) {
				const run = await runFolder(exampleFolder(example), {
					...judgedBy("baseline"),
					operation,
				});
				assert.equal(run.ok, true, run.stdout);
				assert.deepEqual(run.events, []);
			}
		});

	it("stops all that is wrong with broken", async () => {
		const run = await previewFolder(
			exampleFolder("broken"),
			judgedBy("baseline"),
		);
		assert.equal(run.ok, false);
		assert.deepEqual(saidIn(run.events), brokenAt(everything));
	});

	it("stops a stack without a trail", async () => {
		const run = await preview("baseline", workload);
		assert.deepEqual(saidIn(run.events), [
			"cloudtrail-1 mandatory engine-test-dev",
			"cloudtrail-3 mandatory engine-test-dev",
		]);
	});

	it("stops a trail whose bucket is elsewhere", async () => {
		const run = await preview("baseline", delivering);
		assert.deepEqual(saidIn(run.events), [
			"cloudtrail-6 mandatory audit",
			"cloudtrail-7 mandatory audit",
		]);
	});

	it("stops a policy that may be public, before it is applied", async () => {
		const run = await preview("baseline", async () => {
			const logs = new s3.Bucket("logs");
			logging(logs.bucket);
			new s3.BucketPolicy("policy", {
				bucket: logs.bucket,
				policy: policyText(logs.arn, "everyone"),
			});
			goodTrail({ s3BucketName: logs.bucket });
		});
		assert.equal(run.ok, false);
		assert.deepEqual(saidIn(run.events), ["cloudtrail-6 mandatory logs"]);
	});
});

describe("Preset central-archive-member", () => {
	it("lets shared-bucket through: its bucket is judged where it lies", async () => {
		const run = await previewFolder(
			exampleFolder("shared-bucket"),
			judgedBy("central-archive-member"),
		);
		assert.equal(run.ok, true, run.stdout);
		assert.deepEqual(run.events, []);
		assert.deepEqual(outcomesOf(run), expectedOf("shared-bucket", "preview"));
	});

	it("stops an account that does not have CloudTrail on itself", async () => {
		for (const program of [
			workload,
			async () => {
				goodTrail({
					s3BucketName: "example-log-archive-444455556666",
					enableLogging: false,
				});
			},
		])
			assert.deepEqual(
				saidIn((await preview("central-archive-member", program)).events),
				[
					"cloudtrail-1 mandatory engine-test-dev",
					"cloudtrail-3 mandatory engine-test-dev",
				],
			);
	});
});

describe("Preset workload", () => {
	it("says nothing of a stack without a trail", async () => {
		const run = await preview("workload", workload);
		assert.equal(run.ok, true, run.stdout);
		assert.deepEqual(run.events, []);
	});

	it("still judges a trail that such a stack declares", async () => {
		const run = await previewFolder(
			exampleFolder("broken"),
			judgedBy("workload"),
		);
		assert.equal(run.ok, false);
		assert.deepEqual(
			saidIn(run.events),
			brokenAt(everything).filter((said) => !said.includes("broken-dev")),
		);
	});
});

describe("Presets for a roll-out", () => {
	let engine: Engine;

	before(() => {
		engine = engineEnvironment();
	});

	after(() => engine.remove());

	it("rollout-advisory tells everything and stops nothing, not even an update", async () => {
		for (const operation of ["preview", "up"] as const) {
			const run = await runFolder(exampleFolder("broken"), {
				...judgedBy("rollout-advisory"),
				operation,
			});
			assert.equal(run.ok, true, run.stdout);
			assert.deepEqual(saidIn(run.events), brokenAt([]));
		}
	});

	it("rollout-first-mandatory stops the public bucket alone", async () => {
		const run = await previewFolder(
			exampleFolder("broken"),
			judgedBy("rollout-first-mandatory"),
		);
		assert.equal(run.ok, false);
		assert.deepEqual(saidIn(run.events), brokenAt(["cloudtrail-6"]));
	});

	it("from there, each policy becomes mandatory by one line", async () => {
		const readme = readFileSync(join(folder, "README.md"), "utf8");
		const [, row = ""] = /rollout-first-mandatory\.json(.*)/.exec(readme) ?? [];
		const order = row.match(/cloudtrail-\d/g) ?? [];
		assert.deepEqual(["cloudtrail-6", ...order].sort(), everything);

		const config = JSON.parse(
			readFileSync(preset("rollout-first-mandatory"), "utf8"),
		);
		const mandatory = ["cloudtrail-6"];
		for (const policy of order) {
			mandatory.push(policy);
			config[policy] = "mandatory";
			const file = join(engine.folder, "step.json");
			writeFileSync(file, JSON.stringify(config));
			const run = await previewFolder(exampleFolder("broken"), {
				packs,
				packConfigs: [file],
			});
			assert.deepEqual(saidIn(run.events), brokenAt(mandatory));
		}
	});
});

describe("The command takes the presets, too", () => {
	for (const [name, example, code] of [
		["baseline", "by-hand", 0],
		["baseline", "shared-bucket", 1],
		["central-archive-member", "shared-bucket", 0],
		["workload", "by-hand", 0],
		["rollout-advisory", "broken", 0],
		["rollout-first-mandatory", "broken", 1],
	] as const)
		it(`${name}, of ${example}: ${code}`, async () => {
			const ended = await runCommand(folder, [
				...["check", exampleFolder(example), "--config", preset(name)],
			]);
			assert.equal(ended.code, code, ended.stdout + ended.stderr);
		});
});
