import { strict as assert } from "node:assert";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	copyProject,
	type Engine,
	engineEnvironment,
	runCli,
	runInline,
} from "../kit/engine/harness";
import { nameIn, saidIn } from "../kit/engine/outcomes";
import { configuration, pack, runCommand } from "../kit/engine/pack";
import { goodTrail } from "./trails";

const key =
	"arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const group = "arn:aws:logs:us-east-1:111122223333:log-group:audit:*";
const role = "arn:aws:iam::111122223333:role/delivery";

/** What a trail of each provider has when it was remediated. */
const cured = {
	bare: {
		kmsKeyId: key,
		enableLogFileValidation: true,
		cloudWatchLogsGroupArn: group,
		cloudWatchLogsRoleArn: role,
	},
	native: {
		kmsKeyId: key,
		enableLogFileValidation: true,
		cloudWatchLogsLogGroupArn: group,
		cloudWatchLogsRoleArn: role,
	},
};

/** How the state marks a secret. */
const secretMark = "4dabf18193072939515e22adb298388d";

interface Exported {
	readonly urn: string;
	readonly inputs?: Readonly<Record<string, unknown>>;
	readonly outputs?: Readonly<Record<string, unknown>>;
}

describe("Remediation on the engine, of trails of both providers", () => {
	let engine: Engine;
	let project: string;

	const typed = (...args: readonly string[]) =>
		runCli(project, [...args, "--stack", "dev", "--non-interactive"], engine);
	const judged = (...args: readonly string[]) =>
		typed(
			...args,
			...["--policy-pack", pack],
			...["--policy-pack-config", configuration("remediate")],
		);

	const exportedText = async () => (await typed("stack", "export")).stdout;
	const deployed = async (name: string): Promise<Exported> => {
		const { deployment } = JSON.parse(await exportedText());
		const found = deployment.resources.find(({ urn }: Exported) =>
			urn.endsWith(`Trail::${name}`),
		);
		assert.ok(found, `${name} is not deployed`);
		return found;
	};

	before(async () => {
		engine = engineEnvironment();
		project = await copyProject(
			join(__dirname, "programs", "bare-trails"),
			engine,
		);
	});

	after(() => engine.remove());

	it("is told at a preview, where the bucket's name is not known yet", async () => {
		const { code, stdout, stderr } = await judged("preview");

		assert.equal(code, 0, stdout + stderr);
		for (const policy of ["cloudtrail-2", "cloudtrail-4", "cloudtrail-5"])
			assert.ok(stdout.includes(`- [remediate]  ${policy}  (2 resources)`));
		assert.doesNotMatch(stdout, /\[(mandatory|advisory)\]/);
	});

	it("is in what is deployed", async () => {
		const { code, stdout, stderr } = await judged("up", "--yes");

		assert.equal(code, 0, stdout + stderr);
		for (const [name, properties] of Object.entries(cured)) {
			const { inputs, outputs } = await deployed(name);
			assert.deepEqual({ ...inputs, ...properties }, inputs);
			assert.deepEqual({ ...outputs, ...properties }, outputs);
		}
	});

	it("leaves alone what the program gave, known at the preview or not", async () => {
		const { inputs } = await deployed("own");

		assert.match(String(inputs?.kmsKeyId), /^arn:aws:kms:/);
		assert.notEqual(inputs?.kmsKeyId, key);
		assert.deepEqual(
			[inputs?.cloudWatchLogsGroupArn, inputs?.cloudWatchLogsRoleArn],
			[
				"arn:aws:logs:us-east-1:111122223333:log-group:own:*",
				"arn:aws:iam::111122223333:role/own",
			],
		);
	});

	it("leaves secrets secret, and everything else as it was", async () => {
		const { inputs } = await deployed("bare");

		const secret = inputs?.snsTopicName as Readonly<Record<string, unknown>>;
		assert.ok(secretMark in secret, "the topic's name is a secret");
		assert.equal((await exportedText()).includes("alerts"), false);
		assert.match(JSON.stringify(inputs?.tags), /"arn:aws:s3:::logs-/);
	});

	it("has nothing to change in the next run, which is clean", async () => {
		for (const args of [
			["preview", "--expect-no-changes"],
			["up", "--yes"],
		]) {
			const { code, stdout, stderr } = await judged(...args);

			assert.equal(code, 0, stdout + stderr);
			assert.doesNotMatch(stdout, /\[(mandatory|advisory)\]/);
			assert.match(stdout, /6 unchanged/);
		}
	});

	it("passes when what is deployed is judged by itself", async () => {
		const file = join(project, "state.json");
		writeFileSync(file, await exportedText());
		const analyzed = await runCli(
			project,
			["policy", "analyze", "--policy-pack", pack, "--file", file],
			engine,
		);
		const { stdout } = await runCommand(project, ["check", file]);

		for (const number of [2, 4, 5])
			assert.match(stdout, new RegExp(`^PASSED +CloudTrail\\.${number} `, "m"));
		assert.match(analyzed.stdout, /cloudtrail-compliance@v/);
		assert.doesNotMatch(analyzed.stdout, /cloudtrail-[245]/);
	});
});

describe("Remediation on the engine, without what to set", () => {
	let engine: Engine;

	before(() => {
		engine = engineEnvironment();
	});

	after(() => engine.remove());

	const run = (
		content: unknown,
		program: () => Promise<void>,
		operation: "preview" | "up" = "preview",
	) => {
		const file = join(engine.folder, "configuration.json");
		writeFileSync(file, JSON.stringify(content));
		return runInline(program, {
			packs: [pack],
			packConfigs: [file],
			operation,
			exportState: operation === "up",
		});
	};

	it("says what is missing, and the violation stands", async () => {
		const { ok, events } = await run(
			{
				"cloudtrail-2": "remediate",
				"cloudtrail-5": {
					enforcementLevel: "remediate",
					cloudWatchLogsGroupArn: group,
				},
			},
			async () => {
				goodTrail({
					s3BucketName: "example-logs",
					kmsKeyId: "",
					cloudWatchLogsGroupArn: "",
					cloudWatchLogsRoleArn: "",
				});
			},
		);

		assert.equal(ok, false);
		assert.deepEqual(saidIn(events), [
			"cloudtrail-2 mandatory audit",
			"cloudtrail-5 mandatory audit",
		]);
		const messages = events.map(({ message }) => message).join("\n");
		assert.match(messages, /needs kmsKeyId in the configuration of c/);
		assert.match(messages, /needs cloudWatchLogsRoleArn in the configuration/);
	});

	it("leaves an exempt trail as it is", async () => {
		const { ok, events, state } = await run(
			{
				all: "advisory",
				"cloudtrail-4": {
					enforcementLevel: "remediate",
					exemptions: [{ resource: "audit", reason: "Agreed." }],
				},
			},
			async () => {
				for (const name of ["audit", "second"])
					goodTrail(
						{ s3BucketName: "example-logs", enableLogFileValidation: false },
						{},
						name,
					);
			},
			"up",
		);

		assert.equal(ok, true);
		const { resources } = JSON.parse(state ?? "").deployment;
		assert.deepEqual(
			resources
				.filter(({ urn }: Exported) => urn.includes("Trail::"))
				.map(({ urn, inputs }: Exported) => [
					urn.split("::").at(-1),
					inputs?.enableLogFileValidation,
				])
				.sort(),
			[
				["audit", false],
				["second", true],
			],
		);
		assert.deepEqual(
			events.map((event) => `${nameIn(event)}: ${event.message}`),
			[],
		);
	});
});
