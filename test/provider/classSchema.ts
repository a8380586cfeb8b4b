import { join } from "node:path";
import ts from "typescript";
import { root } from "../kit/sourceFiles";

/*
 * The types of the component by the TypeScript checker, as a package schema has
 * them. The generator of `provider/schema.json` reads the text of the
 * declarations instead.
 */

/** A type: what it accepts, without its descriptions. */
export interface CheckedType {
	/** `string`, `integer`, `boolean`, `array`, `map`, `object` or `enum`. */
	readonly kind: string;
	/** Whether it accepts outputs. */
	readonly isInput: boolean;
	/** Of an object: its comment, in one line. */
	readonly description?: string;
	readonly inner?: CheckedType;
	readonly properties?: Readonly<Record<string, CheckedProperty>>;
	readonly values?: readonly string[];
}

/** A property: its type, and whether it must be set. */
export interface CheckedProperty {
	readonly type: CheckedType;
	readonly isRequired: boolean;
	/** Its comment, in one line. */
	readonly description: string;
}

/** The component's arguments and outputs. */
export interface CheckedClass {
	readonly inputs: Readonly<Record<string, CheckedProperty>>;
	readonly outputs: Readonly<Record<string, CheckedProperty>>;
}

const NAME = "complianceTrail.ts";

type Rest = [languageVersion: ts.ScriptTarget | ts.CreateSourceFileOptions];

/** Files that were read: those of @pulumi/aws take seconds. */
const sources = new Map<string, ts.SourceFile | undefined>();

/**
 * The class, with the text of one of its files changed.
 * @param change From the text of `components/FILE`, by FILE.
 */
export function checkedClass(
	change: Readonly<Record<string, (text: string) => string>> = {},
): CheckedClass {
	const folder = join(root, "components");
	const options: ts.CompilerOptions = {
		strict: true,
		exactOptionalPropertyTypes: true,
		moduleResolution: ts.ModuleResolutionKind.Node10,
		module: ts.ModuleKind.CommonJS,
		target: ts.ScriptTarget.ES2022,
		skipLibCheck: true,
		types: [],
	};
	const host = ts.createCompilerHost(options);
	const read = host.readFile;
	const getSource = (path: string, ...rest: Rest) => {
		const source = sources.get(path) ?? original(path, ...rest);
		sources.set(path, source);
		return source;
	};
	const original = host.getSourceFile;
	host.getSourceFile = (path, ...[version]) => {
		const changed = Object.entries(change).find(
			([file]) => path === join(folder, file),
		);
		return changed
			? ts.createSourceFile(path, changed[1](read(path) ?? ""), version, true)
			: getSource(path, version);
	};
	const program = ts.createProgram([join(folder, NAME)], options, host);
	const checker = program.getTypeChecker();
	const file = program.getSourceFile(join(folder, NAME));
	const declared = file?.statements.find(ts.isClassDeclaration);
	if (!declared?.name) throw new Error(`${NAME} has no class`);
	const instance = checker.getTypeAtLocation(declared.name);
	const made = declared.members.find(ts.isConstructorDeclaration);
	const args = made?.parameters[1];
	if (!args) throw new Error("The constructor takes no arguments");
	return {
		inputs: propertiesOf(checker, checker.getTypeAtLocation(args)),
		outputs: Object.fromEntries(
			declared.members.filter(ts.isPropertyDeclaration).map((member) => {
				const name = member.name.getText();
				const symbol = checker.getPropertyOfType(instance, name);
				if (!symbol) throw new Error(`${name} is no property`);
				return [name, propertyOf(checker, symbol)];
			}),
		),
	};
}

function propertiesOf(checker: ts.TypeChecker, type: ts.Type) {
	return Object.fromEntries(
		checker
			.getPropertiesOfType(checker.getNonNullableType(type))
			.map((symbol) => [symbol.name, propertyOf(checker, symbol)]),
	);
}

function propertyOf(
	checker: ts.TypeChecker,
	symbol: ts.Symbol,
): CheckedProperty {
	const whole = checker.getTypeOfSymbol(symbol);
	const isOptional =
		(symbol.flags & ts.SymbolFlags.Optional) !== 0 ||
		(whole.isUnion() &&
			whole.types.some(({ flags }) => flags & ts.TypeFlags.Undefined));
	return {
		type: typeOf(checker, checker.getNonNullableType(whole)),
		isRequired: !isOptional,
		description: descriptionOf(checker, symbol),
	};
}

/** A comment in one line, without addresses. */
function descriptionOf(checker: ts.TypeChecker, symbol: ts.Symbol): string {
	return ts
		.displayPartsToString(symbol.getDocumentationComment(checker))
		.replace(/https:\S+/g, "")
		.replace(/\s+/g, " ")
		.trim();
}

function typeOf(checker: ts.TypeChecker, type: ts.Type): CheckedType {
	const members = type.isUnion() ? type.types : [type];
	const plain = members.filter((one) => !isLater(one));
	// An input is a value, a promise or an output; an output's is what it holds.
	const isInput = plain.length < members.length;
	if (plain.length === 0) {
		const [held] = checker.getTypeArguments(members[0] as ts.TypeReference);
		const inner = members[0]?.aliasTypeArguments?.[0] ?? held;
		if (!inner) throw new Error(`${checker.typeToString(type)} holds nothing`);
		return { ...typeOf(checker, inner), isInput: true };
	}
	return { ...plainType(checker, type, plain), isInput };
}

function isLater(type: ts.Type): boolean {
	const name = type.aliasSymbol?.name ?? type.symbol?.name;
	return name === "Promise" || name === "OutputInstance" || name === "Output";
}

function plainType(
	checker: ts.TypeChecker,
	type: ts.Type,
	members: readonly ts.Type[],
): Omit<CheckedType, "isInput"> {
	const [first] = members;
	if (!first) throw new Error("A union of nothing");
	if (members.every((one) => one.isStringLiteral()))
		return {
			kind: "enum",
			values: members.map((one) => (one as ts.StringLiteralType).value),
		};
	if (members.every(({ flags }) => flags & ts.TypeFlags.BooleanLike))
		return { kind: "boolean" };
	if (members.length > 1)
		throw new Error(`${checker.typeToString(type)} is a union`);
	if (first.flags & ts.TypeFlags.String) return { kind: "string" };
	// All numbers of the component are whole.
	if (first.flags & ts.TypeFlags.Number) return { kind: "integer" };
	if (checker.isArrayType(first)) {
		const [item] = checker.getTypeArguments(first as ts.TypeReference);
		if (!item) throw new Error("An array of nothing");
		return { kind: "array", inner: typeOf(checker, item) };
	}
	const value = first.getStringIndexType();
	if (value) return { kind: "map", inner: typeOf(checker, value) };
	return {
		kind: "object",
		description: descriptionOf(checker, first.symbol),
		properties: propertiesOf(checker, first),
	};
}
