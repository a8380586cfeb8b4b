import { inputError } from "../../inputError";
import { isBag, UNKNOWN_TEXT } from "../../providers/wire";
import { type Bag, bagOf } from "./yamlFile";

/** The Pulumi ESC environment in a stack's configuration file. */
export interface Environment {
	/** Settings with values in the file. */
	readonly settings: Bag;
	/** The names of the secret ones. */
	readonly secretKeys: readonly string[];
	/** The secret strings and numbers in the file. */
	readonly secretValues: readonly string[];
	/** Environment variables with values in the file. */
	readonly variables: Readonly<Record<string, string>>;
	/** Whether environments are imported, whose settings are not known. */
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

/** A mapping; empty if not set. Throws an input error on other types. */
function mappingAt(value: unknown, key: string, file: string): Bag {
	if (value == null || isBag(value)) return bagOf(value);
	const kind = Array.isArray(value) ? "list" : typeof value;
	const wanted =
		key === "environment"
			? "a list of environments, such as [acme/audit], or a mapping"
			: "a mapping";
	throw inputError(`${file}: ${key} is a ${kind}: use ${wanted}.`);
}

/** The value that an environment declares; undefined if only Pulumi ESC has it. */
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

/** A value, with unknowns for expressions that only Pulumi ESC can evaluate. */
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

/** Of the functions, only `fn::secret` with a literal can be evaluated here. */
function resultOf([name, argument]: readonly [string, unknown]): unknown {
	const isCipher = "ciphertext" in bagOf(argument);
	return name === "fn::secret" && !isCipher
		? evaluated(argument)
		: UNKNOWN_TEXT;
}

/** A string; `${…}` is a reference, and `$$` an escaped dollar sign. */
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

/** All strings and numbers inside `fn::secret`. */
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
