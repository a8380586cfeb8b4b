import { strict as assert } from "node:assert";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import {
	copyProject,
	type Engine,
	engineEnvironment,
	runCli,
} from "../kit/engine/harness";
import { exampleFolder } from "../kit/engine/outcomes";
import { pack } from "../kit/engine/pack";

const workload = join(pack, "presets", "workload.json");

/** Settings as a user writes them, by example. */
const SETTINGS = {
	"audit-role": {
		principal: "arn:aws:iam::111122223333:role/CloudTrailComplianceAuditor",
		organizationalUnits: ["r-a1b2"],
	},
	"audit-batch": {
		imageTag: "0.1.0",
		subnetIds: ["subnet-0a1b2c3d"],
		securityGroupIds: ["sg-0a1b2c3d"],
	},
} as const;

describe("The examples for an audit of an organization, on the real engine", () => {
	let engine: Engine;
	beforeEach(() => {
		engine = engineEnvironment();
	});
	afterEach(() => engine.remove());

	const preview = async (
		example: keyof typeof SETTINGS,
		settings: object = SETTINGS[example],
	) => {
		const project = await copyProject(exampleFolder(example), engine);
		const config = Object.fromEntries(
			Object.entries(settings).map(([name, value]) => [
				`${example}:${name}`,
				value,
			]),
		);
		writeFileSync(join(project, "Pulumi.dev.yaml"), stringify({ config }));
		return runCli(
			project,
			[
				...["preview", "--stack", "dev", "--non-interactive"],
				...["--policy-pack", pack, "--policy-pack-config", workload],
			],
			engine,
		);
	};

	for (const example of ["audit-role", "audit-batch"] as const) {
		it(`${example}: a preview passes the pack with the preset for workloads`, async () => {
			const { code, stdout, stderr } = await preview(example);
			assert.equal(code, 0, stdout + stderr);
			assert.match(stdout, /✅ cloudtrail-compliance@v/);
			assert.doesNotMatch(stdout, /\[(?:mandatory|advisory)\]/);
		});

		it(`${example}: a preview without settings names them, and no stack trace`, async () => {
			const { code, stdout, stderr } = await preview(example, {});
			const [setting = ""] = Object.keys(SETTINGS[example]);
			assert.notEqual(code, 0);
			assert.match(stdout + stderr, new RegExp(`${example}:${setting} `));
			assert.doesNotMatch(stdout + stderr, /\n\s+at /);
		});
	}
});
