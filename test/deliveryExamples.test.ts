import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonResult } from "../policypack/hosts/report/jsonSchema";
import { checkedExamples } from "./kit/checkedExamples";
import {
	allOutcomes,
	deliveryExamples,
	expectedOf,
} from "./kit/engine/outcomes";
import { root } from "./kit/sourceFiles";

/** What a finding's reason must name of each fault. */
const REASONS: Readonly<Record<string, RegExp>> = {
	"delivery/key-policy": /\bkey\b.*kms:GenerateDataKey/,
	"delivery/log-group-arn": /:\*/,
	"delivery/organization-path": /AWSLogs\/o-|organization/,
	"delivery/policy-order": /does not wait for/,
	"delivery/prefix": /s3:PutObject/,
	"delivery/role-policy": /logs:(?:CreateLogStream|PutLogEvents)/,
	"delivery/source-arn": /aws:SourceArn/,
	"delivery/topic-policy": /sns:Publish/i,
};

describe("The examples of trails that AWS rejects", () => {
	const found = checkedExamples(deliveryExamples);
	const resultOf = (example: string): JsonResult => found(example).report;

	it("are eight", () => assert.equal(deliveryExamples.length, 8));

	for (const example of deliveryExamples) {
		it(`${example}: check finds what expected.json says`, () => {
			assert.deepEqual(
				allOutcomes(resultOf(example)),
				expectedOf(example, "check"),
			);
		});

		it(`${example}: the finding names the cause, and no other`, () => {
			const [finding, ...more] =
				resultOf(example).controls.find(
					({ id }) => id === "CloudTrail.Delivery",
				)?.findings ?? [];
			assert.deepEqual(more, []);
			assert.match(finding?.reason ?? "", REASONS[example] ?? /^(?!)/);
			const others = Object.entries(REASONS).filter(
				([other]) => other === "delivery/policy-order" && other !== example,
			);
			for (const [, reason] of others)
				assert.doesNotMatch(finding?.reason ?? "", reason);
		});

		it(`${example}: the fault is marked, and on the page of the policy`, () => {
			const read = (...path: readonly string[]) =>
				readFileSync(join(root, ...path), "utf8");
			const source = read("examples", example, "index.ts");
			assert.equal(source.split("// CloudTrail.Delivery: ").length, 2);
			assert.ok(source.includes("Fix:"), source);
			const page = read("policypack/controls/cloudtrail-delivery/README.md");
			assert.ok(page.includes(`(../../../examples/${example}/index.ts)`));
		});
	}
});
