import { resolve } from "node:path";
import { readText } from "../../configuration/fileText";
import { inputError } from "../../inputError";
import type { Control } from "../../judging/control";
import type { CheckSettings } from "../checkSources";
import type { Report } from "../report/report";
import type { SourceFacts } from "../sourceFacts";
import { expectedAccountsIn } from "./expectedAccounts";
import { judgeTogether, type TogetherOptions } from "./judgeTogether";

/** Reads the file of accounts that must have a trail. Throws an input error. */
export function togetherOptions(
	expectAccounts: string | undefined,
): TogetherOptions {
	if (expectAccounts === undefined) return { expectedAccounts: [] };
	const text = readText(
		expectAccounts,
		expectAccounts,
		"use a readable file of account IDs for --expect-accounts",
	);
	return { expectedAccounts: expectedAccountsIn(text, expectAccounts) };
}

/** Throws an input error if a source is given twice, since it would contradict itself. */
export function refuseRepeated(paths: readonly string[]): void {
	const seen = new Set<string>();
	for (const path of paths) {
		const place = path === "-" ? path : resolve(path);
		if (seen.has(place))
			throw inputError(
				`${path === "-" ? "Standard input" : path} is given twice: with --together, name each source once.`,
			);
		seen.add(place);
	}
}

/** Evaluates sources together, once all of them are read. */
export async function checkTogether(
	sources: AsyncIterable<SourceFacts>,
	all: readonly Control[],
	{
		configuration,
		progress,
		today,
		warn,
	}: Pick<CheckSettings, "configuration" | "progress" | "today" | "warn">,
	options: TogetherOptions,
): Promise<readonly Report[]> {
	const seen: SourceFacts[] = [];
	for await (const source of sources) seen.push(source);
	progress(`Evaluating ${seen.length} sources …`);
	const judged = judgeTogether(seen, all, configuration, today, options);
	for (const warning of judged.warnings) warn(warning);
	return judged.reports;
}
