import assert from "node:assert/strict";
import ts from "typescript";
import { type SourceFile, sourceFilesIn, walk } from "./kit/sourceFiles";

/** The texts in code: strings, parts of templates and regular expressions. */
function literalsIn(tree: ts.SourceFile): readonly string[] {
	const texts: string[] = [];
	walk(tree, (node) => {
		if (
			ts.isStringLiteralLike(node) ||
			ts.isTemplateHead(node) ||
			ts.isTemplateMiddleOrTemplateTail(node) ||
			ts.isRegularExpressionLiteral(node)
		)
			texts.push(node.text);
	});
	return texts;
}

/** Where code has a text that it must not have, as `FILE: TEXT`. */
function having(
	files: readonly Pick<SourceFile, "path" | "tree">[],
	isRefused: (text: string) => boolean,
): readonly string[] {
	return files.flatMap(({ path, tree }) =>
		literalsIn(tree)
			.filter(isRefused)
			.map((text) => `${path}: ${text}`),
	);
}

/** A whole URN is data, as in an example; parts of one are its syntax. */
const WHOLE_URN = /urn:pulumi:[\w-]+::[\w-]+::[\w:/$-]+::[\w-]+/g;

function isUrnSyntax(text: string): boolean {
	return /urn:pulumi|^::$|pulumi:pulumi:Stack\b|pulumi:providers/.test(
		text.replace(WHOLE_URN, ""),
	);
}

const IPV6 = /^(?=.*[\da-f])[\da-f:]+$/;

/** Type tokens, URNs and patterns of either; ARNs are AWS's own. */
function isPulumiToken(text: string): boolean {
	return (
		/urn:|pulumi:/.test(text) ||
		/(?<![\w:])[a-z][\w-]*:[\w/]+:[A-Z]/.test(text) ||
		/\baws(-native|\(\?:-native\)\?|\(-native\)\?)?:(s3|cloudtrail)/.test(
			text,
		) ||
		(text.includes("::") && !text.includes("arn:") && !IPV6.test(text))
	);
}

/** What names a partition, or the beginning of its Regions. */
function isPartition(text: string): boolean {
	return /aws-(cn|us-gov|iso|eusc)|^\/?\^?(cn|us-gov|us-iso|eusc)-/.test(text);
}

describe("what is written in one place", () => {
	const files = sourceFilesIn("policypack").filter(
		({ path }) => !/\/cases\.ts$|\/samples\.ts$/.test(path),
	);
	const all = (but: string) => files.filter(({ path }) => path !== but);

	it("the parts of a URN: providers/urn.ts", () => {
		assert.deepEqual(
			having(all("policypack/providers/urn.ts"), isUrnSyntax),
			[],
		);
	});

	it("partitions and their Regions: model/partitions.ts", () => {
		assert.deepEqual(
			having(all("policypack/model/partitions.ts"), isPartition),
			[],
		);
	});

	it("tokens of Pulumi: never in model and judging", () => {
		const plain = files.filter(({ path }) =>
			/^policypack\/(model|judging)\//.test(path),
		);
		assert.ok(plain.length > 0);
		assert.deepEqual(having(plain, isPulumiToken), []);
	});

	it("would be noticed elsewhere", () => {
		const inCode = (code: string, isRefused: (text: string) => boolean) =>
			having(
				[
					{
						path: "made.ts",
						tree: ts.createSourceFile("made.ts", code, ts.ScriptTarget.ES2022),
					},
				],
				isRefused,
			).length > 0;
		const tokens = [
			'of.type === "pulumi:pulumi:Stack"',
			'const type = "aws:s3/bucket:Bucket";',
			"const type = 'aws-native:s3:Bucket';",
			"/:(Bucket|BucketV2|StackReference)::/.test(urn)",
			"/^aws(?:-native)?:s3/.test(type)",
			// biome-ignore lint/suspicious/noTemplateCurlyInString: it is code.
			"const urn = `urn:pulumi:${stack}::${project}`;",
			'urn.split("::")',
		];
		for (const code of tokens) assert.ok(inCode(code, isPulumiToken), code);
		const urns = [
			"/^urn:pulumi:/.test(text)",
			'urn.split("::")',
			'type === "pulumi:pulumi:Stack"',
			'type.startsWith("pulumi:providers:")',
		];
		for (const code of urns) assert.ok(inCode(code, isUrnSyntax), code);
		for (const code of ['"cn-"', '"aws-iso-b"', "/^us-gov-/"])
			assert.ok(inCode(code, isPartition), code);
		const fine = [
			"// A type token, for example aws:s3/bucket:Bucket.",
			"/^arn:[^:]*:s3:::([^/]+)/.exec(text)",
			'"kms:GenerateDataKey"',
			'"aws:SourceArn"',
			'"::ffff:0:0"',
		];
		for (const code of fine) assert.ok(!inCode(code, isPulumiToken), code);
	});
});
