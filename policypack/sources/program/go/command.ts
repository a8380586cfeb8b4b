import { withoutProxy } from "../loopback";
import type { Running } from "../run";
import type { ProgramCommand } from "../runtime";

/**
 * The compiled program, with the variables that Pulumi's language host for Go
 * sets.
 */
export function goCommand(running: Running, address: string): ProgramCommand {
	const { project, config, prepared } = running;
	return {
		file: prepared?.executable ?? "",
		args: [],
		cwd: project.programFolder,
		env: {
			...process.env,
			...config.variables,
			PULUMI_PROJECT: project.name,
			PULUMI_STACK: config.stack,
			PULUMI_ORGANIZATION: config.organization,
			PULUMI_ROOT_DIRECTORY: project.root,
			PULUMI_CONFIG: JSON.stringify(config.values),
			PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(config.secretKeys),
			PULUMI_DRY_RUN: "true",
			PULUMI_PARALLEL: "16",
			PULUMI_MONITOR: address,
			PULUMI_ENGINE: address,
			// With it, the SDK lists the program's plugins and does not run it.
			PULUMI_PLUGINS: undefined,
			...withoutProxy(),
		},
	};
}
