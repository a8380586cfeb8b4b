import { join, relative, sep } from "node:path";
import ts from "typescript";
import { withoutUnusedTypes } from "./unusedTypes";

/** Entries of the package that have types, without their extension. */
const TYPED = [
	"components/index",
	"policypack/index",
	"policypack/policies",
	"policypack/controlsEntry",
	"policypack/reportsEntry",
];

/** By path in `bin`: what the entries export, and what that refers to. */
export function declarations(root: string): ReadonlyMap<string, string> {
	const used = withoutUnusedTypes(
		emitted(root),
		TYPED.map((entry) => `${entry}.d.ts`),
	);
	return new Map(
		[...used].map(([path, text]) => [path, isShort(path) ? short(text) : text]),
	);
}

/** Data types, whose names describe them. */
function isShort(path: string): boolean {
	return /^policypack\/(model|judging)\//.test(path);
}

/** With the comments of functions only, to limit the size of the package. */
function short(text: string): string {
	return text.replace(
		/[ \t]*\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n(?!export declare function)/g,
		"",
	);
}

/** The declarations of every source file; throws where one has none. */
function emitted(root: string): ReadonlyMap<string, string> {
	const config = join(root, "tsconfig.json");
	const parsed = ts.getParsedCommandLineOfConfigFile(config, undefined, {
		...ts.sys,
		onUnRecoverableConfigFileDiagnostic: fail,
	});
	const { options = {} } = parsed ?? {};
	const program = ts.createProgram(
		TYPED.map((entry) => join(root, `${entry}.ts`)),
		{ ...options, emitDeclarationOnly: true },
	);
	const files = new Map<string, string>();
	const { diagnostics } = program.emit(undefined, (path, text) => {
		const inBin = relative(join(root, "bin"), path);
		files.set(inBin.split(sep).join("/"), text.replace(/ {4}/g, "\t"));
	});
	for (const diagnostic of diagnostics) fail(diagnostic);
	return files;
}

function fail({ messageText }: ts.Diagnostic): never {
	throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
}
