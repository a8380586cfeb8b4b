import assert from "node:assert/strict";
import fc from "fast-check";
import { exempt } from "../../policypack/judging/exemption";
import type { Exemption, Finding } from "../../policypack/judging/finding";
import { source } from "../../policypack/model/samples";

const today = "2026-11-26";

/** A failure of a bucket with a logical name. */
function failure(name: string): Finding {
	return {
		status: "failed",
		on: source("aws:s3/bucket:Bucket", name),
		reason: `Bucket ${name} is public.`,
		fix: "Close it.",
		cause: undefined,
	};
}

function exemption(resource: string, more: Partial<Exemption> = {}): Exemption {
	return { resource, reason: `for ${resource}`, ...more };
}

function isExempt(pattern: string, name: string): boolean {
	const { findings } = exempt([failure(name)], [exemption(pattern)], today);
	return findings[0]?.status === "exempt";
}

/** A glob as a regular expression: the plain, slow way. */
function matchesSlowly(pattern: string, text: string): boolean {
	const parts = pattern
		.split("*")
		.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
	return new RegExp(`^${parts.join("[^]*")}$`).test(text);
}

const rows: readonly (readonly [
	pattern: string,
	name: string,
	isExempt: boolean,
])[] = [
	["logs", "logs", true],
	["logs", "logs-2", false],
	["*", "logs", true],
	["l*s", "logs", true],
	["*ogs*", "logs", true],
	["logs*", "logs", true],
	["**", "logs", true],
	["*::logs", "logs", true],
	["urn:pulumi:prod::shop::*", "logs", true],
	["urn:pulumi:*::aws:s3/bucket:Bucket::logs", "logs", true],
	["urn:pulumi:dev::*", "logs", false],
	["*::logs[0]", "logs0", false],
	["*::logs[0]", "logs[0]", true],
	["logs[0]", "logs[0]", true],
	["logs[0-9]", "logs1", false],
	["log?", "logs", false],
	["log?", "log?", true],
	["*::log?", "logs", false],
	["{logs,archive}", "logs", false],
	["*{logs,archive}", "x{logs,archive}", true],
	["!archive", "logs", false],
	["!*", "logs", false],
	["!logs*", "!logs-1", true],
	["@(logs)", "logs", false],
	["+(logs)*", "+(logs)1", true],
	["logs\\*", "logs*", false],
	["logs\\*", "logs\\1", true],
	["logs|archive", "logs", false],
	[".ogs*", "logs", false],
	["^logs$*", "logs", false],
	["$*", "$logs", true],
	["", "logs", false],
	["LOGS*", "logs", false],
	["lo*gogs", "logs", false],
	["log*ogs", "logs", false],
];

describe("the glob of an exemption", () => {
	for (const [pattern, name, expected] of rows)
		it(`"${pattern}" ${expected ? "exempts" : "does not exempt"} "${name}"`, () => {
			assert.equal(isExempt(pattern, name), expected);
		});

	it("agrees with a regular expression in which only the star is special", () => {
		const text = fc.string({
			unit: fc.constantFrom("a", "b", "*", "?", "[", "]", ".", ":", "$"),
			maxLength: 8,
		});
		fc.assert(
			fc.property(text, text, (pattern, name) => {
				const urn = failure(name).on.urn;
				assert.equal(
					isExempt(pattern, name),
					matchesSlowly(pattern, name) || matchesSlowly(pattern, urn),
				);
			}),
			{ numRuns: 3000 },
		);
	});

	it("agrees with it for many exemptions of many findings at once", () => {
		const text = fc.string({
			unit: fc.constantFrom("a", "b", "*"),
			maxLength: 6,
		});
		const texts = fc.array(text, { maxLength: 12 });
		fc.assert(
			fc.property(texts, texts, (patterns, names) => {
				const exemptions = patterns.map((one) => exemption(one));
				const all = names.map(failure);
				const { findings, unused } = exempt(all, exemptions, today);
				const isMatched = (pattern: string, { on }: Finding) =>
					matchesSlowly(pattern, on.name) || matchesSlowly(pattern, on.urn);
				for (const [at, finding] of all.entries())
					assert.equal(
						findings[at]?.exemption?.resource,
						patterns.find((pattern) => isMatched(pattern, finding)),
					);
				assert.deepEqual(
					unused.map(({ resource }) => resource),
					patterns.filter((one) => !all.some((each) => isMatched(one, each))),
				);
			}),
		);
	});
});

describe("several exemptions of one finding", () => {
	const expired = { expires: "2026-11-25" };

	it("the first that holds counts, after one that has expired", () => {
		const { findings, unused } = exempt(
			[failure("logs")],
			[
				exemption("logs", expired),
				exemption("*", { reason: "migration" }),
				exemption("logs", { reason: "later" }),
			],
			today,
		);
		assert.equal(findings[0]?.status, "exempt");
		assert.equal(findings[0]?.exemption?.reason, "migration");
		assert.deepEqual(unused, []);
	});

	it("one of two with the same glob that has not expired counts", () => {
		const { findings } = exempt(
			[failure("logs")],
			[exemption("logs", expired), exemption("logs", { reason: "renewed" })],
			today,
		);
		assert.equal(findings[0]?.exemption?.reason, "renewed");
	});

	it("where all have expired, the failure names the first", () => {
		const { findings } = exempt(
			[failure("logs")],
			[exemption("*", expired), exemption("logs", expired)],
			today,
		);
		assert.equal(findings[0]?.status, "failed");
		assert.match(findings[0]?.reason ?? "", /\(for \*\) expired on 2026-11-25/);
	});
});
