import { PROCESS_MS } from "../kit/bounds";
import { type Ended, startCommand } from "../kit/startedCommand";
import { VARIABLES } from "./world";

export type { Ended } from "../kit/startedCommand";

/** Longer than any audit may take: its own limits are tighter. */
export const PATIENCE = PROCESS_MS;

/** Runs the compiled command to its end, and leaves this process free. */
export function run(
	args: readonly string[],
	variables: Readonly<Record<string, string>> = VARIABLES,
): Promise<Ended> {
	return startCommand(args, variables).ended;
}
