import { PulumiCommand } from "@pulumi/pulumi/automation";
import { type Finished, runBounded } from "./boundedProcess";
import { builtEngine, type Engine } from "./environment";

/** How each command is run, and who is told of its end. */
export interface CommandOptions {
	/** A preview writes to standard output what `preview --json` does. */
	readonly json: boolean;
	/** Seconds that one command may take. */
	readonly seconds: number;
	/** The command is over for its caller once this is done. */
	readonly onFinished: (finished: Finished) => Promise<void>;
}

/**
 * The command line as the Automation API calls it, but bounded in time and in
 * the engine's environment alone.
 */
export async function boundedCommand(
	engine: Engine,
	{ json, seconds, onFinished }: CommandOptions,
): Promise<PulumiCommand> {
	const pulumi = await PulumiCommand.get({ root: builtEngine });
	const run = async (
		args: readonly string[],
		folder: string,
		variables: Readonly<Record<string, string>>,
	): Promise<Finished> => {
		const wanted = json && args[0] === "preview" ? ["--json"] : [];
		const finished = await runBounded(
			pulumi.command,
			[...args, ...wanted, "--non-interactive"],
			{
				folder,
				variables: {
					...engine.variables,
					...variables,
					PULUMI_AUTOMATION_API: "true",
				},
				seconds,
			},
		);
		await onFinished(finished);
		if (finished.code !== 0) throw new Error(finished.stderr);
		return finished;
	};
	return Object.assign(pulumi, { run });
}
