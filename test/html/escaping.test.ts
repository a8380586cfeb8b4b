import assert from "node:assert/strict";
import { type CheerioAPI, load } from "cheerio";
import fc from "fast-check";
import { controls } from "../../policypack/controls";
import { html } from "../../policypack/hosts/report/html/markup";
import { clipped, visible } from "../../policypack/hosts/report/html/visible";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import { everyTextReport } from "../kit/htmlReports";
import { documentOf, htmlOf, textIn } from "./read";

/** Texts that would leave their place if they were not escaped. */
const HOSTILE: Readonly<Record<string, string>> = {
	markup: "</td></table><script>alert(1)</script><b>",
	"an image": '<img/src="x"onerror=alert(1)>',
	"the end of an attribute": "\"'><svg/onload=alert(1)>",
	"the end of the title": "</title></style></head><body>",
	"a comment": "<!--x--><![CDATA[y]]>",
	entities: "&lt;b&gt;&amp;&#60;&copy",
	"ANSI escapes": "\u001B[31mred\u001B[0m\u009B1m",
	"a null and other control characters": "a\u0000b\u0007c\u007Fd\u0085e",
	"right-to-left marks": "a\u202Egnp.exe\u202C\u2066x\u2069\u200Fy\u061C",
	"lone surrogates": "a\uD800b\uDC00c",
	noncharacters: "a\uFFFEb\u{1FFFF}c",
	"characters without width": "pay\u200Bload\u2060\uFEFF\u00AD",
	formulas: "=HYPERLINK(1)+@-x",
	"a template": "`{{x}}`<%= y %>",
	"10,000 characters": "n".repeat(10_000),
	"10,000 characters of markup": "<i>\"'".repeat(2_000),
	"10,000 surrogate pairs": "😀".repeat(10_000),
	Arabic: "سجل-التدقيق",
	Hebrew: "יומן־ביקורת",
	"Japanese, Hindi and emoji": "監査ログ-ऑडिट-👩‍💻",
};

/** Places whose texts are the tool's own, and never of a resource. */
const OF_TOOL = [
	"id",
	"title",
	"requirement",
	"version",
	"partition",
	"policy",
	"time",
	"region-2",
];

/** Elements and attributes, without the texts in them. */
function skeletonOf($: CheerioAPI): string {
	return $.root()
		.find("*")
		.toArray()
		.map(
			({ tagName, attribs }) => `${tagName} ${Object.keys(attribs).join(" ")}`,
		)
		.join("\n");
}

/** A harmless text of the same length. */
function harmless(text: string): string {
	return "x".repeat(text.length);
}

describe("a text in the HTML document", () => {
	for (const [what, text] of Object.entries(HOSTILE))
		it(`changes no element: ${what}`, () => {
			const hostile = documentOf(everyTextReport(`h${text}`));
			const plain = documentOf(everyTextReport(`h${harmless(text)}`));
			assert.equal(skeletonOf(hostile), skeletonOf(plain));
			assert.doesNotMatch(
				hostile("head > title").text(),
				// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
				/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/,
			);
		});

	it("is in each place where a report has one", () => {
		const marked = new Set<string>();
		const given = everyTextReport((place: string) => {
			marked.add(place);
			return `<${place}>`;
		});
		const text = documentOf(given)("body").text();
		const missing = [...marked].filter((place) => !text.includes(`<${place}>`));
		assert.deepEqual(missing, []);
		assert.ok(marked.size > 15);
	});

	it("is what it was, once a browser has read it", () => {
		const { markup, entities, Arabic, formulas } = HOSTILE;
		for (const text of [markup, entities, Arabic, formulas]) {
			assert.ok(text);
			const $ = documentOf(everyTextReport(`h${text}`));
			const names = $(".resource b").toArray();
			assert.ok(names.length > 0);
			for (const name of names) assert.equal(textIn($(name)), `h${text}`);
		}
	});

	it("is isolated from the direction of its surroundings", () => {
		const name = "יומן־ביקורת";
		const $ = documentOf(everyTextReport(name));
		for (const element of $(".resource b").toArray())
			assert.equal($(element).children("bdi").text(), name);
		for (const element of $(".text").toArray())
			assert.equal(element.attribs.dir, "auto");
		for (const element of $("code[dir]").toArray())
			assert.equal(element.attribs.dir, "ltr");
	});

	it("is folded where it is long", () => {
		const $ = documentOf(
			everyTextReport((place) =>
				OF_TOOL.includes(place) ? place : `h${"n".repeat(10_000)}`,
			),
		);
		const summaries = $("details.long > summary").toArray();
		assert.ok(summaries.length > 0);
		for (const summary of summaries)
			assert.ok(textIn($(summary)).length <= 100);
		const long = $("body *")
			.toArray()
			.filter(
				(element) =>
					$(element)
						.contents()
						.is((_, node) => node.type === "text" && node.data.length > 600) &&
					$(element).closest("details").length === 0,
			);
		assert.deepEqual(
			long.map(({ tagName, attribs }) => `${tagName} ${attribs.class}`),
			[],
		);
	});
});

describe("a link to a page about a control", () => {
	const linksOf = (url: string) => {
		const described = controls.map((control) => ({ ...control, url }));
		const given: JsonReport = everyTextReport("name");
		return load(htmlOf(given, described))(".requires a").length;
	};
	it("leads to the web only", () => {
		assert.equal(linksOf("javascript:alert(1)"), 0);
		assert.equal(linksOf("data:text/html,x"), 0);
		assert.ok(linksOf("https://docs.aws.amazon.com/") > 0);
	});
});

describe("visible texts", () => {
	it("show what cannot be seen", () => {
		assert.equal(visible("a\u202Eb"), "a⟨U+202E⟩b");
		assert.equal(visible("a\u001B[1m\nb"), "a\uFFFD[1m\uFFFDb");
		assert.equal(visible("a\uD800"), "a\uFFFD");
		assert.equal(visible("a\u{E0041}"), "a⟨U+E0041⟩");
	});

	it("keep what scripts need", () => {
		for (const text of ["می\u200Cخواهم", "क्\u200Dष", "👩\u200D💻", "e\u0301"])
			assert.equal(visible(text), text);
	});

	it("are read back by a parser, whatever they were", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				const { html: written } = html`<p title="${text}">${text}</p>`;
				const $ = load(written);
				assert.equal($("p").text(), visible(text));
				assert.equal($("p").attr("title"), visible(text));
				assert.equal($("body *").length, 1);
			}),
		);
	});

	it("are clipped between characters", () => {
		assert.equal(clipped("abcdefghij", 10), "abcdefghij");
		assert.equal(clipped("abcdefghijk", 10), "abcdef…ijk");
		assert.equal(clipped("😀".repeat(11), 10), `${"😀".repeat(6)}…😀😀😀`);
		assert.equal([...clipped("😀".repeat(10_000), 10)].length, 10);
	});
});
