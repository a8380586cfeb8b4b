import assert from "node:assert/strict";
import {
	CHANGES,
	type Change,
	compare,
} from "../../policypack/hosts/report/comparison";
import type {
	JsonFinding,
	JsonReport,
} from "../../policypack/hosts/report/jsonSchema";
import {
	ACCOUNT,
	controlWith,
	findingWith,
	reportOf,
	reportWith,
	resultWith,
	urn,
} from "../kit/reports";

const fails = findingWith();
const other = findingWith({ name: "other" });
const passes = findingWith({ status: "PASSED", reason: null, fix: null });
const unknown = findingWith({ status: "UNKNOWN", cause: "pending" });
const exempt = findingWith({
	status: "EXEMPT",
	exemption: { resource: "audit", reason: "Replaced" },
});

/** The names of the findings of each kind of change. */
function namesIn(before: JsonReport, after: JsonReport) {
	const comparison = compare(before, after);
	return Object.fromEntries(
		CHANGES.filter((change) => comparison[change].length > 0).map((change) => [
			change,
			comparison[change].map((one) => (one.after ?? one.before)?.finding.name),
		]),
	);
}

describe("a comparison of two reports", () => {
	const cases: Readonly<
		Record<
			string,
			readonly [
				before: readonly JsonFinding[],
				after: readonly JsonFinding[],
				change: Change | undefined,
			]
		>
	> = {
		"a failure of a new resource": [[other], [other, fails], "new"],
		"a failure of what passed": [[other, passes], [other, fails], "new"],
		"a failure of what was unknown": [[other, unknown], [other, fails], "new"],
		"a failure whose exemption ended": [[other, exempt], [other, fails], "new"],
		"a failure that passes": [[other, fails], [other, passes], "fixed"],
		"a failure whose resource is gone": [[other, fails], [other], "fixed"],
		"a failure that is unknown now": [
			[other, fails],
			[other, unknown],
			"changed",
		],
		"a failure that is exempt now": [
			[other, fails],
			[other, exempt],
			"changed",
		],
		"a failure with another reason": [
			[other, fails],
			[other, { ...fails, reason: "Its validation is off." }],
			"changed",
		],
		"a pass that is unknown now": [
			[other, passes],
			[other, unknown],
			"changed",
		],
		"an unknown that is new": [[other], [other, unknown], "changed"],
		"an exemption whose resource is gone": [
			[other, exempt],
			[other],
			"changed",
		],
		"the same failure": [[other, fails], [other, fails], "remaining"],
		"the same failure in another line": [
			[other, fails],
			[other, { ...fails, location: { file: "b.ts", line: 1 } }],
			"remaining",
		],
		"the same failure in another stack": [
			[other, fails],
			[other, { ...fails, resource: urn("audit", fails.type, "prod") }],
			"remaining",
		],
		"a pass that is new": [[other], [other, passes], undefined],
		"a pass whose resource is gone": [[other, passes], [other], undefined],
		"the same pass": [[other, passes], [other, passes], undefined],
		"the same unknown": [[other, unknown], [other, unknown], undefined],
	};
	for (const [words, [before, after, change]] of Object.entries(cases))
		it(`lists ${words} as ${change ?? "nothing"}`, () => {
			const found = namesIn(reportOf(...before), reportOf(...after));
			const audits = Object.entries(found).filter(([, names]) =>
				names.includes("audit"),
			);
			assert.deepEqual(
				audits.map(([name]) => name),
				change ? [change] : [],
			);
			assert.ok(found.remaining?.includes("other"));
		});

	it("lists another severity as changed", () => {
		const rated = (severity: "Low" | "High") =>
			reportWith(resultWith([controlWith([fails], { severity })]));
		assert.deepEqual(namesIn(rated("Low"), rated("High")), {
			changed: ["audit"],
		});
	});

	it("does not take a failure of another control for the same one", () => {
		const of = (id: string) =>
			reportWith(
				resultWith([
					controlWith(id === "CloudTrail.2" ? [fails] : [passes], {
						id: "CloudTrail.2",
					}),
					controlWith(id === "CloudTrail.4" ? [fails] : [passes]),
				]),
			);
		assert.deepEqual(namesIn(of("CloudTrail.2"), of("CloudTrail.4")), {
			new: ["audit"],
			fixed: ["audit"],
		});
	});

	it("counts findings with one identity", () => {
		const stacks = (...names: readonly string[]) =>
			reportWith(
				...names.map((stack) =>
					resultWith([
						controlWith([
							{ ...fails, resource: urn("audit", fails.type, stack) },
						]),
					]),
				),
			);
		assert.deepEqual(namesIn(stacks("dev"), stacks("dev", "prod", "test")), {
			new: ["audit", "audit"],
			remaining: ["audit"],
		});
		assert.deepEqual(namesIn(stacks("dev", "prod"), stacks("prod")), {
			fixed: ["audit"],
			remaining: ["audit"],
		});
	});

	it("pairs what is equal first, whatever the order", () => {
		const moved = { ...fails, reason: "Its validation is off." };
		assert.deepEqual(
			namesIn(reportOf(fails, moved, passes), reportOf(moved, passes, fails)),
			{ remaining: ["audit", "audit"] },
		);
	});

	describe("does not list a failure as fixed that is not evaluated any more:", () => {
		const earlier = reportOf(fails);
		const later: Readonly<Record<string, JsonReport>> = {
			"a control that is disabled": reportWith(
				resultWith([
					controlWith([], { enforcement: "disabled" }),
					controlWith([fails], { id: "CloudTrail.2" }),
				]),
			),
			"a control that is not in the report": reportWith(
				resultWith([controlWith([fails], { id: "CloudTrail.2" })]),
			),
			"a project that is not checked": reportOf({
				...other,
				resource: other.resource.replace("::shop::", "::billing::"),
			}),
			"a live account instead": reportWith(
				resultWith(
					[
						controlWith([
							findingWith({
								resource: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/x",
								name: "x",
							}),
						]),
					],
					ACCOUNT,
				),
			),
		};
		for (const [words, report] of Object.entries(later))
			it(words, () => {
				const comparison = compare(earlier, report);
				assert.deepEqual(comparison.fixed, []);
				assert.deepEqual(
					comparison.changed.map((one) => [
						one.before?.control.id,
						one.before?.finding.name,
						one.after,
					]),
					[["CloudTrail.4", "audit", undefined]],
				);
			});
	});

	it("takes little time for many findings with one identity", () => {
		const many = reportOf(...Array.from({ length: 20_000 }, () => fails));
		assert.equal(compare(many, many).remaining.length, 20_000);
	});
});
