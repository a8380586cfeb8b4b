import { strict as assert } from "node:assert";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	copyProject,
	type Engine,
	engineEnvironment,
	runCli,
} from "../kit/engine/harness";
import { advisoryOnly, echo } from "./echoPack";

describe("A typed command line, with a YAML program", () => {
	let engine: Engine;
	let project: string;

	const judged = ["--stack", "dev", "--policy-pack", echo];
	const advised = [...judged, "--policy-pack-config", advisoryOnly];
	const violation = /\[mandatory\] {2}echo-resource {2}\(aws:s3:Bucket: logs\)/;

	before(async () => {
		engine = engineEnvironment();
		project = await copyProject(join(__dirname, "programs", "bucket"), engine);
	});

	after(() => engine.remove());

	it("previews, and ends with 1 on a violation", async () => {
		const { code, stdout } = await runCli(
			project,
			["preview", ...judged, "--non-interactive"],
			engine,
		);

		assert.equal(code, 1);
		assert.match(stdout, violation);
		assert.match(stdout, /\[advisory\] {2}echo-stack/);
	});

	it("previews as JSON, without a word of the policies", async () => {
		const { code, stdout } = await runCli(
			project,
			["preview", ...judged, "--json", "--non-interactive"],
			engine,
		);

		assert.equal(code, 1);
		assert.doesNotMatch(stdout, /echo-(resource|stack)/);
		const urns = JSON.parse(stdout).steps.map(
			({ urn }: { readonly urn: string }) => urn.split("::")[3],
		);
		assert.deepEqual(urns, ["engine-bucket-dev", "logs", "logsPolicy"]);
	});

	it("updates, and judges what was exported afterwards", async () => {
		const up = ["up", "--yes", "--skip-preview", "--non-interactive"];
		const { code, stderr } = await runCli(project, [...up, ...advised], engine);
		assert.equal(code, 0, stderr);

		const exported = await runCli(
			project,
			["stack", "export", "--stack", "dev"],
			engine,
		);
		const file = join(project, "state.json");
		writeFileSync(file, exported.stdout);
		const analyzed = await runCli(
			project,
			["policy", "analyze", "--policy-pack", echo, "--file", file],
			engine,
		);

		assert.equal(analyzed.code, 1);
		assert.match(analyzed.stdout, violation);
		assert.match(analyzed.stdout, /"bucket":"logs-[0-9a-f]{7}"/);
		assert.match(analyzed.stderr, /mandatory policy violations were found/);
	});
});
