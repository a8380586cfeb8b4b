import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import ts from "typescript";

/** The folder of the project. */
export const root = join(__dirname, "../..");

/** One import of a file, in whichever way it is written. */
export interface Import {
	/** What is imported: a path relative to the root, or a package's name. */
	readonly what: string;
	/** Whether it leaves nothing behind in the compiled file. */
	readonly isType: boolean;
	/** Whether it is loaded on first use. */
	readonly isLazy: boolean;
}

/** A TypeScript file of the project. */
export interface SourceFile {
	/** Path relative to the root, with slashes. */
	readonly path: string;
	readonly text: string;
	readonly imports: readonly Import[];
	readonly tree: ts.SourceFile;
}

/** Every TypeScript file in a folder; none where there is no such folder. */
export function sourceFilesIn(folder: string): readonly SourceFile[] {
	const start = join(root, folder);
	if (!existsSync(start)) return [];
	return readdirSync(start, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((path) => !path.includes(`${sep}node_modules${sep}`))
		.map((path) => relative(root, path).replaceAll(sep, "/"))
		.sort()
		.map(read);
}

function read(path: string): SourceFile {
	const text = readFileSync(join(root, path), "utf8");
	const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
	const imports: Import[] = [];
	walk(tree, (node) => {
		const found = importIn(node);
		if (found) imports.push({ ...found, what: resolve(path, found.what) });
	});
	return { path, text, imports, tree };
}

/** Visits a node and everything in it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
	visit(node);
	ts.forEachChild(node, (child) => walk(child, visit));
}

function importIn(node: ts.Node): Import | undefined {
	if (ts.isImportDeclaration(node))
		return found(node.moduleSpecifier, isTypeImport(node), false);
	if (ts.isExportDeclaration(node) && node.moduleSpecifier)
		return found(node.moduleSpecifier, node.isTypeOnly, false);
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
		return found(node.argument.literal, true, true);
	if (ts.isCallExpression(node) && isLoading(node.expression))
		return found(node.arguments[0], false, true);
	return undefined;
}

function found(
	what: ts.Node | undefined,
	isType: boolean,
	isLazy: boolean,
): Import | undefined {
	return what && ts.isStringLiteral(what)
		? { what: what.text, isType, isLazy }
		: undefined;
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
	if (!importClause) return false;
	if (importClause.isTypeOnly) return true;
	const { name, namedBindings } = importClause;
	return (
		!name &&
		namedBindings !== undefined &&
		ts.isNamedImports(namedBindings) &&
		namedBindings.elements.every(({ isTypeOnly }) => isTypeOnly)
	);
}

/** `require(…)` or `import(…)`. */
function isLoading(callee: ts.Expression): boolean {
	return (
		callee.kind === ts.SyntaxKind.ImportKeyword ||
		(ts.isIdentifier(callee) && callee.text === "require")
	);
}

function resolve(from: string, what: string): string {
	if (!what.startsWith(".")) return what;
	const path = join(from, "..", what).replaceAll(sep, "/");
	// A folder is its index, but for what ends in a file's name.
	return existsSync(join(root, path, "index.ts")) ? `${path}/index` : path;
}
