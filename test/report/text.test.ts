import assert from "node:assert/strict";
import { controls } from "../../policypack/controls";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import { type TextOptions, toText } from "../../policypack/hosts/report/text";
import {
	controlWith,
	EVERY_STATUS,
	EVERYTHING,
	findingWith,
	HOSTILE,
	hostileReport,
	reportOf,
	reportWith,
	resultWith,
} from "../kit/reports";

const STYLE = { width: 80, color: false, links: false };

function textOf(
	report: JsonReport,
	given: Partial<Omit<TextOptions, "controls">> = {},
): string {
	return toText(report, {
		...{ style: STYLE, controls },
		...{ all: false, onlyFailed: false, quiet: false },
		...given,
	});
}

const linesOf = (text: string) => text.trimEnd().split("\n");

/** So many failures in one line of code. */
const many = (size: number, line = 14) =>
	Array.from({ length: size }, (_, at) =>
		findingWith({ name: `t-${at}`, location: { file: "index.ts", line } }),
	);

describe("a text report", () => {
	const report = reportWith(
		resultWith([
			controlWith([], { id: "CloudTrail.1" }),
			controlWith(EVERY_STATUS, { id: "CloudTrail.2" }),
			controlWith(many(349)),
			controlWith([findingWith({ name: "logs" })], { id: "CloudTrail.6" }),
		]),
	);

	it("has the verdict first and last", () => {
		const lines = linesOf(textOf(report));
		const verdict =
			"4 controls: 3 failed, 351 findings, 1 critical, 1 medium, 349 low; 1 no data";
		assert.equal(lines[0], verdict);
		assert.equal(lines.at(-1), verdict);
	});

	it("has a verdict of all sources, where a failure in one decides", () => {
		const failed = resultWith([controlWith([findingWith()])]);
		const passed = resultWith([
			controlWith([findingWith({ status: "PASSED", reason: null })]),
		]);
		const lines = linesOf(textOf(reportWith(passed, failed)));
		const verdict = "1 control in 2 sources: 1 failed, 1 finding, 1 low";
		assert.equal(lines[0], verdict);
		assert.equal(lines.at(-1), verdict);
		assert.ok(lines.includes("1 control: 1 passed"));
		assert.ok(lines.includes("1 control: 1 failed, 1 finding, 1 low"));
	});

	for (const width of [80, 100, 200])
		it(`has the verdict in one line of ${width} columns`, () => {
			const ids = [
				"CloudTrail.6",
				"CloudTrail.1",
				"CloudTrail.2",
				"CloudTrail.5",
			];
			const every = EVERY_STATUS.map((finding, at) =>
				controlWith([finding], { id: `CloudTrail.${[3, 4, 7, 9, 10][at]}` }),
			);
			const one = resultWith([
				...ids.map((id) => controlWith(many(100), { id })),
				...every,
			]);
			const style = { ...STYLE, width };
			const lines = linesOf(textOf(reportWith(one, one), { style }));
			assert.match(lines[0] ?? "", /^9 controls in 2 sources: 5 failed/);
			assert.equal(lines.at(-1), lines[0]);
			assert.ok((lines[0] ?? "").length <= width);
			assert.match(lines[0] ?? "", /, 802 findings, 200 critical/);
		});

	it("has failures before the rest, and each by severity", () => {
		const heads = linesOf(
			textOf(
				reportWith(
					resultWith([
						controlWith([], { id: "CloudTrail.1" }),
						controlWith(many(1), { id: "CloudTrail.4" }),
						controlWith([], { id: "CloudTrail.6" }),
						controlWith(many(1), { id: "CloudTrail.3" }),
						controlWith(many(1), { id: "CloudTrail.2" }),
					]),
				),
			),
		).flatMap(
			(line) => /^(?:FAILED|NO DATA) +CloudTrail\.(\d)/.exec(line)?.[1] ?? [],
		);
		assert.deepEqual(heads, ["3", "2", "4", "6", "1"]);
	});

	it("has failures before the other findings of a control", () => {
		const kinds = [
			...textOf(reportOf(...[...EVERY_STATUS].reverse())).matchAll(
				/^ {2}- trail-\S+ \(([a-z ]+)\)/gm,
			),
		].map(([, kind]) => kind);
		assert.deepEqual(kinds, ["failed", "unknown", "exempt", "no data"]);
	});

	describe("groups findings from one line of code", () => {
		const two = reportOf(...many(350), ...many(2, 20));

		it("with a count", () => {
			const text = textOf(two);
			assert.match(
				text,
				/- t-0 and 349 more \(350 failed\) {2}infra\/index\.ts:14/,
			);
			assert.match(
				text,
				/- t-0 and 1 more \(2 failed\) {2}infra\/index\.ts:20/,
			);
			assert.match(text, /use --all to show each/);
			assert.ok(linesOf(text).length < 30);
		});
		it("but not with all", () => {
			const text = textOf(two, { all: true });
			assert.equal(text.match(/^ {2}- t-\d+ \(failed\)/gm)?.length, 352);
			assert.doesNotMatch(text, /--all/);
		});
		it("but not of two statuses, or with two exemptions", () => {
			const text = textOf(reportOf(...EVERY_STATUS));
			assert.doesNotMatch(text, / more \(/);
		});
		it("but not without a line", () => {
			const away = many(3).map((one) => ({ ...one, location: null }));
			assert.doesNotMatch(textOf(reportOf(...away)), / more \(/);
		});
		it("and says if they have several reasons", () => {
			const [one, second] = many(2);
			assert.ok(one && second);
			const reason = "Its validation is turned off.";
			assert.match(
				textOf(reportOf(one, { ...second, reason })),
				/The 2 findings have 2 reasons\./,
			);
			assert.doesNotMatch(textOf(reportOf(...many(3))), /reasons/);
		});
	});

	it("shows only what failed, if it is asked for that", () => {
		const text = textOf(EVERYTHING, { onlyFailed: true });
		assert.match(text, /^FAILED +CloudTrail\.4/m);
		assert.match(text, /- trail-failed \(failed\)/);
		assert.doesNotMatch(text, /^(PASSED|UNKNOWN|NO DATA|EXEMPT) /m);
		assert.doesNotMatch(text, /\((unknown|exempt|no data|advice)\)|Unused/);
		assert.equal(linesOf(text)[0], linesOf(textOf(EVERYTHING))[0]);
	});

	it("has only verdicts, if it is quiet", () => {
		const verdict = "1 control: 1 failed, 2 findings, 2 low";
		assert.equal(textOf(reportOf(...many(2)), { quiet: true }), `${verdict}\n`);
		const several = linesOf(textOf(EVERYTHING, { quiet: true }));
		assert.match(several.at(-1) ?? "", /^5 controls in 4 sources: 3 failed, /);
		for (const { source } of EVERYTHING.sources)
			assert.ok(several.some((line) => line.startsWith(`${source.name} (`)));
	});

	it("has another color for each severity, if there are colors", () => {
		const style = { ...STYLE, color: true };
		const text = textOf(
			reportWith(
				resultWith(
					["CloudTrail.6", "CloudTrail.1", "CloudTrail.2", "CloudTrail.4"].map(
						(id) => controlWith(many(1), { id }),
					),
				),
			),
			{ style },
		);
		const colors = ["Critical", "High", "Medium", "Low"].map(
			(severity) => new RegExp(`\u001B\\[(\\d+)m${severity} `).exec(text)?.[1],
		);
		assert.equal(new Set(colors).size, 4);
		assert.ok(!colors.includes(undefined));
	});

	for (const width of [20, 40, 59, 60, 80, 200])
		it(`links a control to its page, at ${width} columns`, () => {
			const style = { width, color: true, links: true };
			const text = textOf(reportOf(...many(1)), { style });
			const url = controls.find(({ id }) => id === "CloudTrail.4")?.url;
			assert.ok(
				text.includes(`\u001B]8;;${url}\u0007CloudTrail.4\u001B]8;;\u0007`),
			);
		});

	it("has no link for a control that it does not know", () => {
		const style = { ...STYLE, links: true };
		const control = { ...controlWith(many(1)), id: "CloudTrail.99" };
		const text = textOf(reportWith(resultWith([control])), { style });
		assert.match(text, /^FAILED +CloudTrail\.99 .*log file validation/im);
		assert.ok(!text.includes("\u001B]8"));
	});

	for (const [words, text] of Object.entries(HOSTILE))
		it(`shows a name with ${words} without its effect`, () => {
			for (const all of [false, true]) {
				const written = textOf(hostileReport(text), { all });
				assert.doesNotMatch(
					written.replaceAll("\n", ""),
					/\p{Cc}|[\u200E\u200F\u2028-\u202E\u2066-\u2069]/u,
				);
				assert.match(written, /^1 control: 1 failed, 1 finding, 1 low$/m);
			}
		});
});
