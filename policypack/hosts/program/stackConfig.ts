import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { UNKNOWN_TEXT } from "../../providers/wire";
import { inputError } from "../inputError";
import type { Project } from "./project";
import { type Bag, bagOf, readYaml } from "./yamlFile";

/** The stack that a program is run as, and what is configured for it. */
export interface StackConfig {
	readonly organization: string;
	readonly stack: string;
	/** Text under "namespace:key"; what is not text is JSON. */
	readonly values: Readonly<Record<string, string>>;
	readonly secretKeys: readonly string[];
}

/** The stack of a program that has no configuration file, where none is named. */
const NO_STACK = "dev";

/**
 * Reads the configuration of the named stack (`ORG/PROJECT/STACK` is well,
 * too), or of the only one that has a file. Throws where several have one and
 * none is named: they may differ in what decides. What is encrypted is not known here, and
 * the program gets the text that stands for an unknown in its place.
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
	const entries = [
		...Object.entries(project.config).map(([key, declared]) =>
			entry(project, key, projectValue(declared)),
		),
		...Object.entries(bagOf(own.config)).map(([key, value]) =>
			entry(project, key, value),
		),
	].filter(([, value]) => value !== undefined && value !== null);
	return {
		organization: organization ?? "organization",
		stack: stack ?? NO_STACK,
		values: Object.fromEntries(
			entries.map(([key, value]) => [key, textOf(opened(value))]),
		),
		secretKeys: entries
			.filter(([, value]) => JSON.stringify(value).includes('"secure":'))
			.map(([key]) => key),
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
			? `${project.folder} has configuration files of several stacks: choose --stack ${names.join(" or ")}.`
			: `${project.folder} has no configuration file of the stack ${name}: choose --stack ${names.join(" or ")}.`,
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

function fileOf(project: Project, stack: string): string {
	return join(project.configFolder, `Pulumi.${stack}${project.fileType}`);
}

function entry(
	project: Project,
	key: string,
	value: unknown,
): readonly [string, unknown] {
	// "namespace:config:key" is how keys were once written.
	const short = key.replace(/^([^:]+):config:/, "$1:");
	return [short.includes(":") ? short : `${project.name}:${short}`, value];
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
