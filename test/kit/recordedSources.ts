import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
	type Configuration,
	policyConfiguration,
} from "../../policypack/configuration/policyConfiguration";
import { controls } from "../../policypack/controls";
import { forConfiguration } from "../../policypack/hosts/record/forConfiguration";
import { readRecord } from "../../policypack/hosts/record/readRecord";
import { recordText } from "../../policypack/hosts/record/writeRecord";
import { jsonReportOf } from "../../policypack/hosts/report/json";
import type { JsonReport } from "../../policypack/hosts/report/jsonSchema";
import {
	judgeSource,
	type SourceFacts,
} from "../../policypack/hosts/sourceFacts";
import { identityOfStack } from "../../policypack/hosts/sourceIdentity";
import { exampleOptions } from "../../policypack/judging/optIn";
import type { Fact } from "../../policypack/model/facts";
import { root } from "../../policypack/model/samples";
import { factsIn, rootOfStack } from "../../policypack/providers/assembleStack";
import { lazyDeliveryFacts } from "../../policypack/providers/lazyDeliveryFacts";
import type { Resource, Stack } from "../../policypack/providers/resource";
import { secretTextsIn } from "../../policypack/providers/secretTexts";
import { readStackFile } from "../../policypack/sources/stackFile";
import { recorded } from "./stackFile";

/** When the records of these tests were written. */
export const RECORDED_AT = new Date("2026-11-26T09:30:00.000Z");

/** The day on which these tests judge. */
export const TODAY = "2027-04-01";

/** Every control, also the opt-in ones. */
export const EVERY_CONTROL: Configuration = (control) =>
	policyConfiguration(control, exampleOptions(control));

/** What a stack shows, as `check` reads it without lookups. */
export function sourceOf(
	stack: Stack,
	kind: "program" | "preview" | "state" = "state",
	name = "state.json",
): SourceFacts {
	return {
		source: { kind, name, folder: "" },
		identity: identityOfStack(stack),
		root: rootOfStack(stack),
		facts: factsIn(stack),
		lookups: new Map(),
		delivery: lazyDeliveryFacts(stack),
		secrets: secretTextsIn(stack),
	};
}

/** What the text of a file shows. */
export function fileSource(text: string, name = "state.json"): SourceFacts {
	const { kind, stack } = readStackFile(text, name);
	return sourceOf(stack, kind, name);
}

/**
 * What the resources of the sample stack show. Those that are seen through the
 * policy SDK are not searched for secrets: a pack writes no records.
 */
export function stackSource(resources: readonly Resource[]): SourceFacts {
	const stack = { urn: root.urn, name: root.name, resources };
	const { secrets: _, ...rest } = sourceOf({ ...stack, resources: [] });
	const delivery = lazyDeliveryFacts(stack);
	const seen = { ...rest, facts: factsIn(stack), delivery };
	try {
		return { ...seen, secrets: secretTextsIn(stack) };
	} catch {
		return seen;
	}
}

/** What facts of the sample stack are as a source. */
export function factSource(
	facts: readonly Fact[],
	more: Partial<SourceFacts> = {},
): SourceFacts {
	return {
		source: { kind: "state", name: "state.json", folder: "" },
		identity: {
			account: undefined,
			partition: undefined,
			project: "shop",
			stack: "prod",
		},
		root,
		facts,
		lookups: new Map(),
		...more,
	};
}

/** Each recorded file that `check` reads, by name. */
export function recordedSources(): readonly (readonly [string, SourceFacts])[] {
	const folder = join(__dirname, "../fixtures/recorded");
	return readdirSync(folder)
		.filter((name) => name.endsWith(".json"))
		.flatMap((name) => {
			try {
				return [[name, fileSource(recorded(name), name)] as const];
			} catch {
				// Some are refused.
				return [];
			}
		});
}

/** What is read back from the record of a source. */
export function throughRecord(seen: SourceFacts): SourceFacts {
	return readRecord(recordText(seen, RECORDED_AT), "record.json").seen;
}

/** The report on a source, as the data that every format is written from. */
export function reportOf(
	seen: SourceFacts,
	configuration: Configuration = EVERY_CONTROL,
): JsonReport {
	const report = judgeSource(seen, controls, configuration, TODAY);
	return jsonReportOf([report], RECORDED_AT);
}

/** The report on the record of a source. */
export async function replayOf(
	seen: SourceFacts,
	configuration: Configuration = EVERY_CONTROL,
): Promise<JsonReport> {
	const read = throughRecord(seen);
	return reportOf(
		await forConfiguration(read, controls, configuration),
		configuration,
	);
}
