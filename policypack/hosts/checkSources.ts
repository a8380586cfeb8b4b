import {
	type Configuration,
	enabledControls,
	type PolicyConfiguration,
} from "../configuration/policyConfiguration";
import type { Control } from "../judging/control";
import type { Fact } from "../model/facts";
import { factsIn, rootOfStack } from "../providers/assembleStack";
import type { ProviderView, Stack } from "../providers/resource";
import type { ProgramOptions } from "../sources/program";
import { readSource } from "./readSource";
import type { Report, ReportSource } from "./report/report";
import { judgeSource, type SourceFacts } from "./sourceFacts";
import { identityOfStack } from "./sourceIdentity";
import type { TogetherOptions } from "./together/judgeTogether";

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
	/** How the sources are judged as one. Absent: each on its own. */
	readonly together?: TogetherOptions | undefined;
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
	const { configuration, today, together } = settings;
	if (together) {
		const { checkTogether, refuseRepeated } = await import(
			"./together/checkTogether"
		);
		refuseRepeated(paths);
		const sources = factsOfSources(paths, all, settings);
		return checkTogether(sources, all, settings, together);
	}
	const reports = [];
	for await (const seen of factsOfSources(paths, all, settings))
		reports.push(judgeSource(seen, all, configuration, today));
	return reports;
}

/** Reads the sources in order, each when it is asked for. Throws an input error. */
export async function* factsOfSources(
	paths: readonly string[],
	all: readonly Control[],
	settings: Omit<CheckSettings, "today">,
): AsyncGenerator<SourceFacts> {
	for (const path of paths) yield await factsOfSource(path, all, settings);
}

/** Reads one source. Throws an input error. */
export async function factsOfSource(
	path: string,
	all: readonly Control[],
	settings: Omit<CheckSettings, "today">,
): Promise<SourceFacts> {
	const { configuration, program, progress, warn } = settings;
	progress(`Reading ${path} …`);
	const { source, stack } = await readSource(path, program);
	if (stack.resources.length === 0)
		warn(
			`${source.name} has no resources: the stack was never deployed, or all of its resources were deleted.`,
		);
	const asking = enabledControls(all, configuration).filter((control) =>
		usesLookup(configuration(control)),
	);
	return {
		source,
		identity: identityOfStack(stack, await accountsOf(source.kind, program)),
		root: rootOfStack(stack),
		facts: factsIn(stack),
		lookups: await lookupsOf(asking, stack, settings),
	};
}

/** How the account of a provider is found, where its kind of source has more than others. */
async function accountsOf(
	kind: ReportSource["kind"],
	program: ProgramOptions,
): Promise<((provider: ProviderView) => string | undefined) | undefined> {
	if (kind !== "program") return undefined;
	const { callerOf } = await import("../sources/program/caller");
	return (provider) => callerOf(provider, program).accountId;
}

function usesLookup({ level, settings }: PolicyConfiguration): boolean {
	return level !== "disabled" && settings.outside === "lookup";
}

/** The facts of the controls that use the live account, by ID. */
async function lookupsOf(
	asking: readonly Control[],
	stack: Stack,
	{
		configuration,
		progress,
	}: Pick<CheckSettings, "configuration" | "progress">,
): Promise<ReadonlyMap<string, readonly Fact[]>> {
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
