import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, extname, join, resolve, sep } from "node:path";
import { inputError } from "../../inputError";
import { buildFirst } from "./entry";
import { type Bag, bagOf, readYaml, textOf } from "./yamlFile";

/** A Pulumi project in Node.js, as described by its Pulumi.yaml. */
export interface Project {
	readonly name: string;
	/** The folder as the caller names it, for messages. */
	readonly folder: string;
	/** Absolute path of the folder that holds Pulumi.yaml. */
	readonly root: string;
	/** Absolute path of the folder that the program runs in. */
	readonly programFolder: string;
	/** The program in that folder; "." leaves the choice to package.json. */
	readonly entry: string;
	/** The folder of the stacks' files, as `folder` is spelled. */
	readonly configFolder: string;
	/** The ending that the stacks' files share with Pulumi.yaml. */
	readonly fileType: string;
	/** The settings that the project gives to all its stacks. */
	readonly config: Bag;
	readonly typescript: boolean;
	readonly tsconfig: string | undefined;
	/** Arguments for node itself. */
	readonly nodeArgs: readonly string[];
}

const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/** Reads the project in a folder, and refuses what cannot be run here. */
export function readProject(folder: string): Project {
	const found = statSync(folder, { throwIfNoEntry: false });
	if (!found?.isDirectory())
		throw inputError(
			`Folder ${folder} does not exist: use the folder of a Pulumi program.`,
		);
	const file = PROJECT_FILES.map((name) => join(folder, name)).find((path) =>
		existsSync(path),
	);
	if (file === undefined)
		throw inputError(
			`${folder} has no Pulumi.yaml: use the folder that contains it.`,
		);
	const yaml = readYaml(file);
	const name = textOf(yaml.name);
	if (name === undefined)
		throw inputError(`${file} has no name: add the project name.`);
	// As node names the modules in it.
	const root = realpathSync(folder);
	return {
		name,
		folder,
		root,
		...programOf(file, root, textOf(yaml.main)),
		configFolder: join(
			folder,
			// The name that this setting once had.
			textOf(yaml.stackConfigDir) ?? textOf(yaml.config) ?? ".",
		),
		fileType: extname(file),
		config: bagOf(yaml.config),
		...runtimeOf(file, folder, yaml.runtime),
	};
}

function programOf(
	file: string,
	root: string,
	main: string | undefined,
): Pick<Project, "programFolder" | "entry"> {
	const path = resolve(root, main ?? ".");
	if (path !== root && !path.startsWith(root + sep))
		throw inputError(
			`${file}: main must be inside the project folder: ${main}.`,
		);
	const found = statSync(path, { throwIfNoEntry: false });
	if (found === undefined)
		throw inputError(
			`${file}: main names ${main}, which does not exist. ${buildFirst(`${main}`, "main")}`,
		);
	return found.isDirectory()
		? { programFolder: path, entry: "." }
		: { programFolder: dirname(path), entry: basename(path) };
}

function runtimeOf(
	file: string,
	folder: string,
	runtime: unknown,
): Pick<Project, "typescript" | "tsconfig" | "nodeArgs"> {
	const name = textOf(runtime) ?? textOf(bagOf(runtime).name);
	if (name === undefined)
		throw inputError(`${file} has no runtime: add \`runtime: nodejs\`.`);
	if (name !== "nodejs")
		throw inputError(
			`${file}: programs with runtime ${name} are not supported: run \`pulumi preview --json --show-sames > preview.json\` in ${folder}, then check preview.json.`,
		);
	const options = bagOf(bagOf(runtime).options);
	return {
		typescript: options.typescript !== false,
		tsconfig: textOf(options.tsconfig),
		nodeArgs: words(textOf(options.nodeargs) ?? ""),
	};
}

/** The words of a command line; quotes keep blanks together. */
function words(line: string): readonly string[] {
	const found = line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
	return found.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"));
}
