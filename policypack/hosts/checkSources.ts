import type { Configuration } from "../configuration/policyConfiguration";
import { isInputError } from "../inputError";
import type { Control } from "../judging/control";
import { factsIn, rootOfStack } from "../providers/assembleStack";
import { lazyDeliveryFacts } from "../providers/lazyDeliveryFacts";
import type { ProviderView } from "../providers/resource";
import { secretTextsIn } from "../providers/secretTexts";
import {
	type FolderOptions,
	isFolder,
	readSource,
	type SourceStack,
} from "./readSource";
import type { Recorder } from "./record/recorder";
import type { Report, ReportSource } from "./report/report";
import { judgeSource, type SourceFacts } from "./sourceFacts";
import { identityOfStack } from "./sourceIdentity";
import { lookupsOf } from "./sourceLookups";
import type { TogetherOptions } from "./together/judgeTogether";

/** How sources are checked. */
export interface CheckSettings {
	readonly configuration: Configuration;
	/** ISO date (UTC) that exemptions are evaluated as of. */
	readonly today: string;
	readonly program: FolderOptions;
	/** Takes a line about what is read at present. */
	readonly progress: (message: string) => void;
	/** Takes a line about a source that is not as it should be. */
	readonly warn: (line: string) => void;
	/** Takes the message on a record that cannot be judged; the others are. */
	readonly refuse: (message: string) => void;
	/** Takes the time of each record that is judged. */
	readonly recordedAt?: (time: Date) => void;
	/** Records what each source shows. */
	readonly record?: Recorder | undefined;
	/** How the sources are judged as one. Absent: each on its own. */
	readonly together?: TogetherOptions | undefined;
}

/**
 * Evaluates each source: a folder of a program or of records, a file, or `-` for
 * standard input. Throws an input error.
 */
export async function checkSources(
	paths: readonly string[],
	all: readonly Control[],
	settings: CheckSettings,
): Promise<readonly Report[]> {
	const { configuration, program, today, together } = settings;
	if (program.preview) {
		const { requirePrograms } = await import("./programFolders");
		requirePrograms(paths);
	}
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

/** How sources are read. */
type ReadSettings = Omit<CheckSettings, "today">;

/**
 * Reads the sources in order, each when it is asked for: a folder of records is
 * one source for each of them. Throws an input error.
 */
export async function* factsOfSources(
	paths: readonly string[],
	all: readonly Control[],
	settings: ReadSettings,
): AsyncGenerator<SourceFacts> {
	for (const path of paths) {
		const records = await recordsAt(path);
		if (records) {
			const { factsOfRecords } = await import("./record/recordSources");
			yield* factsOfRecords(records, all, settings);
			continue;
		}
		try {
			yield await factsOfSource(path, all, settings);
		} catch (error) {
			if (!isInputError(error) || !(await isAmongRecords(path, paths)))
				throw error;
			settings.refuse(error.message);
		}
	}
}

/** The files of a folder of records; undefined if the path is none. */
async function recordsAt(path: string): Promise<readonly string[] | undefined> {
	if (path === "-" || !isFolder(path)) return undefined;
	const { recordsOrProgram } = await import("./record/recordFiles");
	return recordsOrProgram(path);
}

/** Whether a source that cannot be read is a file, and one of them is a record. */
async function isAmongRecords(
	path: string,
	paths: readonly string[],
): Promise<boolean> {
	if (path !== "-" && isFolder(path)) return false;
	const { isRecordSource } = await import("./record/recordFiles");
	return paths.some((one) => one !== "-" && isRecordSource(one));
}

/** Reads one source. Throws an input error. */
export async function factsOfSource(
	path: string,
	all: readonly Control[],
	settings: ReadSettings,
): Promise<SourceFacts> {
	const { program, progress } = settings;
	progress(`${program.preview ? "Previewing" : "Reading"} ${path} …`);
	const read = await readSource(path, { ...program, progress });
	if ("stack" in read) {
		const seen = await factsOfStack(read, all, settings);
		await settings.record?.(seen);
		return seen;
	}
	// Loaded on first use: most sources are no records.
	const { factsOfRecord } = await import("./record/recordSources");
	return factsOfRecord(read, all, settings);
}

async function factsOfStack(
	{ source, stack, target }: SourceStack,
	all: readonly Control[],
	settings: ReadSettings,
): Promise<SourceFacts> {
	const { record, warn } = settings;
	if (stack.resources.length === 0)
		warn(
			`${source.name} has no resources: the stack was never deployed, or all of its resources were deleted.`,
		);
	return {
		source,
		identity: identityOfStack(
			stack,
			await accountsOf(source, settings.program),
		),
		root: rootOfStack(stack),
		facts: factsIn(stack),
		lookups: await lookupsOf(all, stack, settings),
		delivery: lazyDeliveryFacts(stack, target),
		...(record && { secrets: secretTextsIn(stack) }),
	};
}

/** How the account of a provider is found, if the user gives more than the source shows. */
async function accountsOf(
	{ folder }: ReportSource,
	program: FolderOptions,
): Promise<((provider: ProviderView) => string | undefined) | undefined> {
	if (folder === "") return undefined;
	const { callerOf } = await import("../sources/program/caller");
	return (provider) => callerOf(provider, program).accountId;
}
