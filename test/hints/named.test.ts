import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { controls } from "../../policypack/controls";
import type { Case } from "../../policypack/judging/case";
import { evaluate } from "../../policypack/judging/evaluate";
import { exampleOptions } from "../../policypack/judging/optIn";
import { assemble } from "../../policypack/model/account";
import { root } from "../../policypack/model/samples";
import { fixWordsOf } from "../../policypack/providers/fixWords";

/** All that the fixes of the tables of cases send a reader to. */
function namedIn(text: string): readonly string[] {
	return text.match(/\b(?:examples|presets)\/[\w-]+(?:\.json)?/g) ?? [];
}

const fixes = controls.flatMap((control) => {
	const { cases } = require(
		`../../policypack/controls/${control.policy}/cases`,
	) as { readonly cases: readonly Case[] };
	return cases.flatMap(({ facts, options = exampleOptions(control) }) =>
		evaluate(control, assemble(root, facts, fixWordsOf), options).flatMap(
			({ fix }) => fix ?? [],
		),
	);
});

/** Classes that fixes name and @pulumi/aws 6 lacks, and what has their place. */
const IN_AWS_6: Readonly<Record<string, string>> = {
	"aws.s3.BucketLogging": "aws.s3.BucketLoggingV2",
};

describe("The classes of @pulumi/aws that fixes name", () => {
	const named = fixes.flatMap((fix) =>
		(fix.match(/\baws\.[a-z0-9]+\.[A-Z]\w+/g) ?? []).map((name) => ({
			name,
			fix,
		})),
	);

	it("are classes", () => {
		const names = new Set(named.map(({ name }) => name));
		assert.deepEqual([...names].sort(), [
			"aws.s3.BucketLogging",
			"aws.s3.BucketLoggingV2",
			"aws.s3.BucketPublicAccessBlock",
		]);
		for (const name of names) {
			const [, module = "", type = ""] = name.split(".");
			const { [type]: made } = require(`@pulumi/aws/${module}`);
			assert.equal(typeof made, "function", name);
		}
	});

	it("are named with what @pulumi/aws 6 has in their place", () => {
		for (const { name, fix } of named) {
			const older = IN_AWS_6[name];
			if (older)
				assert.ok(fix.includes(`${name} (in @pulumi/aws 6: ${older})`), fix);
		}
	});
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
