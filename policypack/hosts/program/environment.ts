import { UNKNOWN_TEXT } from "../../providers/wire";
import { type Bag, bagOf } from "./yamlFile";

/** What a stack's file says of its environment in Pulumi ESC. */
export interface Environment {
	/** Settings that the file itself holds. */
	readonly settings: Bag;
	/** Those of them that are secret. */
	readonly secretKeys: readonly string[];
	/** Variables for the program, of those whose values the file holds. */
	readonly variables: Readonly<Record<string, string>>;
	/** Whether environments are imported, whose settings are not in view. */
	readonly imports: boolean;
}

/**
 * Reads `environment:` of a stack's file: a list of environments that it
 * imports, or an environment of its own that may import others.
 * https://www.pulumi.com/docs/esc/environments/syntax/
 */
export function readEnvironment(declared: unknown): Environment {
	const inline = bagOf(declared);
	const imports = Array.isArray(declared) ? declared : inline.imports;
	const values = bagOf(inline.values);
	const settings = bagOf(values.pulumiConfig);
	const variables = Object.entries(bagOf(values.environmentVariables))
		.map(([name, value]) => [name, evaluated(value)] as const)
		.filter(([, value]) => typeof value !== "object" && value !== UNKNOWN_TEXT);
	return {
		settings: Object.fromEntries(
			Object.entries(settings).map(([key, value]) => [key, evaluated(value)]),
		),
		secretKeys: Object.keys(settings).filter((key) => hasSecret(settings[key])),
		variables: Object.fromEntries(
			variables.map(([name, value]) => [name, String(value)]),
		),
		imports: Array.isArray(imports)
			? imports.length > 0
			: typeof imports === "string",
	};
}

/** A value with the unknown in place of what only Pulumi ESC can evaluate. */
function evaluated(declared: unknown): unknown {
	if (typeof declared === "string") return textOf(declared);
	if (Array.isArray(declared)) return declared.map(evaluated);
	if (typeof declared !== "object" || declared === null) return declared;
	const entries = Object.entries(declared);
	const called = entries.find(([key]) => key.startsWith("fn::"));
	if (called) return resultOf(called);
	return Object.fromEntries(
		entries.map(([key, item]) => [key, evaluated(item)]),
	);
}

/** Of functions, only what makes a plain text secret needs nobody's help. */
function resultOf([name, argument]: readonly [string, unknown]): unknown {
	const isCipher = "ciphertext" in bagOf(argument);
	return name === "fn::secret" && !isCipher
		? evaluated(argument)
		: UNKNOWN_TEXT;
}

/** A text; `${…}` in it is a reference, and `$$` is one dollar sign. */
function textOf(declared: string): string {
	const refers = /(?<!\$)(?:\$\$)*\$\{/.test(declared);
	return refers ? UNKNOWN_TEXT : declared.replaceAll("$$", () => "$");
}

function hasSecret(declared: unknown): boolean {
	if (Array.isArray(declared)) return declared.some(hasSecret);
	return Object.entries(bagOf(declared)).some(
		([key, item]) => key === "fn::secret" || hasSecret(item),
	);
}
