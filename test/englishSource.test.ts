import assert from "node:assert/strict";
import ts from "typescript";
import { sourceFilesIn, walk } from "./kit/sourceFiles";

/*
 * Messages, help and schema descriptions are plain technical English. Archaic
 * or poetic turns, which readers stumble on, are listed here.
 */
const BANNED =
	/\b(?:tells?|told|stands|whom|shall|mend|anew|besides|for good|dearer|said of|is no (?:argument|date|list|text|URL)|has not \d|what there is|sets? aside|asked again|says otherwise|must have \d+ to|write it as|name it)\b/i;

/** The text of each string and template of a source file, with its line. */
function stringsIn(
	file: ts.SourceFile,
): readonly (readonly [number, string])[] {
	const found: (readonly [number, string])[] = [];
	walk(file, (node) => {
		if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return;
		const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
		if (!ts.isImportDeclaration(node.parent))
			found.push([line + 1, wordsOf(node)]);
	});
	return found;
}

function wordsOf(node: ts.StringLiteralLike | ts.TemplateExpression): string {
	return ts.isTemplateExpression(node)
		? [
				node.head.text,
				...node.templateSpans.map(({ literal }) => literal.text),
			].join("X")
		: node.text;
}

/** `file:line: text` of each string with a banned turn. */
function breachesIn(file: ts.SourceFile): readonly string[] {
	return stringsIn(file)
		.filter(([, words]) => words.includes(" ") && BANNED.test(words))
		.map(([line, words]) => `${file.fileName}:${line}: ${words}`);
}

describe("the English of the source", () => {
	for (const folder of ["policypack", "components"])
		it(`has no archaic turn in the strings of ${folder}`, () => {
			const files = sourceFilesIn(folder).filter(
				({ path }) => !path.endsWith("/cases.ts"),
			);
			assert.ok(files.length > 20, folder);
			assert.deepEqual(
				files.flatMap(({ tree }) => breachesIn(tree)),
				[],
			);
		});

	for (const [source, isBreach] of [
		['fail("It is no date: write it as 2026-12-31.");', true],
		["fail(`$" + "{name} has not 3 to 63 characters`);", true],
		['describe("Findings set aside for good.");', true],
		["fail(`mend $" + "{path}, or sign in anew`);", true],
		[
			'fail("--today is not a valid date: use a date such as 2026-12-31.");',
			false,
		],
		["// It is told in a comment.\nconst told = 1;", false],
		['import { tell } from "./tell us";', false],
	] as const)
		it(`${isBreach ? "notices" : "accepts"} ${JSON.stringify(source)}`, () =>
			assert.equal(
				breachesIn(
					ts.createSourceFile("x.ts", source, ts.ScriptTarget.Latest, true),
				).length > 0,
				isBreach,
			));
});
