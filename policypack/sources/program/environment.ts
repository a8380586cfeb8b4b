import { inputError } from "../../inputError";
import { isBag, UNKNOWN_TEXT } from "../../providers/wire";
import { type Bag, bagOf } from "./yamlFile";

/** What a stack's file says of its environment in Pulumi ESC. */
export interface Environment {
	/** Settings that the file itself holds. */
	readonly settings: Bag;
	/** Those of them that are secret. */
	readonly secretKeys: readonly string[];
	/** The secret texts and numbers that the file itself holds. */
	readonly secretValues: readonly string[];
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
export function readEnvironment(declared: unknown, file: string): Environment {
	const isList = Array.isArray(declared);
	const inline = isList ? {} : mappingAt(declared, "environment", file);
	const imports = isList ? declared : inline.imports;
	const values = mappingAt(inline.values, "environment.values", file);
	const settings = declaredIn(values, "pulumiConfig", file);
	const variables = Object.entries(
		declaredIn(values, "environmentVariables", file) ?? {},
	)
		.map(([name, value]) => [name, evaluated(value)] as const)
		.filter(([, value]) => typeof value !== "object" && value !== UNKNOWN_TEXT);
	return {
		settings: Object.fromEntries(
			Object.entries(settings ?? {}).map(([key, value]) => [
				key,
				evaluated(value),
			]),
		),
		secretKeys: Object.entries(settings ?? {}).flatMap(([key, value]) =>
			hasSecret(value) ? [key] : [],
		),
		secretValues: secretsIn(values),
		variables: Object.fromEntries(
			variables.map(([name, value]) => [name, String(value)]),
		),
		imports:
			settings === undefined ||
			(Array.isArray(imports)
				? imports.length > 0
				: typeof imports === "string"),
	};
}

/** A mapping; an empty one where nothing is set. Anything else is refused. */
function mappingAt(value: unknown, key: string, file: string): Bag {
	if (value == null || isBag(value)) return bagOf(value);
	const kind = Array.isArray(value) ? "list" : typeof value;
	const wanted =
		key === "environment"
			? "a list of environments, such as [acme/audit], or a mapping"
			: "a mapping";
	throw inputError(`${file}: ${key} is a ${kind}: use ${wanted}.`);
}

/** What an environment declares; undefined where only Pulumi ESC knows it. */
function declaredIn(values: Bag, name: string, file: string): Bag | undefined {
	const declared = values[name];
	const isEvaluated =
		typeof declared === "string"
			? evaluated(declared) === UNKNOWN_TEXT
			: Object.keys(bagOf(declared)).some((key) => key.startsWith("fn::"));
	return isEvaluated
		? undefined
		: mappingAt(declared, `environment.values.${name}`, file);
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

/** The texts and numbers inside `fn::secret`, wherever that is. */
function secretsIn(declared: unknown): readonly string[] {
	if (Array.isArray(declared)) return declared.flatMap(secretsIn);
	return Object.entries(bagOf(declared)).flatMap(([key, item]) =>
		key === "fn::secret" ? textsIn(evaluated(item)) : secretsIn(item),
	);
}

function textsIn(value: unknown): readonly string[] {
	if (typeof value === "number") return [String(value)];
	if (typeof value === "string") return value === UNKNOWN_TEXT ? [] : [value];
	return Object.values(Object(value)).flatMap(textsIn);
}
