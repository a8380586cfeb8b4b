import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkedExamples } from "./kit/checkedExamples";
import {
	allOutcomes,
	exampleFolder,
	examples,
	expectedOf,
	outcomesTold,
} from "./kit/engine/outcomes";

const sourceOf = (example: string): string =>
	readFileSync(join(exampleFolder(example), "index.ts"), "utf8");

/** A comment that names the control which a line of code offends. */
interface Mark {
	readonly control: string;
	/** The marked line, counted from 1: the comment's own or the next code. */
	readonly line: number;
	/** Whether it stands above a resource, not behind one of its properties. */
	readonly isOfResource: boolean;
}

function marksIn(source: string): readonly Mark[] {
	const lines = source.split("\n");
	const isComment = (line = "") => /^\s*\/\//.test(line);
	return lines.flatMap((text, index): Mark[] => {
		const [, control] = /\/\/ (CloudTrail\.\d): /.exec(text) ?? [];
		if (control === undefined) return [];
		if (!isComment(text))
			return [{ control, line: index + 1, isOfResource: false }];
		let next = index;
		while (isComment(lines[next])) next += 1;
		return [{ control, line: next + 1, isOfResource: true }];
	});
}

describe("The examples", () => {
	const found = checkedExamples(examples);

	for (const example of examples) {
		it(`${example}: check finds what expected.json says`, () => {
			const { code, report } = found(example);
			const expected = expectedOf(example, "check");
			assert.deepEqual(outcomesTold(report), expected);
			const { "CloudTrail.Delivery": delivery } = allOutcomes(report);
			assert.notEqual(delivery?.status, "FAILED", "CloudTrail can deliver");
			const fails = Object.values(expected).some(
				({ status }) => status === "FAILED",
			);
			assert.equal(code, fails ? 1 : 0);
		});

		it(`${example}: is a program by itself`, () => {
			for (const [, module] of sourceOf(example).matchAll(/ from "([^"]+)"/g))
				assert.match(
					module ?? "",
					/^(@pulumi\/|pulumi-cloudtrail-compliance\/components$)/,
				);
			assert.doesNotMatch(sourceOf(example), /policypack|require\(/);
		});
	}

	for (const example of examples.filter((name) =>
		sourceOf(name).includes("new ComplianceTrail("),
	))
		it(`${example}: its README says what AWS charges for`, () => {
			const readme = readFileSync(
				join(exampleFolder(example), "README.md"),
				"utf8",
			);
			const [, charges = ""] = readme.split("\nWhat AWS charges for");
			for (const charged of [
				/KMS key|what `compliance-trail` names/,
				/S3/,
				/CloudWatch Logs/,
				/[Mm]anagement event/,
			])
				assert.match(charges, charged);
		});

	describe("broken", () => {
		const marks = marksIn(sourceOf("broken"));
		const locations = (control: string) =>
			found("broken")
				.report.controls.filter(({ id }) => id === control)
				.flatMap(({ findings }) => findings.map(({ location }) => location));

		it("marks a line for each control", () => {
			assert.deepEqual(
				[...new Set(marks.map(({ control }) => control))].sort(),
				Object.entries(expectedOf("broken", "check"))
					.filter(([, { status }]) => status === "FAILED")
					.map(([id]) => id),
			);
		});

		for (const { control, line } of marks.filter((mark) => mark.isOfResource))
			it(`${control} is reported at line ${line}, which is marked`, () => {
				assert.deepEqual(locations(control), [{ file: "index.ts", line }]);
			});

		it("what a whole stack or another resource does has no marked line", () => {
			const others = marks.filter((mark) => !mark.isOfResource);
			assert.deepEqual(
				[...new Set(others.map(({ control }) => control))].sort(),
				["CloudTrail.1", "CloudTrail.3", "CloudTrail.6"],
			);
			// The trail that came nearest, which is the only one.
			assert.deepEqual(locations("CloudTrail.1"), locations("CloudTrail.2"));
			assert.deepEqual(locations("CloudTrail.3"), locations("CloudTrail.2"));
			// The policy and the block are to blame, and the bucket is public.
			assert.deepEqual(locations("CloudTrail.6"), locations("CloudTrail.7"));
		});
	});
});
