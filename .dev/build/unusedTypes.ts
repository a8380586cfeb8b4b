import { posix } from "node:path";
import ts from "typescript";

/** Declaration files, by path in `bin`. */
type Files = ReadonlyMap<string, string>;

/** An export of a file; `*` is all of them. */
type Mark = (path: string, name: string) => void;

/**
 * The declarations that entries export and those that they refer to. Everything
 * else is removed: users of the package cannot import it.
 */
export function withoutUnusedTypes(
	files: Files,
	entries: readonly string[],
): Files {
	const sources = new Map(
		[...files].map(([path, text]) => [
			path,
			ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
		]),
	);
	const used = new Map<string, Set<string>>();
	const mark: Mark = (path, name) => {
		const source = sources.get(path);
		const names = used.get(path) ?? new Set();
		if (!source || names.has(name)) return;
		used.set(path, names.add(name));
		for (const statement of source.statements)
			markUsed(statement, path, name, mark, files);
	};
	for (const entry of entries) mark(entry, "*");
	return new Map(
		[...used].map(([path, names]) => [
			path,
			textOf(sources.get(path)?.statements ?? [], names),
		]),
	);
}

/** Marks what a name needs of one statement of its file. */
function markUsed(
	statement: ts.Statement,
	path: string,
	name: string,
	mark: Mark,
	files: Files,
): void {
	const target = targetOf(statement, path, files);
	if (ts.isExportDeclaration(statement)) {
		if (!statement.exportClause && target) mark(target, name);
		for (const { inner, outer } of bindingsOf(statement))
			if (name === "*" || name === outer) {
				mark(path, outer);
				mark(target ?? path, inner);
			}
	} else if (ts.isImportDeclaration(statement)) {
		for (const { inner, outer } of bindingsOf(statement))
			if (outer === name && target) mark(target, inner);
	} else if (
		declaredBy(statement).includes(name) ||
		(name === "*" && isExported(statement))
	) {
		for (const declared of declaredBy(statement)) mark(path, declared);
		for (const identifier of identifiersIn(statement)) mark(path, identifier);
	}
}

interface Binding {
	/** Its name in the file that it comes from. */
	readonly inner: string;
	/** Its name in this file, or for those who import from it. */
	readonly outer: string;
	readonly text: string;
}

function bindingsOf(statement: ts.Statement): readonly Binding[] {
	const clause = ts.isExportDeclaration(statement)
		? statement.exportClause
		: ts.isImportDeclaration(statement)
			? statement.importClause?.namedBindings
			: undefined;
	if (!clause || ts.isNamespaceImport(clause) || ts.isNamespaceExport(clause))
		return [];
	return clause.elements.map((element) => ({
		inner: (element.propertyName ?? element.name).text,
		outer: element.name.text,
		text: element.getText(),
	}));
}

/** The file that a statement imports from, if it is one of ours. */
function targetOf(
	statement: ts.Statement,
	path: string,
	files: Files,
): string | undefined {
	const from =
		ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)
			? statement.moduleSpecifier
			: undefined;
	if (!from || !ts.isStringLiteral(from)) return undefined;
	const target = posix.join(posix.dirname(path), from.text);
	return [`${target}.d.ts`, `${target}/index.d.ts`].find((one) =>
		files.has(one),
	);
}

function declaredBy(statement: ts.Statement): readonly string[] {
	if (ts.isVariableStatement(statement))
		return statement.declarationList.declarations.map(({ name }) =>
			name.getText(),
		);
	const { name } = statement as { readonly name?: ts.Identifier };
	return name ? [name.text] : [];
}

function isExported(statement: ts.Statement): boolean {
	return (
		ts.canHaveModifiers(statement) &&
		(ts.getModifiers(statement) ?? []).some(
			({ kind }) => kind === ts.SyntaxKind.ExportKeyword,
		)
	);
}

function identifiersIn(node: ts.Node): readonly string[] {
	if (ts.isIdentifier(node)) return [node.text];
	const found: string[] = [];
	node.forEachChild((child) => void found.push(...identifiersIn(child)));
	return found;
}

/** The statements that are used, and of imports the names that are. */
function textOf(
	statements: readonly ts.Statement[],
	names: ReadonlySet<string>,
): string {
	const texts = statements.flatMap((statement): readonly string[] => {
		// An import for its effects has no types.
		if (ts.isImportDeclaration(statement) && !statement.importClause) return [];
		const bindings = bindingsOf(statement);
		if (bindings.length > 0) {
			const kept = bindings.filter(({ outer }) => names.has(outer));
			const [before = "", after = ""] = statement
				.getFullText()
				.split(/\{[^}]*\}/);
			const list = kept.map(({ text }) => text).join(", ");
			return kept.length > 0 ? [`${before}{ ${list} }${after}`] : [];
		}
		const declared = declaredBy(statement);
		const isUsed =
			declared.length === 0 || declared.some((name) => names.has(name));
		return isUsed ? [statement.getFullText()] : [];
	});
	return `${texts.join("").trim()}\n`;
}
