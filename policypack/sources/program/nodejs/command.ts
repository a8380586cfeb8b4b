import { createRequire } from "node:module";
import { join } from "node:path";
import { inputError } from "../../../inputError";
import { withoutProxy } from "../loopback";
import type { Project } from "../project";
import type { Running } from "../run";
import type { ProgramCommand } from "../runtime";
import { brokenPackageFile } from "./entry";
import { type NodeOptions, nodeOptions } from "./options";
import { preloadArgument } from "./preload";

/**
 * The launcher of the program's own SDK, under the Node.js that runs this.
 * Throws an input error if the SDK is not installed.
 */
export function nodeCommand(running: Running, address: string): ProgramCommand {
	const options = nodeOptions(running.project);
	return {
		file: process.execPath,
		args: argumentsOf(running, options, address),
		cwd: running.project.programFolder,
		env: environmentOf(running, options),
	};
}

function launcherOf(project: Project): string {
	const resolver = createRequire(join(project.programFolder, "index.js"));
	try {
		return resolver.resolve("@pulumi/pulumi/cmd/run");
	} catch {
		throw inputError(
			brokenPackageFile(project) ??
				`@pulumi/pulumi is not installed in ${project.folder}: run \`npm install\` in that folder.`,
		);
	}
}

function argumentsOf(
	{ project, config, reveals }: Running,
	options: NodeOptions,
	address: string,
): readonly string[] {
	const launcher = launcherOf(project);
	return [
		...heapArguments(),
		...options.nodeArgs,
		preloadArgument(config, reveals),
		launcher,
		...["--monitor", address, "--engine", address],
		...["--organization", config.organization],
		...["--project", project.name, "--stack", config.stack],
		...["--dry-run", "true", "--parallel", "16"],
		...["--pwd", project.programFolder, "--root-directory", project.root],
		project.entry,
	];
}

/**
 * V8 lets a heap grow to several times of what is in use before it collects
 * what is not: beyond 1 GB with 5,000 resources. A node that is too new to be
 * sure of this argument would refuse to start.
 */
function heapArguments(): readonly string[] {
	const [major] = process.versions.node.split(".");
	return Number(major) <= 26 ? ["--heap-growing-percent=25"] : [];
}

function environmentOf(
	{ config }: Running,
	{ typescript, tsconfig }: NodeOptions,
): ProgramCommand["env"] {
	return {
		...process.env,
		...config.variables,
		PULUMI_CONFIG: JSON.stringify(config.values),
		PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(config.secretKeys),
		PULUMI_NODEJS_TYPESCRIPT: String(typescript),
		...(tsconfig && { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig }),
		// Resources are judged here, not types.
		PULUMI_NODEJS_TRANSPILE_ONLY: "true",
		// The SDK forgets to say so to ts-node's loader of modules.
		TS_NODE_TRANSPILE_ONLY: "true",
		...withoutProxy(),
	};
}
