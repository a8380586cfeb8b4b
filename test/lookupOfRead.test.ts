import assert from "node:assert/strict";
import { controls } from "../policypack/controls";
import { factsWithLookup } from "../policypack/hosts/lookup";
import { evaluate } from "../policypack/judging/evaluate";
import { statusOf } from "../policypack/judging/finding";
import type { TrailFact } from "../policypack/model/facts";
import { unknownTrail } from "../policypack/model/unknownFacts";
import { known, unknown } from "../policypack/model/value";
import { assembleStack } from "../policypack/providers/assembleStack";
import type { Lookup } from "../policypack/sources/liveAccount/lookup";
import { readStackFile } from "../policypack/sources/stackFile";
import { exported, read, trail } from "./kit/states";

const arn = "arn:aws:cloudtrail:us-east-1:111122223333:trail/audit";

/** The trail as the live account has it. */
function live(isLogging: boolean): TrailFact {
	const of = { urn: arn, type: "", name: "audit", location: undefined };
	return {
		...unknownTrail(of, unknown("unreadable", "any")),
		isLogging: known(isLogging),
		isMultiRegion: known(true),
		eventSelectors: known([]),
		advancedEventSelectors: known([]),
	};
}

/** An account with these trails and no buckets. */
function accountOf(...trails: readonly TrailFact[]): Lookup {
	return {
		account: async () => known("111122223333"),
		trails: async () => trails,
		buckets: async () => ({
			owned: unknown("unreadable", "any"),
			facts: [],
			gone: new Set(),
		}),
		close: () => undefined,
	};
}

describe("the live account, asked for what a stack only reads", () => {
	const cases = [
		["that logs", read(trail({ arn, enableLogging: false })), true, "passed"],
		["that is off", read(trail({ arn })), false, "failed"],
		["that logs", { ...read(trail()), outputs: {} }, true, "passed"],
		["that is off", { ...read(trail()), outputs: {} }, false, "failed"],
	] as const;
	const policies = ["cloudtrail-1", "cloudtrail-3"];
	for (const [what, resource, isLogging, expected] of cases)
		for (const control of controls.filter(({ policy }) =>
			policies.includes(policy),
		)) {
			const isShown = Object.keys(resource.outputs).length > 0;
			const shown = isShown ? "as it was otherwise" : "without outputs";
			it(`${control.policy}: a trail ${what}, read ${shown}`, async () => {
				const text = JSON.stringify(exported([resource]));
				const { stack } = readStackFile(text, "file");
				const lookup = accountOf(live(isLogging));
				const facts = await factsWithLookup(control, stack, [], lookup, {});
				const account = assembleStack(stack, facts);
				assert.equal(statusOf(evaluate(control, account)), expected);
			});
		}
});
