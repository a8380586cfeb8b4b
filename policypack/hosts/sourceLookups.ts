import {
	type Configuration,
	enabledControls,
	type PolicyConfiguration,
} from "../configuration/policyConfiguration";
import type { Control } from "../judging/control";
import type { Fact } from "../model/facts";
import type { Stack } from "../providers/resource";

/**
 * The facts of the controls that use the live account, by ID: those whose
 * configuration has `outside: lookup`. AWS is called for them only.
 */
export async function lookupsOf(
	all: readonly Control[],
	stack: Stack,
	{
		configuration,
		progress,
	}: {
		readonly configuration: Configuration;
		readonly progress: (message: string) => void;
	},
): Promise<ReadonlyMap<string, readonly Fact[]>> {
	const asking = enabledControls(all, configuration).filter((control) =>
		usesLookup(configuration(control)),
	);
	const found = new Map<string, readonly Fact[]>();
	if (asking.length === 0) return found;
	progress("Reading the live account …");
	// Loaded on first use: most checks make no AWS calls.
	const { lookUp } = await import("../sources/liveAccount/lookup");
	const { factsWithLookup } = await import("./lookup");
	const lookup = lookUp();
	try {
		for (const control of asking) {
			const { options } = configuration(control);
			const providers = stack.resources.map(({ provider }) => provider);
			found.set(
				control.id,
				await factsWithLookup(control, stack, providers, lookup, options),
			);
		}
	} finally {
		lookup.close();
	}
	return found;
}

function usesLookup({ level, settings }: PolicyConfiguration): boolean {
	return level !== "disabled" && settings.outside === "lookup";
}
