import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { controls } from "../../policypack/controls";
import type { Case } from "../../policypack/judging/case";
import { evaluate } from "../../policypack/judging/evaluate";
import { exampleOptions } from "../../policypack/judging/optIn";
import { assemble } from "../../policypack/model/account";
import { root } from "../../policypack/model/samples";

/** All that the fixes of the tables of cases send a reader to. */
function namedIn(text: string): readonly string[] {
	return text.match(/\b(?:examples|presets)\/[\w-]+(?:\.json)?/g) ?? [];
}

const fixes = controls.flatMap((control) => {
	const { cases } = require(
		`../../policypack/controls/${control.policy}/cases`,
	) as { readonly cases: readonly Case[] };
	return cases.flatMap(({ facts, options = exampleOptions(control) }) =>
		evaluate(control, assemble(root, facts), options).flatMap(
			({ fix }) => fix ?? [],
		),
	);
});

describe("What a fix sends its reader to", () => {
	const { files } = JSON.parse(
		readFileSync(join(__dirname, "../../package.json"), "utf8"),
	) as { readonly files: readonly string[] };
	const named = [...new Set(fixes.flatMap(namedIn))].sort();

	it("is examples and presets", () =>
		assert.deepEqual(named, [
			"examples/aws-native",
			"examples/by-hand",
			"presets/workload-lookup.json",
			"presets/workload.json",
		]));

	for (const path of named)
		it(`${path} is in the package`, () => {
			assert.ok(existsSync(join(__dirname, "../..", path)));
			assert.ok(files.includes(path.split("/")[0] ?? ""));
		});
});
