import { strict as assert } from "node:assert";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	builtEngine,
	type Engine,
	type EngineRun,
	engineEnvironment,
	runInline,
} from "../kit/engine/harness";
import { pack, runCommand } from "../kit/engine/pack";
import { goodTrail } from "./trails";

const program = async () => {
	goodTrail({ s3BucketName: "example-logs", enableLogFileValidation: false });
};

const trail = "urn:pulumi:dev::engine-test::aws:cloudtrail/trail:Trail::audit";
const stack =
	"urn:pulumi:dev::engine-test::pulumi:pulumi:Stack::engine-test-dev";

const version = readFileSync(
	join(builtEngine, "bin", ".pulumi.version"),
	"utf8",
).trim();

/** Older engines take `version` for the name of a policy. */
const hasExceptions =
	version.localeCompare("v3.274.0", "en", { numeric: true }) >= 0;

describe("A version 2 file with policy exceptions, on the engine and in the command", () => {
	let engine: Engine;
	let state = "";
	before(async () => {
		engine = engineEnvironment();
		const made = await runInline(program, {
			packs: [],
			operation: "up",
			exportState: true,
		});
		state = join(engine.folder, "state.json");
		writeFileSync(state, made.state ?? "");
	});
	after(() => engine.remove());

	/** Previews under the file, and has the command judge the same stack. */
	const judged = async (content: unknown) => {
		const file = join(engine.folder, "configuration.json");
		writeFileSync(file, JSON.stringify(content));
		const run = await runInline(program, {
			packs: [pack],
			packConfigs: [file],
			operation: "preview",
		});
		const command = await runCommand(engine.folder, [
			...["check", state, "--config", file],
		]);
		return { run, command };
	};
	const excepting = (policy: string, ...targets: readonly string[]) => ({
		version: 2,
		policies: { "cloudtrail-1": "advisory" },
		exceptions: {
			"EXC-1": {
				reason: "Replaced next quarter",
				match: [{ policies: [policy], targets }],
			},
		},
	});
	const failing = ({ events }: EngineRun) =>
		events
			.filter(({ enforcementLevel }) => enforcementLevel === "mandatory")
			.map(({ policyName }) => policyName);

	if (!hasExceptions)
		it("is refused by an engine that has none", async () => {
			const { run } = await judged(excepting("cloudtrail-4", trail));
			assert.equal(run.ok, false);
			assert.match(run.stdout + run.stderr, /parsing "version"/);
		});
	else {
		it("does not fail for what an exception matches", async () => {
			const { run, command } = await judged(excepting("cloudtrail-4", trail));
			assert.equal(run.ok, true, run.stdout + run.stderr);
			assert.deepEqual(failing(run), ["cloudtrail-4"]);
			assert.match(run.stdout, /\[exempted\] +cloudtrail-4/);
			assert.equal(command.code, 0, command.stdout);
			assert.match(command.stdout, /EXEMPT +CloudTrail\.4/);
		});

		for (const [words, content] of [
			["another policy", excepting("cloudtrail-2", trail)],
			["another resource", excepting("cloudtrail-4", stack, `${trail}-2`)],
			[
				"what is a glob elsewhere",
				excepting("cloudtrail-4", trail.replace("audit", "*")),
			],
		] as const)
			it(`fails for what it does not match: ${words}`, async () => {
				const { run, command } = await judged(content);
				assert.equal(run.ok, false);
				assert.deepEqual(failing(run), ["cloudtrail-4"]);
				assert.doesNotMatch(run.stdout, /\[exempted\]/);
				assert.equal(command.code, 1, command.stdout);
				assert.match(command.stdout, /FAILED +CloudTrail\.4/);
			});
	}
});
