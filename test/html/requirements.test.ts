import assert from "node:assert/strict";
import { controls } from "../../policypack/controls";
import {
	frameworksOf,
	partsOf,
} from "../../policypack/hosts/report/html/requirementTree";
import { requirementText } from "../../policypack/judging/requirement";
import {
	control,
	finding,
	mixedReport,
	report,
	result,
} from "../kit/htmlReports";
import { documentOf, rowsOf, sectionOf } from "./read";

const passed = finding({ status: "PASSED", reason: null, fix: null });

describe("the requirements in the HTML document", () => {
	it("are split into framework and requirement", () => {
		const texts: Readonly<Record<string, readonly [string, string]>> = {
			"PCI DSS v3.2.1/10.5.2": ["PCI DSS v3.2.1", "10.5.2"],
			"PCI DSS v4.0.1/10.3.2": ["PCI DSS v4.0.1", "10.3.2"],
			"NIST.800-53.r5 AC-2(4)": ["NIST.800-53.r5", "AC-2(4)"],
			"NIST.800-171.r2 3.3.8": ["NIST.800-171.r2", "3.3.8"],
			"CIS AWS Foundations Benchmark v5.0.0/3.1": [
				"CIS AWS Foundations Benchmark v5.0.0",
				"3.1",
			],
			"ISO/IEC 27001 A.12": ["ISO/IEC 27001", "A.12"],
			alone: ["Other requirements", "alone"],
		};
		for (const [text, parts] of Object.entries(texts))
			assert.deepEqual(partsOf(text), parts, text);
	});

	it("are each requirement of each control, and no others", () => {
		const given = report([result(controls.map(({ id }) => control(id, [])))]);
		const listed = frameworksOf(given).flatMap(({ name, requirements }) =>
			requirements.flatMap(({ name: requirement, controls }) =>
				controls.map(({ id }) => `${id}: ${name} | ${requirement}`),
			),
		);
		const expected = controls.flatMap(({ id, requirements }) =>
			requirements.map(
				(one) => `${id}: ${partsOf(requirementText(one)).join(" | ")}`,
			),
		);
		assert.deepEqual([...listed].sort(), [...expected].sort());
	});

	it("rest on their controls, and have the worst status of them", () => {
		const $ = documentOf(mixedReport());
		const of = (framework: string) =>
			Object.fromEntries(
				rowsOf($, sectionOf($, framework).find("table")).map(
					([requirement, ...rest]) => [requirement, rest.join("; ")],
				),
			);
		const pci = of("PCI DSS v3.2.1");
		assert.equal(pci["3.4"], "Failed; CloudTrail.2 failed");
		assert.equal(pci["10.5.3"], "Unknown; CloudTrail.5 unknown");
		assert.equal(pci["10.1"], "Passed; CloudTrail.3 passed");
		const nist = of("NIST.800-53.r5");
		assert.equal(
			nist["AU-9"],
			"Failed; CloudTrail.2 failedCloudTrail.4 failed",
		);
		assert.equal(
			nist["CA-7"],
			"Unknown; CloudTrail.1 passedCloudTrail.5 unknown",
		);
	});

	it("are passed only if their controls passed in every source", () => {
		const statuses = (...sources: readonly (typeof passed)[][]) => {
			const given = report(
				sources.map((findings) =>
					result([
						control("CloudTrail.2", findings, { requirements: ["Own v1/1"] }),
					]),
				),
			);
			const $ = documentOf(given);
			const [row] = rowsOf($, sectionOf($, "Own v1").find("table"));
			return row?.slice(1).join("; ");
		};
		assert.equal(
			statuses([passed], [passed]),
			"Passed; CloudTrail.2 passed in 2 of 2 sources",
		);
		assert.equal(
			statuses([passed], [], [finding()]),
			"Failed; CloudTrail.2 failed in 1, no data in 1, passed in 1 of 3 sources",
		);
		assert.equal(
			statuses([passed], []),
			"No data; CloudTrail.2 no data in 1, passed in 1 of 2 sources",
		);
	});

	it("are in their natural order", () => {
		const requirements = ["X v1/10.2", "X v1/9.1", "X v1/10.10", "X v1/10.9"];
		const given = report([
			result([control("CloudTrail.2", [], { requirements })]),
		]);
		assert.deepEqual(
			frameworksOf(given)[0]?.requirements.map(({ name }) => name),
			["9.1", "10.2", "10.9", "10.10"],
		);
	});

	it("lead to the control where it failed", () => {
		const requirements = ["X v1/1"];
		const given = report(
			[[passed], [finding()], [passed]].map((findings) =>
				result([
					control("CloudTrail.1", []),
					control("CloudTrail.2", findings, { requirements }),
				]),
			),
		);
		const $ = documentOf(given);
		const link = sectionOf($, "X v1").find("a");
		assert.equal(link.attr("href"), "#source-2-control-2");
	});
});
