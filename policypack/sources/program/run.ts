import { createRequire } from "node:module";
import { join } from "node:path";
import { inputError } from "../../inputError";
import type { Resource } from "../../providers/resource";
import { UNKNOWN_TEXT } from "../../providers/wire";
import { teachCallSites } from "./callSites";
import type { DeploymentTarget } from "./deploymentTarget";
import { brokenPackageFile } from "./entry";
import { teachErrors } from "./errors";
import { type Ending, runNode, SIGNAL_FD } from "./launch";
import { teachLazyProperties } from "./lazyProperties";
import { startMonitor } from "./monitor";
import { UNANSWERED } from "./monitorHandlers";
import { teachOutputs } from "./outputs";
import type { Project } from "./project";
import { teachPromises } from "./promises";
import type { StackConfig } from "./stackConfig";
import type { TimeLimits } from "./timeLimits";
import { type Lesson, teachUnknowns } from "./unknowns";
import { unknownValues } from "./unknownValues";

/** What a program is run with. */
export interface Running extends TimeLimits {
	readonly project: Project;
	readonly config: StackConfig;
	readonly target: DeploymentTarget;
	/**
	 * Whether functions given to `apply` run on what is not known here, too: it
	 * shows what they register, and nothing else of that run is of use.
	 */
	readonly reveals: boolean;
}

/** What became of a run. */
export interface Ran {
	readonly ending: Ending;
	/** What the program reported as errors, in its order. */
	readonly errors: readonly string[];
	readonly resources: readonly Resource[];
	/** Options of the command that would provide what the program requested. */
	readonly lacking: ReadonlySet<string>;
	readonly tookMs: number;
}

/** Runs a program to its end, against an engine of ours. */
export async function runProgram(running: Running): Promise<Ran> {
	const { project, config, target, reveals } = running;
	const launcher = launcherOf(project);
	const started = performance.now();
	const monitor = await startMonitor(project, config, {
		target,
		isLenient: reveals,
	});
	try {
		const ending = await runNode({
			...running,
			args: argumentsOf(running, launcher, monitor.address),
			cwd: project.programFolder,
			env: environmentOf(running),
			lastSign: monitor.lastSign,
		});
		const { errors, lacking } = monitor;
		const tookMs = performance.now() - started;
		const resources = monitor.resources();
		return { ending, errors, resources, lacking, tookMs };
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
			brokenPackageFile(project) ??
				`@pulumi/pulumi is not installed in ${project.folder}: run \`npm install\` in that folder.`,
		);
	}
}

function argumentsOf(
	{ project, config, reveals }: Running,
	launcher: string,
	address: string,
): readonly string[] {
	const lesson: Lesson = {
		unknownText: UNKNOWN_TEXT,
		unanswered: UNANSWERED,
		isOpen: config.isOpen,
	};
	const text = JSON.stringify(UNKNOWN_TEXT);
	const script = `
		const values = (${unknownValues})(${text});
		const outputs = (exported) => (${teachOutputs})(exported, values, ${reveals}, onWaiting);
		(${teachUnknowns})(extensions, values, ${JSON.stringify(lesson)}, outputs, (exported) => (${teachCallSites})(exported, finding), (${teachErrors})(finding), ${teachLazyProperties}, ${teachPromises});`;
	// Run under a short name, which is what stack traces then hold.
	const preload = `import{writeSync}from"node:fs";import Module,{findSourceMap}from"node:module";import{fileURLToPath}from"node:url";import vm from"node:vm";vm.runInThisContext(${JSON.stringify(`(extensions, onWaiting, finding) => {${script}}`)},{filename:"node:cloudtrail-compliance"})(Module._extensions,()=>{try{writeSync(${SIGNAL_FD},".")}catch{}},{fileURLToPath,findSourceMap});`;
	return [
		...heapArguments(),
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

/**
 * V8 lets a heap grow to several times of what is in use before it collects
 * what is not: beyond 1 GB with 5,000 resources. A node that is too new to be
 * sure of this argument would refuse to start.
 */
function heapArguments(): readonly string[] {
	const [major] = process.versions.node.split(".");
	return Number(major) <= 26 ? ["--heap-growing-percent=25"] : [];
}

function environmentOf({
	project,
	config,
}: Running): Readonly<Record<string, string | undefined>> {
	const { no_grpc_proxy, no_proxy } = process.env;
	return {
		...process.env,
		...config.variables,
		PULUMI_CONFIG: JSON.stringify(config.values),
		PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(config.secretKeys),
		PULUMI_NODEJS_TYPESCRIPT: String(project.typescript),
		...(project.tsconfig && { PULUMI_NODEJS_TSCONFIG_PATH: project.tsconfig }),
		// Resources are judged here, not types.
		PULUMI_NODEJS_TRANSPILE_ONLY: "true",
		// The SDK forgets to say so to ts-node's loader of modules.
		TS_NODE_TRANSPILE_ONLY: "true",
		// The machine's proxy must not be used for loopback.
		no_grpc_proxy: [no_grpc_proxy || no_proxy, "127.0.0.1"]
			.filter(Boolean)
			.join(","),
	};
}
