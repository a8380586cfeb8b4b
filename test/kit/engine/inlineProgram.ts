import type { PulumiFn } from "@pulumi/pulumi/automation";
import {
	type EngineRun,
	type Judges,
	keepStack,
	type StackOptions,
} from "./keptStack";

/** How a program is run. */
export interface RunOptions extends StackOptions, Judges {
	readonly packs: readonly string[];
	readonly operation: "preview" | "up";
	/** After `up`, the stack is exported, as `stack export` does. */
	readonly exportState?: boolean;
	/** After `up`, the stack is destroyed again, without packs. */
	readonly destroy?: boolean;
}

/**
 * Runs a program of this process on the real engine, judged by real policy
 * packs. `project` is the folder whose Pulumi.yaml and configuration it takes.
 */
export async function runInline(
	program: PulumiFn,
	options: RunOptions,
	project?: string,
): Promise<EngineRun> {
	const stack = await keepStack(options, project);
	try {
		const run = await stack.run(options.operation, program, options);
		const state = options.exportState ? { state: await stack.exported() } : {};
		if (options.destroy) {
			const { ok, stderr } = await stack.end("destroy");
			if (!ok) throw new Error(stderr);
		}
		return { ...run, ...state };
	} finally {
		stack.remove();
	}
}
