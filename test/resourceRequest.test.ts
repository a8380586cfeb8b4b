import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import type { ResourceValidationPolicy } from "@pulumi/policy";
import fc from "fast-check";
import { cloudTrailPolicies, type Policy } from "../policypack/policies";
import { draws } from "./kit/draws";
import { outcomesOf } from "./kit/pack/answers";
import { analyzeWith } from "./kit/pack/inProcess";
import { goodTrail, resource, root, types } from "./kit/pack/stacks";
import type { Declared } from "./kit/pack/wire";

/** The pack, with the opt-in policies enabled. */
function pack(): Policy[] {
	return cloudTrailPolicies({
		defaults: {
			"cloudtrail-9": { requiredTagKeys: ["owner"] },
			"cloudtrail-10": { eventDataStores: true },
		},
	});
}

const ofTrails = ["cloudtrail-2", "cloudtrail-4", "cloudtrail-5"];
const tagged = "cloudtrail-9";
const stores = "cloudtrail-10";

/** What violates everything, by type, and by which policies. */
const kinds: readonly {
	readonly type: string;
	readonly violated: readonly string[];
}[] = [
	{ type: types.trail, violated: [...ofTrails, tagged] },
	{ type: types.nativeTrail, violated: [...ofTrails, tagged] },
	{
		type: "aws:cloudtrail/eventDataStore:EventDataStore",
		violated: [stores],
	},
	{ type: types.bucket, violated: [] },
	{ type: "my:own:Component", violated: [] },
];

/** How other policies of a pack wait, for so many turns. */
const waits = {
	nothing: async () => {},
	promises: async (turns: number) => {
		for (let turn = 0; turn < turns; turn++) await undefined;
	},
	eventLoop: async (turns: number) => {
		for (let turn = 0; turn < turns; turn++) await setImmediate();
	},
};

function other(
	name: string,
	wait: keyof typeof waits,
	turns: number,
): ResourceValidationPolicy {
	return {
		name,
		description: "Waits.",
		validateResource: () => waits[wait](turns),
	};
}

describe("A request of the resource stage", () => {
	it("has one outcome, whatever else is evaluated at the same time", async () => {
		const waiting = fc.record({
			wait: fc.constantFrom("nothing", "promises", "eventLoop" as const),
			turns: fc.integer({ min: 1, max: 4 }),
			at: fc.nat(20),
		});
		await fc.assert(
			fc.asyncProperty(
				fc.shuffledSubarray(
					pack().map((_, at) => at),
					{ minLength: 1 },
				),
				fc.array(waiting, { maxLength: 4 }),
				fc.array(
					fc.record({ kind: fc.constantFrom(...kinds), delay: fc.nat(3) }),
					{ minLength: 2, maxLength: 12 },
				),
				async (order, others, asked) => {
					const ours = pack();
					const policies: Policy[] = order.flatMap((at) => ours[at] ?? []);
					const names = policies
						.map(({ name }) => name)
						.filter((name) => [...ofTrails, tagged, stores].includes(name));
					for (const [number, { at, wait, turns }] of others.entries())
						policies.splice(
							at % (policies.length + 1),
							0,
							other(`other-${number}`, wait, turns),
						);
					const analyze = analyzeWith(policies);
					await analyze(root);
					const outcomes = await Promise.all(
						asked.map(async ({ kind: { type }, delay }, at) => {
							await waits.promises(delay);
							const one = resource(type, `it-${at}`, { s3BucketName: "logs" });
							return outcomesOf(await analyze(one), names);
						}),
					);
					const expected = asked.map(({ kind: { violated } }) =>
						Object.fromEntries(
							names.map((name) => [
								name,
								violated.includes(name) ? "violation" : "notApplicable",
							]),
						),
					);
					assert.deepEqual(outcomes, expected);
				},
			),
			draws(300),
		);
	});

	describe("reads the properties", () => {
		const counts: readonly [string, Declared, number][] = [
			["of a bucket once", resource(types.bucket, "logs", {}), 1],
			[
				"of a trail once for each policy that evaluates it, and to record it",
				resource(types.trail, "audit", goodTrail),
				1 + ofTrails.length,
			],
		];
		for (const [words, one, expected] of counts)
			it(words, async () => {
				let reads = 0;
				const analyze = analyzeWith(cloudTrailPolicies(), () => {
					reads += 1;
				});
				await analyze(root);
				reads = 0;
				await analyze(one);
				assert.equal(reads, expected);
			});
	});
});
