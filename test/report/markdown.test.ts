import { strict as assert } from "node:assert";
import MarkdownIt from "markdown-it";
import type Token from "markdown-it/lib/token.mjs";
import { controls } from "../../policypack/controls";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import { toMarkdown } from "../../policypack/hosts/report/markdown";
import {
	controlWith,
	EVERY_STATUS,
	EVERYTHING,
	findingWith,
	HOSTILE,
	hostileReport,
	largeReport,
	reportOf,
	reportWith,
	resultWith,
} from "../kit/reports";

const help = Object.fromEntries(
	controls.map((control) => [control.id, control]),
);

const written = (report: JsonReport) => toMarkdown(report, { help });

const PASSED = findingWith({ status: "PASSED", reason: null, fix: null });

/** All tokens of a document, read as GitHub does: with HTML and bare links. */
function tokensIn(document: string): readonly Token[] {
	const reader = new MarkdownIt({ html: true, linkify: true });
	const flat = (tokens: readonly Token[]): readonly Token[] =>
		tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);
	return flat(reader.parse(document, {}));
}

describe("A report as Markdown", () => {
	it("leads with the verdict", () => {
		const [title, , verdict] = written(EVERYTHING).split("\n");
		assert.equal(title, "### ❌ CloudTrail compliance: failed");
		assert.match(
			verdict ?? "",
			/^\*\*5 controls in 4 sources: 3 failed, 6 findings, 1 critical/,
		);
	});

	for (const [what, report, title] of [
		["a pass", reportOf(PASSED), "✅ CloudTrail compliance: passed"],
		[
			"a pass with a control that found nothing",
			reportWith(
				resultWith([
					controlWith([PASSED]),
					controlWith([], { id: "CloudTrail.1" }),
				]),
			),
			"✅ CloudTrail compliance: passed",
		],
		[
			"what is not known",
			reportOf(PASSED, findingWith({ status: "UNKNOWN", cause: "pending" })),
			"❔ CloudTrail compliance: not known",
		],
		[
			"an exemption",
			reportOf(PASSED, ...EVERY_STATUS.filter((one) => one.exemption)),
			"➖ CloudTrail compliance: passed, with exemptions",
		],
		[
			"nothing to check",
			reportWith(resultWith([controlWith([])])),
			"➖ CloudTrail compliance: no data",
		],
		[
			"an advisory failure",
			reportWith(
				resultWith([controlWith([findingWith()], { enforcement: "advisory" })]),
			),
			"⚠️ CloudTrail compliance: failed",
		],
	] as const)
		it(`has a title for ${what}`, () => {
			assert.equal(written(report).split("\n")[0], `### ${title}`);
		});

	it("has a table of what did not pass, failures and severe ones first", () => {
		const [program] = EVERYTHING.sources;
		assert.ok(program);
		const order = [
			...written(reportWith(program)).matchAll(
				/^\| (\S+ [^|]+) \| \[(\S+)\]/gm,
			),
		].map(([, result, id]) => `${id}: ${result}`);
		assert.deepEqual(order, [
			"CloudTrail.2: ❌ failed (advisory)",
			"CloudTrail.4: ❌ failed",
			"CloudTrail.1: ➖ no data",
			"CloudTrail.3: ➖ no data (disabled)",
		]);
	});

	it("has what passed in one line", () => {
		assert.match(
			written(reportOf(PASSED)),
			/^✅ passed: \[CloudTrail\.4\]\(https:\/\/docs\.aws\.amazon\.com\/\S+#cloudtrail-4\)$/m,
		);
	});

	it("has the findings in blocks that can be opened", () => {
		const document = written(reportOf(...EVERY_STATUS));
		assert.deepEqual(
			[...document.matchAll(/<summary>(.*?)\. /g)].map(([, text]) => text),
			[
				"❌ CloudTrail.4 (Low): 1 failed",
				"❔ CloudTrail.4 (Low): 1 unknown",
				"➖ CloudTrail.4 (Low): 1 exempt",
				"➖ CloudTrail.4 (Low): 1 no data",
			],
		);
		assert.match(
			document,
			/^- `trail-failed` at `index\.ts` line 12: Trail trail-failed does not validate its log files\. \*\*Fix:\*\* Set enableLogFileValidation to true\.$/m,
		);
		assert.match(
			document,
			/\*\*Exempt:\*\* Replaced by the trail of the organization \(until 2027-06-30, SEC-12\)$/m,
		);
		assert.doesNotMatch(document, /trail-passed/);
	});

	it("names the source of a finding where there are several", () => {
		assert.match(written(EVERYTHING), /^- `audit` in `standard input`: /m);
	});

	it("names exemptions that match nothing, and Regions", () => {
		assert.match(
			written(EVERYTHING),
			/^- Unused exemption of cloudtrail-4: `old-\*` matches no finding\.$/m,
		);
		assert.match(written(EVERYTHING), /^Regions read: eu-west-1, us-east-1/m);
	});

	describe("fits into a comment", () => {
		it("and counts what it leaves out", () => {
			const document = written(largeReport(10_000));
			assert.ok(document.length <= 65_536, String(document.length));
			// Not much of the room is wasted.
			assert.ok(document.length > 60_000, String(document.length));
			const shown = document.match(/^- `trail-/gm)?.length ?? 0;
			const left = (10_000 - shown).toLocaleString("en-US");
			assert.ok(
				document.includes(
					`Left out to fit into 65,536 characters: ${left} of 10,000 findings. Use \`--format json\` for all of them.`,
				),
			);
		});

		it("with findings of each control", () => {
			const many = (id: string) =>
				controlWith(
					largeReport(2_000).sources[0]?.controls[0]?.findings ?? [],
					{
						id,
					},
				);
			const document = written(
				reportWith(
					resultWith(
						["CloudTrail.4", "CloudTrail.6", "CloudTrail.1"].map(many),
					),
				),
			);
			assert.ok(document.length <= 65_536);
			assert.deepEqual(
				[...document.matchAll(/<summary>❌ (\S+)/g)].map(([, id]) => id),
				["CloudTrail.6", "CloudTrail.1", "CloudTrail.4"],
			);
		});

		it("with many sources", () => {
			const source = (at: number) =>
				resultWith([controlWith([findingWith()])], {
					kind: "program",
					name: `stack-${at}`,
				});
			const document = written(
				reportWith(...Array.from({ length: 1_000 }, (_, at) => source(at))),
			);
			assert.ok(document.length <= 65_536);
			assert.match(
				document,
				/[\d,]+ of 1,000 sources and [\d,]+ of 1,000 findings/,
			);
		});

		it("with the worst of names", () => {
			const text = "@<*`".repeat(2_500);
			const report = hostileReport(text);
			const document = written({
				...report,
				sources: Array.from({ length: 200 }, () => report.sources).flat(),
			});
			assert.ok(document.length <= 65_536);
			assert.match(document, /^### ❌/);
		});

		it("of another size", () => {
			const document = toMarkdown(largeReport(100), { help, limit: 5_000 });
			assert.ok(document.length <= 5_000);
			assert.match(document, /^Left out to fit into 5,000 characters: /m);
		});

		it("and leaves nothing out where all fits", () => {
			assert.doesNotMatch(written(EVERYTHING), /Left out/);
		});
	});

	for (const [what, text] of Object.entries(HOSTILE))
		it(`shows names with ${what} as text`, () => {
			const document = written(hostileReport(text));
			assert.doesNotMatch(
				document.replaceAll("\n", ""),
				/[\p{Cc}\p{Cs}\u2028\u202A-\u202E\u2066-\u2069]/u,
			);
			const tokens = tokensIn(document);
			const html = tokens.filter(({ type }) => /^html_/.test(type));
			for (const { content } of html)
				assert.match(
					content,
					/^(<details>\n<summary>[^<>]*<\/summary>\n|<\/details>\n|<sub>|<\/sub>)$/,
				);
			for (const token of tokens) {
				assert.doesNotMatch(
					token.type,
					/^(image|fence|code_block|blockquote_open|hr)$/,
				);
				if (token.type === "link_open")
					assert.match(
						String(token.attrGet("href")),
						/^https:\/\/docs\.aws\.amazon\.com\/securityhub\//,
					);
				if (token.type === "text")
					assert.doesNotMatch(token.content, /[@#]\w|www\.\w|:\/\//);
			}
			// The title of each source, and the one of the report.
			assert.equal(
				tokens.filter(({ type }) => type === "heading_open").length,
				2,
			);
			// Four columns, with a head and one row.
			assert.equal(tokens.filter(({ type }) => type === "td_open").length, 4);
		});

	it("keeps names as they are, as code", () => {
		for (const name of [
			"a`b``c",
			"`",
			"監査-аудит",
			"<b>&amp;",
			"a|b",
			"x ".trim(),
		]) {
			const codes = tokensIn(written(reportOf(findingWith({ name }))))
				.filter(({ type }) => type === "code_inline")
				.map(({ content }) => content);
			assert.ok(codes.includes(name), `${name} in ${codes}`);
		}
	});

	it("keeps reasons as they are, as text", () => {
		const reason = "1. *a* _b_ <c> [d](e) `f` ~~g~~ \\h | i &amp; j!";
		const said = tokensIn(written(reportOf(findingWith({ reason }))))
			.filter(({ type }) => /^text/.test(type))
			.map(({ content }) => content)
			.join("");
		assert.ok(said.includes(reason), said);
	});
});
