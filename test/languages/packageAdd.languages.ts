import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { runCli } from "../kit/engine/harness";
import { projectCopy, withEngine } from "../kit/languages/languageRun";
import { root } from "../kit/sourceFiles";

const examples = ["go", "python", "yaml"].map((name) =>
	join(root, "examples", name),
);

const settingsIn = (folder: string) =>
	parse(readFileSync(join(folder, "Pulumi.yaml"), "utf8"));

describe("pulumi package add", () => {
	it("adds to a YAML program what the examples have", async () => {
		await withEngine(async (engine) => {
			const folder = projectCopy(join(root, "examples/yaml"), engine);
			const { packages, ...without } = settingsIn(folder);
			assert.ok(packages);
			writeFileSync(join(folder, "Pulumi.yaml"), stringify(without));

			const { code, stderr } = await runCli(
				folder,
				["package", "add", Object.values(packages).join(), "--non-interactive"],
				engine,
			);

			assert.equal(code, 0, stderr);
			assert.match(stderr, /Added package CloudTrail Compliance/);
			for (const example of examples)
				assert.deepEqual(
					settingsIn(folder).packages,
					settingsIn(example).packages,
				);
		});
	});

	it("shows the schema of the provider", async () => {
		await withEngine(async (engine) => {
			const folder = projectCopy(join(root, "examples/yaml"), engine);

			const { code, stdout, stderr } = await runCli(
				folder,
				["package", "get-schema", "cloudtrail-compliance"],
				engine,
			);

			assert.equal(code, 0, stderr);
			const { resources, types } = JSON.parse(
				readFileSync(join(root, "provider/schema.json"), "utf8"),
			);
			const shown = JSON.parse(stdout);
			assert.deepEqual(Object.keys(shown.resources), Object.keys(resources));
			assert.deepEqual(
				Object.keys(shown.types).sort(),
				Object.keys(types).sort(),
			);
		});
	});
});
