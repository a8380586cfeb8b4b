import type { Project } from "../project";
import { textOf } from "../yamlFile";

/** Options of the runtime `nodejs` in a Pulumi.yaml. */
export interface NodeOptions {
	/** Whether the SDK compiles TypeScript. Default: true. */
	readonly typescript: boolean;
	/** Path of the tsconfig.json; default: the SDK's choice. */
	readonly tsconfig: string | undefined;
	/** Arguments for node itself. Default: none. */
	readonly nodeArgs: readonly string[];
}

/** https://www.pulumi.com/docs/iac/concepts/projects/project-file/ */
export function nodeOptions({ runtimeOptions }: Project): NodeOptions {
	return {
		typescript: runtimeOptions.typescript !== false,
		tsconfig: textOf(runtimeOptions.tsconfig),
		nodeArgs: words(textOf(runtimeOptions.nodeargs) ?? ""),
	};
}

/** The words of a command line; quotes keep blanks together. */
function words(line: string): readonly string[] {
	const found = line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
	return found.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"));
}
