import { createRequire } from "node:module";
import { join } from "node:path";
import type { Stack } from "../providers/resource";
import { rootUrn } from "../providers/urn";
import { UNKNOWN_TEXT } from "../providers/wire";
import { inputError } from "./inputError";
import { failureOf } from "./program/failure";
import { runNode } from "./program/launch";
import { startMonitor } from "./program/monitor";
import { UNANSWERED } from "./program/monitorHandlers";
import { type Project, readProject } from "./program/project";
import { readStackConfig, type StackConfig } from "./program/stackConfig";
import { teachUnknowns } from "./program/unknowns";

/** How a program is run. */
export interface ProgramOptions {
	/** The stack whose configuration file is used; the only one by default. */
	readonly stack?: string;
	/**
	 * After so long without a sign of life the program is stopped: 120,000
	 * milliseconds by default.
	 */
	readonly timeoutMs?: number;
}

/**
 * Runs the Pulumi program in a folder, by its own SDK and as at a preview, and
 * gives what it registers. It needs no CLI, no credentials and no network:
 * what only AWS knows is unknown. Throws an input error for whatever is wrong.
 */
export async function readProgram(
	folder: string,
	options: ProgramOptions,
): Promise<Stack> {
	const { timeoutMs = 120_000 } = options;
	const project = readProject(folder);
	const config = readStackConfig(project, options.stack);
	const launcher = launcherOf(project);
	const monitor = await startMonitor(project, config);
	try {
		const ending = await runNode({
			args: argumentsOf(project, config, launcher, monitor.address),
			cwd: project.programFolder,
			env: environmentOf(project, config),
			timeoutMs,
			lastSign: monitor.lastSign,
		});
		// A program that says there was an error has failed, as at a preview.
		if (ending.code !== 0 || monitor.errors.length > 0)
			throw failureOf(project, monitor.errors, ending, timeoutMs);
		return {
			urn: rootUrn(config.stack, project.name),
			name: config.stack,
			resources: monitor.resources(),
		};
	} finally {
		monitor.close();
	}
}

function launcherOf(project: Project): string {
	const resolver = createRequire(join(project.programFolder, "index.js"));
	try {
		return resolver.resolve("@pulumi/pulumi/cmd/run");
	} catch {
		throw inputError(
			`${project.folder} has no @pulumi/pulumi installed: run \`npm install\` there.`,
		);
	}
}

function argumentsOf(
	project: Project,
	config: StackConfig,
	launcher: string,
	address: string,
): readonly string[] {
	const lesson = [UNKNOWN_TEXT, UNANSWERED].map((text) => JSON.stringify(text));
	// Run under a short name, which is what stack traces then hold.
	const preload = `import Module from "node:module";import vm from "node:vm";vm.runInThisContext(${JSON.stringify(`(${teachUnknowns})`)},{filename:"node:cloudtrail-compliance"})(Module._extensions,${lesson});`;
	return [
		...project.nodeArgs,
		// One word: the SDK gives up ES modules at a bare `--import`.
		`--import=data:text/javascript,${encodeURIComponent(preload)}`,
		launcher,
		...["--monitor", address, "--engine", address],
		...["--organization", config.organization],
		...["--project", project.name, "--stack", config.stack],
		...["--dry-run", "true", "--parallel", "16"],
		...["--pwd", project.programFolder, "--root-directory", project.root],
		project.entry,
	];
}

function environmentOf(
	project: Project,
	config: StackConfig,
): Readonly<Record<string, string | undefined>> {
	const { no_grpc_proxy, no_proxy } = process.env;
	return {
		...process.env,
		PULUMI_CONFIG: JSON.stringify(config.values),
		PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(config.secretKeys),
		PULUMI_NODEJS_TYPESCRIPT: String(project.typescript),
		...(project.tsconfig && { PULUMI_NODEJS_TSCONFIG_PATH: project.tsconfig }),
		// Resources are judged here, not types.
		PULUMI_NODEJS_TRANSPILE_ONLY: "true",
		// The SDK forgets to say so to ts-node's loader of modules.
		TS_NODE_TRANSPILE_ONLY: "true",
		// A proxy of this machine's is no way to this machine.
		no_grpc_proxy: [no_grpc_proxy || no_proxy, "127.0.0.1"]
			.filter(Boolean)
			.join(","),
	};
}
