import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { SourceFacts } from "../../policypack/hosts/sourceFacts";
import { identityOfStack } from "../../policypack/hosts/sourceIdentity";
import { factsIn, rootOfStack } from "../../policypack/providers/assembleStack";
import type { Stack } from "../../policypack/providers/resource";
import { readStackFile } from "../../policypack/sources/stackFile";
import { recorded } from "../kit/stackFile";

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
	};
}

/** What the text of a file shows. */
export function fileSource(text: string, name = "state.json"): SourceFacts {
	const { kind, stack } = readStackFile(text, name);
	return sourceOf(stack, kind, name);
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
