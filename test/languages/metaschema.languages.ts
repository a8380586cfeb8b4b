import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020, { type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { PROCESS_MS } from "../kit/bounds";
import { root } from "../kit/sourceFiles";

/** Where Go keeps the module of the pinned command line, which has the metaschema. */
function pulumiModule(): string {
	const { status, stdout, stderr } = spawnSync(
		"go",
		["mod", "download", "-json", "github.com/pulumi/pulumi/pkg/v3"],
		{
			cwd: join(root, "test/engine/go/cli"),
			encoding: "utf8",
			timeout: PROCESS_MS,
		},
	);
	assert.equal(status, 0, stderr);
	const { Dir } = JSON.parse(stdout) as { readonly Dir: string };
	return Dir;
}

describe("provider/schema.json, by Pulumi's metaschema", () => {
	const text = readFileSync(join(root, "provider/schema.json"), "utf8");
	let validate: ValidateFunction;
	before(() => {
		const metaschema = JSON.parse(
			readFileSync(join(pulumiModule(), "codegen/schema/pulumi.json"), "utf8"),
		);
		const ajv = new Ajv2020({ strict: false, allErrors: true });
		addFormats(ajv);
		validate = ajv.compile(metaschema);
	});

	it("is valid", () => {
		validate(JSON.parse(text));
		assert.deepEqual(validate.errors ?? [], []);
	});

	for (const [what, before, after] of [
		["a version that is none", '"version": "', '"version": "one-'],
		["a type that is none", '"type": "integer"', '"type": "days"'],
		["a default of another type", '"default": true', '"default": []'],
		[
			"a token without a module",
			"cloudtrail-compliance:index:ObjectLock",
			"ObjectLock",
		],
	] as const)
		it(`would not be with ${what}`, () => {
			const changed = text.replace(before, after);
			assert.notEqual(changed, text);
			assert.equal(validate(JSON.parse(changed)), false);
		});
});
