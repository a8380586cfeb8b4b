import assert from "node:assert/strict";
import {
	ANY_SEVERITY,
	EXIT,
	exitCodeOf,
} from "../../policypack/hosts/report/exitCode";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import { disagreementWith } from "../kit/disagreements";
import {
	ACCOUNT,
	controlWith,
	findingWith,
	reportWith,
	resultWith,
} from "../kit/reports";

const passed = findingWith({ status: "PASSED", reason: null, fix: null });

/** Two accounts with this finding, of which the second has a disagreement. */
function disputed(finding = passed): JsonReport {
	const result = resultWith([controlWith([finding])], ACCOUNT);
	return reportWith(result, {
		...result,
		disagreements: [disagreementWith()],
	});
}

const codeOf = (report: JsonReport, strict: boolean) =>
	exitCodeOf(report, { strict, failOn: ANY_SEVERITY, comparison: undefined });

describe("the exit code of a report with a disagreement with AWS", () => {
	it("is 3 with --strict", () => {
		assert.equal(codeOf(disputed(), true), EXIT.undecided);
	});
	it("is 0 without --strict", () => {
		assert.equal(codeOf(disputed(), false), EXIT.passed);
	});
	it("is 1 if a control failed, with and without --strict", () => {
		for (const strict of [true, false])
			assert.equal(codeOf(disputed(findingWith()), strict), EXIT.failed);
	});
	it("is 0 without a disagreement, with --strict", () => {
		const result = resultWith([controlWith([passed])], ACCOUNT);
		assert.equal(codeOf(reportWith(result, result), true), EXIT.passed);
	});
});
