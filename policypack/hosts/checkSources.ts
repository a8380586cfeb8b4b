import {
	type Configuration,
	enabledControls,
	type PolicyConfiguration,
} from "../configuration/policyConfiguration";
import type { Control } from "../judging/control";
import type { Account } from "../model/account";
import { assembleStack } from "../providers/assembleStack";
import type { Stack } from "../providers/resource";
import type { ProgramOptions } from "../sources/program";
import { readSource } from "./readSource";
import { type Report, reportOn } from "./report/report";

/** How sources are checked. */
export interface CheckSettings {
	readonly configuration: Configuration;
	/** ISO date (UTC) that exemptions are evaluated as of. */
	readonly today: string;
	readonly program: ProgramOptions;
	/** Takes a line about what is read at present. */
	readonly progress: (message: string) => void;
	/** Takes a line about a source that is not as it should be. */
	readonly warn: (line: string) => void;
}

/**
 * Evaluates each source: a folder of a program, a file, or `-` for standard
 * input. Throws an input error.
 */
export async function checkSources(
	paths: readonly string[],
	all: readonly Control[],
	settings: CheckSettings,
): Promise<readonly Report[]> {
	const { configuration, program, progress, today, warn } = settings;
	const controls = enabledControls(all, configuration);
	const asking = controls.filter((control) =>
		usesLookup(configuration(control)),
	);
	const reports = [];
	for (const path of paths) {
		progress(`Reading ${path} …`);
		const { source, stack } = await readSource(path, program);
		if (stack.resources.length === 0)
			warn(
				`${source.name} has no resources: the stack was never deployed, or all of its resources were deleted.`,
			);
		const account = assembleStack(stack);
		const looked = await accountsWithLookup(asking, stack, settings);
		reports.push(
			reportOn(
				source,
				account,
				controls,
				configuration,
				new Date(),
				today,
				(control) => looked.get(control) ?? account,
			),
		);
	}
	return reports;
}

function usesLookup({ level, settings }: PolicyConfiguration): boolean {
	return level !== "disabled" && settings.outside === "lookup";
}

/** The accounts of the controls that use the live account. */
async function accountsWithLookup(
	asking: readonly Control[],
	stack: Stack,
	{ configuration, progress }: CheckSettings,
): Promise<ReadonlyMap<Control, Account>> {
	const found = new Map<Control, Account>();
	if (asking.length === 0) return found;
	progress("Reading the live account …");
	// Loaded on first use: most checks make no AWS calls.
	const { lookUp } = await import("../sources/liveAccount/lookup");
	const { accountWithLookup } = await import("./lookup");
	const lookup = lookUp();
	try {
		for (const control of asking) {
			const { options } = configuration(control);
			const providers = stack.resources.map(({ provider }) => provider);
			found.set(
				control,
				await accountWithLookup(control, stack, providers, lookup, options),
			);
		}
	} finally {
		lookup.close();
	}
	return found;
}
