import assert from "node:assert/strict";
import ts from "typescript";
import { type SourceFile, sourceFilesIn, walk } from "./kit/sourceFiles";

/** Lines that one file may have, but for a table of cases. */
const LONGEST = 200;

/** Words that say nothing of what a thing is. */
const EMPTY_WORDS = /utils?|helpers?|common|managers?/i;

type Law = (node: ts.Node) => boolean;

/** Where files break a law, as `policypack/model/value.ts:12`. */
function breaches(files: readonly SourceFile[], isBroken: Law): string[] {
	return files.flatMap(({ path, tree }) => {
		const found: string[] = [];
		walk(tree, (node) => {
			if (!isBroken(node)) return;
			const at = tree.getLineAndCharacterOfPosition(node.getStart(tree));
			found.push(`${path}:${at.line + 1}`);
		});
		return found;
	});
}

function isDefaultExport(node: ts.Node): boolean {
	return (
		ts.isExportAssignment(node) ||
		node.kind === ts.SyntaxKind.DefaultKeyword ||
		(ts.isExportSpecifier(node) && node.name.text === "default")
	);
}

/** The words in a path or a name: `policyDocument` has two. */
function wordsOf(name: string): readonly string[] {
	return name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/);
}

function isEmptyWord(word: string): boolean {
	return EMPTY_WORDS.exec(word)?.[0] === word;
}

describe("the laws of style", () => {
	const shipped = ["policypack", "components"].flatMap(sourceFilesIn);
	const own = [...shipped, ...sourceFilesIn(".dev")];

	it("no default exports", () => {
		// `switch` has its own `default`, which is a clause and no keyword.
		assert.deepEqual(breaches(own, isDefaultExport), []);
	});

	it("no any", () => {
		assert.deepEqual(
			breaches(own, ({ kind }) => kind === ts.SyntaxKind.AnyKeyword),
			[],
		);
	});

	it("no non-null assertions", () => {
		assert.deepEqual(breaches(own, ts.isNonNullExpression), []);
	});

	it("no classes but the components", () => {
		const files = own.filter(({ path }) => !path.startsWith("components/"));
		assert.deepEqual(breaches(files, ts.isClassLike), []);
	});

	it("no names that say nothing", () => {
		const files = own.filter(({ path }) => wordsOf(path).some(isEmptyWord));
		assert.deepEqual(
			files.map(({ path }) => path),
			[],
		);
		const isNamedSo = (node: ts.Node) =>
			ts.isIdentifier(node) &&
			ts.isSourceFile(node.parent.parent) &&
			wordsOf(node.text).some(isEmptyWord);
		assert.deepEqual(breaches(own, isNamedSo), []);
	});

	it(`no file longer than ${LONGEST} lines, but tables of cases`, () => {
		const long = own
			.filter(({ path }) => !path.endsWith("/cases.ts"))
			.map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
			.filter(({ lines }) => lines > LONGEST)
			.map(({ path, lines }) => `${path}: ${lines}`);
		assert.deepEqual(long, []);
	});

	it("a sentence on every exported type and function", () => {
		const silent = own
			.filter(({ path }) => !path.endsWith("/cases.ts"))
			.flatMap((file) =>
				breaches([file], (node) => {
					const isTold =
						ts.isFunctionDeclaration(node) ||
						ts.isInterfaceDeclaration(node) ||
						ts.isTypeAliasDeclaration(node);
					if (!isTold || !ts.isSourceFile(node.parent)) return false;
					const isExported = node.modifiers?.some(
						({ kind }) => kind === ts.SyntaxKind.ExportKeyword,
					);
					return (
						isExported === true && ts.getJSDocCommentsAndTags(node).length === 0
					);
				}),
			);
		assert.deepEqual(silent, []);
	});

	it("no time limit of one test: those of all are for what hangs", () => {
		const limited = sourceFilesIn("test").filter(
			({ path, text }) =>
				path !== "test/laws.test.ts" && /\.timeout\(/.test(text),
		);
		assert.deepEqual(
			limited.map(({ path }) => path),
			[],
		);
	});
});
