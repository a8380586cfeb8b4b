import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { inputError } from "../../inputError";
import { UNKNOWN_TEXT } from "../../providers/wire";
import { CHECK_A_PREVIEW } from "./advice";
import { readEnvironment } from "./environment";
import type { Project } from "./project";
import { type Bag, bagOf, readYaml } from "./yamlFile";

/** The stack that a program is run as, and what is configured for it. */
export interface StackConfig {
	readonly organization: string;
	readonly stack: string;
	/** Text under "namespace:key"; what is not text is JSON. */
	readonly values: Readonly<Record<string, string>>;
	readonly secretKeys: readonly string[];
	/** The values of secret settings and variables, for no message to show. */
	readonly secretValues: readonly string[];
	/**
	 * Whether a key that is not in `values` may be set all the same, by an
	 * environment that is not in view.
	 */
	readonly isOpen: boolean;
	/** Variables of the program's environment that the stack's file sets. */
	readonly variables: Readonly<Record<string, string>>;
}

/** The stack of a program that has no configuration file, where none is named. */
const NO_STACK = "dev";

/**
 * Reads the configuration of the named stack (`ORG/PROJECT/STACK` is well,
 * too), or of the only one that has a file. Throws where several have one and
 * none is named: they may differ in what decides. What is encrypted is not known here, and
 * the program gets the text that stands for an unknown in its place. So does
 * all that an imported environment of Pulumi ESC may set.
 */
export function readStackConfig(
	project: Project,
	name: string | undefined,
): StackConfig {
	const parts = name?.split("/") ?? [];
	const stack = chooseStack(project, parts.at(-1));
	const organization = parts.length > 1 ? parts[0] : undefined;
	const file = stack === undefined ? undefined : fileOf(project, stack);
	const own = file !== undefined && existsSync(file) ? readYaml(file) : {};
	const environment = readEnvironment(own.environment, file ?? "");
	const { imports, settings, variables } = environment;
	const values = new Map<string, unknown>();
	// An imported environment goes before what the project gives to all stacks.
	if (!imports)
		for (const [key, declared] of Object.entries(project.config))
			values.set(keyOf(project, key), projectValue(declared));
	const beside = new Map<string, unknown>();
	// What an import may add to an object is not in view.
	for (const [key, value] of Object.entries(settings))
		beside.set(
			keyOf(project, key),
			imports && isObject(value) ? UNKNOWN_TEXT : value,
		);
	for (const [key, value] of beside) values.set(key, value);
	for (const [written, value] of Object.entries(bagOf(own.config))) {
		const key = keyOf(project, written);
		values.set(key, merged(value, beside.get(key)));
	}
	const entries = [...values].filter(([, value]) => value != null);
	const secretKeys = environment.secretKeys.map((key) => keyOf(project, key));
	return {
		organization: organization ?? "organization",
		stack: stack ?? NO_STACK,
		values: Object.fromEntries(
			entries.map(([key, value]) => [key, textOf(opened(value))]),
		),
		secretKeys: entries
			.filter(
				([key, value]) =>
					secretKeys.includes(key) ||
					JSON.stringify(value).includes('"secure":'),
			)
			.map(([key]) => key),
		secretValues: environment.secretValues,
		isOpen: imports,
		variables,
	};
}

/**
 * What a stack configures for the default provider of a package, under the
 * provider's own property names.
 */
export function packageConfig(config: StackConfig, name: string): Bag {
	const prefix = `${name}:`;
	return Object.fromEntries(
		Object.entries(config.values)
			.filter(([key]) => key.startsWith(prefix))
			.map(([key, value]) => [key.slice(prefix.length), value]),
	);
}

/** What makes settings known that are not known here; undefined: all are. */
export function whatMakesKnown({
	isOpen,
	values,
}: StackConfig): string | undefined {
	const keys = Object.keys(values).filter((key) =>
		values[key]?.includes(UNKNOWN_TEXT),
	);
	const settings =
		keys.length > 0
			? `Encrypted settings (${keys.join(", ")})`
			: "Settings from imported environments";
	return keys.length > 0 || isOpen
		? `${settings} cannot be read here: ${CHECK_A_PREVIEW}.`
		: undefined;
}

function chooseStack(
	project: Project,
	name: string | undefined,
): string | undefined {
	const names = stackNames(project);
	const [only, another] = names;
	if (name === undefined && another === undefined) return only;
	// A stack needs no configuration, and a program may ask for its name alone.
	if (name !== undefined && (only === undefined || names.includes(name)))
		return name;
	throw inputError(
		name === undefined
			? `${project.folder} has configuration files for several stacks: use --stack ${names.join(" or ")}.`
			: `${project.folder} has no configuration file for stack ${name}: use --stack ${names.join(" or ")}.`,
	);
}

function stackNames(project: Project): readonly string[] {
	if (!existsSync(project.configFolder)) return [];
	return readdirSync(project.configFolder)
		.filter((file) => file.startsWith("Pulumi."))
		.filter((file) => file.endsWith(project.fileType))
		.map((file) => file.slice("Pulumi.".length, -project.fileType.length))
		.filter((name) => name !== "")
		.sort();
}

/** Whether the named stack (`ORG/PROJECT/STACK` is well, too) has a file. */
export function hasStackFile(project: Project, name: string): boolean {
	return existsSync(fileOf(project, name.split("/").at(-1) ?? name));
}

function fileOf(project: Project, stack: string): string {
	return join(project.configFolder, `Pulumi.${stack}${project.fileType}`);
}

function keyOf(project: Project, key: string): string {
	// "namespace:config:key" is how keys were once written.
	const short = key.replace(/^([^:]+):config:/, "$1:");
	return short.includes(":") ? short : `${project.name}:${short}`;
}

/** A stack's own value, with what its environment has beside it in objects. */
function merged(own: unknown, beside: unknown): unknown {
	if (!isObject(own) || !isObject(beside) || "secure" in own) return own;
	const all = { ...beside };
	for (const [key, value] of Object.entries(own))
		all[key] = merged(value, beside[key]);
	return all;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a project declares of a setting: its value, or its type and default. */
const DECLARATION = ["value", "default", "type", "description", "items"];

function projectValue(declared: unknown): unknown {
	const bag = bagOf(declared);
	if (!DECLARATION.some((name) => name in bag)) return declared;
	return bag.value ?? bag.default;
}

/** A value with the unknown in place of all that is encrypted. */
function opened(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(opened);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value);
	if (entries.length === 1 && entries[0]?.[0] === "secure") return UNKNOWN_TEXT;
	return Object.fromEntries(entries.map(([key, item]) => [key, opened(item)]));
}

function textOf(value: unknown): string {
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}
