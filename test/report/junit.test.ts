import { strict as assert } from "node:assert";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import { toJunit } from "../../policypack/hosts/report/junit";
import {
	EVERY_STATUS,
	EVERYTHING,
	findingWith,
	HOSTILE,
	hostileReport,
	reportOf,
} from "../kit/reports";
import { rootIn, type XmlElement } from "./xml";

const TRAIL = "aws:cloudtrail/trail:Trail";

const suitesOf = (report: JsonReport) => rootIn(toJunit(report)).children;

const casesOf = (report: JsonReport) =>
	suitesOf(report).flatMap(({ children }) =>
		children.filter(({ name }) => name === "testcase"),
	);

/** The outcome of a case: its child, and the message of that. */
function outcomeOf({ children }: XmlElement) {
	const [child] = children;
	return child && [child.name, child.attributes.message];
}

describe("A report as JUnit XML", () => {
	it("has a suite for each source", () => {
		assert.deepEqual(
			suitesOf(EVERYTHING).map(({ attributes }) => attributes.name),
			["infra", "plans/preview.json", "standard input", "111122223333"],
		);
	});

	it("has a case for each control and resource, with its outcome", () => {
		const outcomes = Object.fromEntries(
			casesOf(reportOf(...EVERY_STATUS)).map((one) => [
				`${one.attributes.classname} ${one.attributes.name}`,
				outcomeOf(one),
			]),
		);
		assert.deepEqual(outcomes, {
			[`CloudTrail.4 trail-failed (${TRAIL})`]: [
				"failure",
				"Trail trail-failed does not validate its log files.",
			],
			[`CloudTrail.4 trail-unknown (${TRAIL})`]: [
				"error",
				"Whether trail trail-unknown validates is known after the update.",
			],
			[`CloudTrail.4 trail-no-data (${TRAIL})`]: [
				"skipped",
				"The bucket of trail-no-data is not part of the stack.",
			],
			[`CloudTrail.4 trail-exempt (${TRAIL})`]: [
				"skipped",
				"Exempt: Replaced by the trail of the organization (until 2027-06-30, SEC-12)",
			],
			[`CloudTrail.4 trail-passed (${TRAIL})`]: undefined,
		});
	});

	it("skips a control that found nothing to check", () => {
		const [nothing] = casesOf(EVERYTHING).filter(
			({ attributes }) => attributes.classname === "CloudTrail.1",
		);
		assert.ok(nothing);
		assert.deepEqual(outcomeOf(nothing), [
			"skipped",
			"There is no resource to check.",
		]);
	});

	it("counts what it has, in each suite and in all", () => {
		const counts = (element: XmlElement) => {
			const { tests, failures, errors, skipped } = element.attributes;
			return { tests, failures, errors, skipped };
		};
		const report = reportOf(...EVERY_STATUS);
		assert.deepEqual(suitesOf(report).map(counts), [
			{ tests: "5", failures: "1", errors: "1", skipped: "2" },
		]);
		assert.equal(
			rootIn(toJunit(EVERYTHING)).attributes.tests,
			String(casesOf(EVERYTHING).length),
		);
	});

	it("has different names for cases of one control", () => {
		const twice = findingWith({ resource: "urn:pulumi:b::shop::c::audit" });
		const names = casesOf(reportOf(findingWith(), twice)).map(
			({ attributes }) => attributes.name,
		);
		assert.equal(new Set(names).size, 2);
	});

	it("says what failed, how to fix it and where it is declared", () => {
		const [failed] = casesOf(reportOf(findingWith()));
		const text = failed?.children[0]?.text ?? "";
		assert.match(text, /^Trail audit does not validate its log files\.$/m);
		assert.match(text, /^Fix: Set enableLogFileValidation to true\.$/m);
		assert.match(text, /^Declared at: index\.ts:12$/m);
	});

	for (const [what, text] of Object.entries(HOSTILE))
		it(`holds names with ${what}`, () => {
			const report = hostileReport(text);
			const cases = casesOf(report);
			assert.deepEqual(
				cases.map(({ children }) => children[0]?.name),
				["failure", "skipped", "error"],
			);
			// Well-formed, or the parser would have thrown: and nothing is lost.
			const shown = text.replace(
				/[\p{Cc}\p{Cs}\u200F\u2028\u202A-\u202E\u2066-\u2069\uFFFE]/gu,
				"\uFFFD",
			);
			assert.equal(suitesOf(report)[0]?.attributes.name, shown);
			assert.equal(cases[0]?.attributes.name, `${shown} (${TRAIL})`);
		});
});
