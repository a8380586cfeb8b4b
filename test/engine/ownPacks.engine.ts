import { strict as assert } from "node:assert";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	type Engine,
	type EngineRun,
	engineEnvironment,
	runInline,
} from "../kit/engine/harness";
import { nameIn } from "../kit/engine/outcomes";
import { configuration, pack } from "../kit/engine/pack";
import { echo } from "./echoPack";
import { goodTrail } from "./trails";

/** Fails 2 and 4, and delivers to a bucket that the stack does not show. */
const program = async () => {
	goodTrail({
		s3BucketName: "example-logs",
		kmsKeyId: "",
		enableLogFileValidation: false,
	});
};

/** What was said, each as "policy level name". */
const saidIn = ({ events }: EngineRun): readonly string[] =>
	events
		.map((event) =>
			[event.policyName, event.enforcementLevel, nameIn(event)].join(" "),
		)
		.sort();

const messageOf = ({ events }: EngineRun, policy: string): string =>
	events.find(({ policyName }) => policyName === policy)?.message ?? "";

describe("Packs of somebody's own", () => {
	let engine: Engine;
	let typescript: string;
	let javascript: string;

	before(() => {
		engine = engineEnvironment();
		typescript = installed("own-typescript");
		javascript = installed("own-javascript");
	});

	after(() => engine.remove());

	/** The pack as its owner has it: in a folder with this package installed. */
	const installed = (name: string): string => {
		const folder = join(engine.folder, name);
		cpSync(join(__dirname, "packs", name), folder, { recursive: true });
		const modules = join(folder, "node_modules");
		mkdirSync(modules);
		symlinkSync(pack, join(modules, "pulumi-cloudtrail-compliance"));
		symlinkSync(join(pack, "node_modules/@pulumi"), join(modules, "@pulumi"));
		return folder;
	};

	const preview = (packs: readonly string[], packConfigs: string[] = []) =>
		runInline(program, { packs, packConfigs, operation: "preview" });

	const ownTypescript = [
		"cloudtrail-2 advisory audit",
		"cloudtrail-7 advisory audit",
		"trails-have-owners advisory audit",
	];

	it("choose controls, levels, defaults and the day, in TypeScript", async () => {
		const run = await preview([typescript]);

		assert.equal(run.ok, true, run.stdout);
		assert.deepEqual(saidIn(run), ownTypescript);
		assert.match(
			messageOf(run, "cloudtrail-2"),
			/Its exemption \(Agreed\.\) expired on 2030-06-30\./,
		);
		assert.match(run.stdout, /\[remediate\] +cloudtrail-4/);
	});

	it("choose them in JavaScript, where the exemption holds on its last day", async () => {
		const run = await preview([javascript]);

		assert.equal(run.ok, false);
		assert.deepEqual(saidIn(run), ["cloudtrail-4 mandatory audit"]);
	});

	it("are overridden by a configuration file", async () => {
		const file = join(engine.folder, "own.json");
		writeFileSync(
			file,
			JSON.stringify({
				"cloudtrail-2": { enforcementLevel: "mandatory", exemptions: [] },
				"cloudtrail-4": "disabled",
				"cloudtrail-7": { outside: "ignore" },
			}),
		);
		const run = await preview([typescript], [file]);

		assert.equal(run.ok, false);
		assert.deepEqual(saidIn(run), [
			"cloudtrail-2 mandatory audit",
			"trails-have-owners advisory audit",
		]);
		assert.doesNotMatch(messageOf(run, "cloudtrail-2"), /expired/);
	});

	it("several in one preview do not disturb each other", async () => {
		const packs = [javascript, pack, echo];
		const configs = [
			join(__dirname, "../kit/engine/configurations/none.json"),
			configuration("advisory"),
			join(echo, "advisory.json"),
		];
		const together = await preview(packs, configs);

		const alone: string[] = [];
		for (const [at, one] of packs.entries())
			alone.push(...saidIn(await preview([one], configs.slice(at, at + 1))));
		assert.deepEqual(saidIn(together), alone.sort());
		assert.equal(together.ok, false);
	});
});
