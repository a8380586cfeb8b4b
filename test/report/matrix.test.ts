import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import { controls } from "../../policypack/controls";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import { shortNames } from "../../policypack/hosts/report/shortNames";
import { type TextOptions, toText } from "../../policypack/hosts/report/text";
import { accountId, accountWith, manyAccounts } from "../kit/accounts";
import { disagreementWith } from "../kit/disagreements";
import {
	controlWith,
	findingWith,
	reportWith,
	resultWith,
} from "../kit/reports";

const STYLE = { width: 80, color: false, links: false };

function linesOf(
	report: JsonReport,
	given: Partial<Omit<TextOptions, "controls">> = {},
): readonly string[] {
	const text = toText(report, {
		...{ style: STYLE, controls },
		...{ all: false, onlyFailed: false, quiet: false },
		...given,
	});
	return text.trimEnd().split("\n");
}

/** The letters in the row of a source, by the headings of their columns. */
function rowOf(lines: readonly string[], name: string) {
	const head = lines.find((line) => /^(Account|Source) +CT/.test(line)) ?? "";
	const row = lines.find((line) => line.startsWith(name)) ?? "";
	return Object.fromEntries(
		[...head.matchAll(/CT\.\d+/g)].map(({ 0: id, index }) => [
			id,
			row.slice(index, index + id.length).trim(),
		]),
	);
}

const THREE = reportWith(
	accountWith("111122223333", "PPPPPPP"),
	accountWith("444455556666", "PFPUEP-"),
	accountWith("777788889999", "FPPPPPP"),
);

describe("a text report of several accounts", () => {
	const lines = linesOf(THREE);

	it("has the number of accounts in its verdict", () => {
		assert.match(
			lines[0] ?? "",
			/^7 controls in 3 accounts: 2 failed, 2 findings/,
		);
	});

	it("has a matrix first: a row for each account, a column for each control", () => {
		const letters = (text: string) =>
			Object.fromEntries(
				[...text].map((letter, at) => [`CT.${at + 1}`, letter]),
			);
		assert.deepEqual(rowOf(lines, "111122223333"), letters("PPPPPPP"));
		assert.deepEqual(rowOf(lines, "444455556666"), letters("PFPUEP-"));
		assert.deepEqual(rowOf(lines, "777788889999"), letters("FPPPPPP"));
		assert.ok(
			lines.includes(
				"F failed, U unknown, E exempt, - no data, P passed. CT.n is CloudTrail.n.",
			),
		);
		const finding = lines.findIndex((line) => line.startsWith("FAILED"));
		const row = lines.findIndex((line) => line.startsWith("111122223333"));
		assert.ok(row < finding);
	});

	it("has the worst account first, by severity", () => {
		const places = ["777788889999", "444455556666", "111122223333"].map((id) =>
			lines.findIndex((line) => line.startsWith(id)),
		);
		assert.deepEqual(
			places,
			[...places].sort((a, b) => a - b),
		);
	});

	it("has the findings of each account below it", () => {
		for (const id of ["444455556666", "777788889999"]) {
			const head = lines.indexOf(`${id} (account, partition aws)`);
			assert.ok(head > 0, id);
			const text = lines.slice(head).join("\n");
			assert.match(text, new RegExp(`Trail main of ${id} does not meet`));
		}
	});

	for (const width of [20, 40, 60, 80])
		it(`is at most ${width} columns wide, but for ARNs`, () => {
			const wide = linesOf(THREE, { style: { ...STYLE, width } }).filter(
				(line) => line.length > width && !/arn:aws|[^ ]{21}/.test(line),
			);
			assert.deepEqual(wide, []);
		});

	it("is readable without colors, and the same with them", () => {
		const colored = linesOf(THREE, { style: { ...STYLE, color: true } });
		const plain = colored.map((line) =>
			stripVTControlCharacters(line).trimEnd(),
		);
		assert.deepEqual(
			plain,
			lines.map((line) => line.trimEnd()),
		);
		assert.ok(colored.join("").includes("\u001B["));
	});

	it("has no matrix for one account", () => {
		const one = linesOf(reportWith(accountWith("111122223333", "PFPPPPP")));
		assert.ok(!one.some((line) => line.includes("CT.")));
	});

	it("leaves a cell blank where a control is not configured", () => {
		const report = reportWith(
			accountWith("111122223333", "PP"),
			accountWith("444455556666", "P"),
		);
		const text = linesOf(report);
		assert.deepEqual(rowOf(text, "444455556666"), { "CT.1": "P", "CT.2": "" });
		assert.ok(text.some((line) => line.includes("blank: not configured")));
	});

	it("counts a thing once that is judged in another account", () => {
		const judged = findingWith({ location: null });
		const there = resultWith([controlWith([judged], { id: "CloudTrail.6" })], {
			kind: "account",
			name: "444455556666",
		});
		const here = resultWith(
			[
				controlWith(
					[
						findingWith({
							status: "NO_DATA",
							reason: "Judged in 444455556666: FAILED.",
							cause: "outside",
						}),
					],
					{ id: "CloudTrail.6" },
				),
			],
			{ kind: "account", name: "111122223333" },
		);
		const [verdict] = linesOf(reportWith(here, there));
		assert.equal(
			verdict,
			"1 control in 2 accounts: 1 failed, 1 finding, 1 critical",
		);
	});

	it("names the sources that were counted together", () => {
		const [one] = THREE.sources;
		assert.ok(one);
		const source = { ...one.source, sources: ["infra.json", "logs.json"] };
		const text = linesOf(reportWith({ ...one, source }));
		assert.ok(text.includes("Counted together: infra.json, logs.json"));
	});
});

