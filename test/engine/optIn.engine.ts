import { strict as assert } from "node:assert";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { optInControls } from "../kit/controls";
import {
	type Engine,
	engineEnvironment,
	runInline,
} from "../kit/engine/harness";
import { saidIn } from "../kit/engine/outcomes";
import { pack } from "../kit/engine/pack";
import { goodTrail } from "./trails";

const presets = join(__dirname, "../../presets");
const names = readdirSync(presets).filter(
	// A lookup would ask an account.
	(name) => name.endsWith(".json") && !name.includes("lookup"),
);
const policies = optInControls.map(({ policy }) => policy);

describe("Opt-in policies on the real engine", () => {
	let engine: Engine;
	before(() => {
		engine = engineEnvironment();
	});
	after(() => engine.remove());

	/** What opt-in policies violate, and whether they are said to pass. */
	async function judged(config: unknown, tags: Record<string, string> = {}) {
		const file = join(engine.folder, "config.json");
		writeFileSync(file, JSON.stringify(config));
		const { events, summaries, stdout } = await runInline(
			async () => {
				goodTrail({ s3BucketName: "example-logs", tags });
			},
			{ packs: [pack], packConfigs: [file], operation: "preview" },
		);
		// A remediation passes whatever it does not change.
		const judging = summaries.filter(({ stage }) => stage !== "remediation");
		const passed = new Set(judging.flatMap((summary) => summary.passed));
		return {
			said: saidIn(events).filter((said) =>
				policies.some((policy) => said.startsWith(`${policy} `)),
			),
			passed: policies.filter((policy) => passed.has(policy)),
			stdout,
		};
	}

	for (const name of names) {
		const preset = JSON.parse(readFileSync(join(presets, name), "utf8"));

		it(`are not judged with the preset ${name}`, async () => {
			const { said, passed, stdout } = await judged(preset);
			assert.deepEqual({ said, passed }, { said: [], passed: [] }, stdout);
		});

		it(`are judged with the preset ${name} where they are asked for`, async () => {
			const asked = {
				...preset,
				"cloudtrail-9": { requiredTagKeys: ["owner"] },
			};
			const level = preset.all ?? "mandatory";
			const { said } = await judged(asked);
			assert.deepEqual(said, [`cloudtrail-9 ${level} audit`]);
			const { passed } = await judged(asked, { owner: "security" });
			assert.deepEqual(passed, ["cloudtrail-9"]);
		});
	}
});
