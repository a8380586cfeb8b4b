import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, extname, join, resolve, sep } from "node:path";
import { inputError } from "../../inputError";
import { type DeclaredRuntime, readRuntime } from "./runtimes";
import { type Bag, bagOf, readYaml, textOf } from "./yamlFile";

/** A Pulumi project, as described by its Pulumi.yaml. */
export interface Project extends DeclaredRuntime {
	readonly name: string;
	/** The folder as the caller names it, for messages. */
	readonly folder: string;
	/** Absolute path of the folder that holds Pulumi.yaml. */
	readonly root: string;
	/** Absolute path of the folder that the program runs in. */
	readonly programFolder: string;
	/** The program in that folder; "." leaves the choice to the runtime. */
	readonly entry: string;
	/** The folder of the stacks' files, as `folder` is spelled. */
	readonly configFolder: string;
	/** The ending that the stacks' files share with Pulumi.yaml. */
	readonly fileType: string;
	/** The settings that the project gives to all its stacks. */
	readonly config: Bag;
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
	const declared = readRuntime(file, folder, yaml.runtime);
	return {
		name,
		folder,
		root,
		...declared,
		...programOf(file, root, textOf(yaml.main), declared),
		configFolder: join(
			folder,
			// The name that this setting once had.
			textOf(yaml.stackConfigDir) ?? textOf(yaml.config) ?? ".",
		),
		fileType: extname(file),
		config: bagOf(yaml.config),
	};
}

function programOf(
	file: string,
	root: string,
	main: string | undefined,
	{ runtime }: DeclaredRuntime,
): Pick<Project, "programFolder" | "entry"> {
	const path = resolve(root, main ?? ".");
	if (path !== root && !path.startsWith(root + sep))
		throw inputError(
			`${file}: main must be inside the project folder: ${main}.`,
		);
	const found = statSync(path, { throwIfNoEntry: false });
	if (found === undefined)
		throw inputError(
			`${file}: main names ${main}, which does not exist. ${runtime.missingMain(`${main}`)}`,
		);
	return found.isDirectory()
		? { programFolder: path, entry: "." }
		: { programFolder: dirname(path), entry: basename(path) };
}
