import type { Command } from "commander";
import { inputError } from "../../inputError";
import type { TogetherOptions } from "../together/judgeTogether";

/** Options of sources that are judged as one, as parsed by commander. */
export interface TogetherFlags {
	readonly together?: boolean | undefined;
	/** File of the accounts that must have a trail. */
	readonly expectAccounts?: string | undefined;
}

/** Adds the options of sources that are judged as one. Returns what is given. */
export function addTogetherOptions(command: Command): () => TogetherFlags {
	command
		.option(
			"--together",
			"evaluate the sources as one: a trail's bucket may be in another source, and trails count for their account",
		)
		.option(
			"--expect-accounts <file>",
			"with --together: file of account IDs, one a line, that must have a trail",
		);
	return () => {
		const { expectAccounts, together } = command.opts<TogetherFlags>();
		return { expectAccounts, together };
	};
}

/** How the sources are judged as one; undefined: each alone. Throws an input error. */
export async function togetherOf({
	expectAccounts,
	together = false,
}: TogetherFlags): Promise<TogetherOptions | undefined> {
	if (!together && expectAccounts !== undefined)
		throw inputError(
			"--expect-accounts is for sources that are judged together: add --together.",
		);
	if (!together) return undefined;
	// Loaded on first use: most checks judge each source on its own.
	const { togetherOptions } = await import("../together/checkTogether");
	return togetherOptions(expectAccounts);
}
