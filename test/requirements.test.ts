import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { controls } from "../policypack/controls";
import { requirementText } from "../policypack/judging/requirement";
import { root } from "./kit/sourceFiles";

/** The frameworks that AWS's mapping names, as each writes its version. */
const FRAMEWORKS: Readonly<Record<string, readonly string[]>> = {
	"CIS AWS Foundations Benchmark": ["v1.2.0", "v1.4.0", "v3.0.0", "v5.0.0"],
	"NIST SP 800-53": ["Rev. 5"],
	"NIST SP 800-171": ["Rev. 2"],
	"PCI DSS": ["v3.2.1", "v4.0.1"],
};

/** What AWS added after 2023 and was read on its pages. */
const LATER: Readonly<Record<string, readonly string[]>> = {
	"CloudTrail.1": [
		"CIS AWS Foundations Benchmark v3.0.0/3.1",
		"CIS AWS Foundations Benchmark v5.0.0/3.1",
	],
	"CloudTrail.2": [
		"CIS AWS Foundations Benchmark v3.0.0/3.5",
		"CIS AWS Foundations Benchmark v5.0.0/3.5",
		"NIST.800-171.r2 3.3.8",
		"PCI DSS v4.0.1/10.3.2",
	],
	"CloudTrail.3": [
		"NIST.800-171.r2 3.3.1",
		"NIST.800-171.r2 3.14.6",
		"NIST.800-171.r2 3.14.7",
		"PCI DSS v4.0.1/10.2.1",
	],
	"CloudTrail.4": [
		"CIS AWS Foundations Benchmark v3.0.0/3.2",
		"CIS AWS Foundations Benchmark v5.0.0/3.2",
		"NIST.800-171.r2 3.3.8",
		"PCI DSS v4.0.1/10.3.2",
	],
	"CloudTrail.6": ["PCI DSS v4.0.1/1.4.4"],
	"CloudTrail.7": [
		"CIS AWS Foundations Benchmark v3.0.0/3.4",
		"CIS AWS Foundations Benchmark v5.0.0/3.4",
		"PCI DSS v4.0.1/10.2.1",
	],
	"CloudTrail.10": [
		"NIST.800-53.r5 AU-9",
		"NIST.800-53.r5 CA-9(1)",
		"NIST.800-53.r5 CM-3(6)",
		"NIST.800-53.r5 SC-7(10)",
		"NIST.800-53.r5 SC-12(2)",
		"NIST.800-53.r5 SC-13",
		"NIST.800-53.r5 SC-28",
		"NIST.800-53.r5 SC-28(1)",
		"NIST.800-53.r5 SI-7(6)",
	],
};

describe("The related requirements", () => {
	for (const { id, isOwn, policy, requirements } of controls) {
		if (isOwn) continue;
		it(`${id}: each has a framework, a version, a number and a page`, () => {
			for (const one of requirements) {
				const text = requirementText(one);
				const versions = FRAMEWORKS[one.framework] ?? [];
				assert.ok(versions.includes(one.version), text);
				assert.match(one.requirement, /^([A-Z]{2}-)?\d+(\.\d+)*(\(\d+\))?$/);
				assert.match(one.readOn.page, / 20\d\d$/, text);
				assert.match(
					one.readOn.url,
					/^https:\/\/docs\.aws\.amazon\.com\/securityhub\/latest\/userguide\/[a-z-]+\.html$/,
				);
			}
		});

		it(`${id}: has what AWS added since 2023 behind what it had`, () => {
			const later = requirements.filter(
				({ readOn }) => !readOn.page.endsWith(" 2023"),
			);
			assert.deepEqual(later.map(requirementText), LATER[id] ?? []);
			assert.deepEqual(requirements.slice(requirements.length - later.length), [
				...later,
			]);
		});

		it(`${id}: its page says what changed since 2023`, () => {
			const page = readFileSync(
				join(root, "policypack", "controls", policy, "README.md"),
				"utf8",
			);
			const [, body = ""] = page.split("\n## Since 2023\n");
			assert.match(body, /^\n(- |This control was added)/);
		});
	}

	it("name no CIS newer than 1.4.0 for CloudTrail.5 and CloudTrail.6", () => {
		for (const wanted of ["CloudTrail.5", "CloudTrail.6"]) {
			const cis = controls
				.filter(({ id }) => id === wanted)
				.flatMap(({ requirements }) => requirements)
				.filter(({ framework }) => framework.startsWith("CIS"));
			assert.deepEqual(
				cis.map(({ version }) => version),
				["v1.2.0", "v1.4.0"],
				wanted,
			);
		}
	});
});

describe("The text of a requirement", () => {
	const readOn = { page: "a page", url: "https://docs.aws.amazon.com/" };

	for (const [framework, version, requirement, text] of [
		["PCI DSS", "v3.2.1", "10.5.2", "PCI DSS v3.2.1/10.5.2"],
		["NIST SP 800-53", "Rev. 5", "AC-2(4)", "NIST.800-53.r5 AC-2(4)"],
		["NIST SP 800-171", "Rev. 2", "3.3.8", "NIST.800-171.r2 3.3.8"],
	] as const)
		it(`is ${text}`, () => {
			assert.equal(
				requirementText({ framework, version, requirement, readOn }),
				text,
			);
		});
});