describe("a text report of 1,000 accounts", () => {
	const report = manyAccounts(1000);
	const failing = accountId(7);
	const unknown = accountId(8);
	const passing = accountId(1);
	const starts = (lines: readonly string[], id: string) =>
		lines.filter((line) => line.startsWith(id)).length;

	it("counts the accounts that passed", () => {
		const lines = linesOf(report);
		assert.ok(starts(lines, failing) > 0);
		assert.ok(starts(lines, unknown) > 0);
		assert.equal(starts(lines, passing), 0);
		assert.match(
			lines.join(" ").replace(/\s+/g, " "),
			/… and 900 accounts in which nothing failed or is unknown: use --all to show each\./,
		);
		assert.match(lines[0] ?? "", /in 1000 accounts: /);
	});
	it("shows each of them with --all", () => {
		const lines = linesOf(report, { all: true });
		assert.ok(starts(lines, passing) >= 2);
		assert.doesNotMatch(lines.join(" "), /use --all/);
	});
	it("counts them where it is quiet", () => {
		const lines = linesOf(report, { quiet: true });
		assert.equal(starts(lines, passing), 0);
		assert.equal(starts(lines, failing), 1);
	});
	it("shows each of 50", () => {
		const lines = linesOf(manyAccounts(50));
		assert.ok(starts(lines, passing) >= 2);
		assert.doesNotMatch(lines.join(" "), /use --all/);
	});
});

describe("a text report with disagreements with AWS", () => {
	const disputed = (given = {}) => ({
		...accountWith("111122223333", "PPPPPPP"),
		disagreements: [disagreementWith(given)],
	});
	const textOf = (given = {}) =>
		linesOf(reportWith(disputed(given))).join("\n");

	it("has their number beside the verdict", () => {
		assert.match(textOf(), /7 passed\n1 disagreement with AWS\n/);
		assert.doesNotMatch(linesOf(THREE).join("\n"), /disagreement/i);
	});
	it("has both results with their reasons", () => {
		const text = textOf({
			ours: { result: "EXEMPT", reason: "Exempt: It moves" },
		}).replace(/\s+/g, " ");
		assert.match(
			text,
			/CloudTrail\.4 central \(AWS: failed, this report: exempt\)/,
		);
		assert.match(
			text,
			/AWS: Security Hub CSPM in eu-west-1: Log file validation is not enabled\./,
		);
		assert.match(text, /This report: Exempt: It moves\./);
		assert.doesNotMatch(text, /AWS evaluated it/);
	});
	it("has the time of a result of AWS that is old, or of what is gone", () => {
		const aws = { ...disagreementWith().aws };
		const old = { aws: { ...aws, observedAt: "2027-03-30T08:12:00.000Z" } };
		assert.match(
			textOf(old).replace(/\s+/g, " "),
			/AWS evaluated it on 2027-03-30 08:12 UTC, 49 hours before this report\./,
		);
		const gone = { ours: { result: "NOT_FOUND", reason: "It is gone." } };
		assert.match(
			textOf(gone).replace(/\s+/g, " "),
			/AWS evaluated it on 2027-04-01 05:00 UTC\./,
		);
	});
	it("has its account among the first, and not among those that passed", () => {
		const { sources } = manyAccounts(60, 1000);
		const lines = linesOf(reportWith(...sources, disputed()));
		assert.ok(lines.some((line) => line.startsWith("111122223333")));
	});
});

describe("names in so many columns", () => {
	for (const [name, names, room] of [
		["short ones", ["a", "b"], 8],
		["with different ends", [`${"x".repeat(50)}1`, `${"x".repeat(50)}2`], 12],
		["with different starts", [`1${"x".repeat(50)}`, `2${"x".repeat(50)}`], 12],
		[
			"with different middles",
			[
				`${"x".repeat(50)}1${"x".repeat(50)}`,
				`${"x".repeat(50)}2${"x".repeat(50)}`,
			],
			12,
		],
		["of wide characters", ["監査".repeat(20), "監視".repeat(20)], 13],
		["like a short one", ["aaaa…bbbb", `aaaa${"x".repeat(9)}bbbb`], 9],
	] as const)
		it(`fit, and stay different: ${name}`, () => {
			const short = shortNames(names, room);
			assert.equal(new Set(short).size, new Set(names).size);
			for (const one of short) {
				const wide = [...one].filter((character) => character > "\u2E80");
				assert.ok([...one].length + wide.length <= room, one);
			}
		});

	it("stay as they are where they fit", () => {
		assert.deepEqual(shortNames(["infra", "logs"], 8), ["infra", "logs"]);
	});
});
