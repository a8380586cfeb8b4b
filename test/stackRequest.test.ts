import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import type { StackValidationPolicy } from "@pulumi/policy";
import fc from "fast-check";
import { cloudTrailPolicies, type Policy } from "../policypack/policies";
import { draws } from "./kit/draws";
import type { Answer } from "./kit/pack/answers";
import { analyzeStackWith, analyzeWith } from "./kit/pack/inProcess";
import {
	block,
	bucket,
	closedPolicy,
	goodStack,
	goodTrail,
	logging,
	of,
	publicPolicy,
	resource,
	root,
	stack,
	trailInto,
	types,
} from "./kit/pack/stacks";
import { type Declared, UNKNOWN } from "./kit/pack/wire";

/** The policies, each after an asynchronous one of another author, so that none shares. */
function separated(policies: readonly Policy[]): readonly Policy[] {
	return policies.flatMap((policy, at): Policy[] => {
		const other: StackValidationPolicy = {
			name: `other-${at}`,
			description: "Waits.",
			validateStack: async () => {
				await setImmediate();
			},
		};
		return [other, policy];
	});
}

/** A stack, and the names of its buckets without access logging. */
interface Drawn {
	readonly resources: readonly Declared[];
	readonly unlogged: readonly string[];
}

/** A trail, and what is declared of its bucket. */
const audited: fc.Arbitrary<(name: string) => Drawn> = fc
	.record({
		isMultiRegionTrail: fc.constantFrom(true, false, UNKNOWN),
		policy: fc.constantFrom(undefined, closedPolicy, publicPolicy, UNKNOWN),
		hasBlock: fc.boolean(),
		hasLogging: fc.boolean(),
		isDeclared: fc.boolean(),
	})
	.map(({ isMultiRegionTrail, policy, hasBlock, hasLogging, isDeclared }) => {
		return (name) => {
			const logs = bucket(`logs-${name}`);
			const named = (one: Declared): Declared => ({
				...one,
				name: `${one.name}-${name}`,
				urn: `${one.urn}-${name}`,
			});
			if (!isDeclared) {
				const props = { ...goodTrail, isMultiRegionTrail };
				const away = { ...props, s3BucketName: "elsewhere" };
				return {
					resources: [resource(types.trail, name, away)],
					unlogged: [],
				};
			}
			return {
				resources: [
					logs,
					...(policy
						? [named(of(logs, types.policy, "policy", { policy }))]
						: []),
					...(hasBlock ? [named(block(logs))] : []),
					...(hasLogging ? [named(logging(logs))] : []),
					named(trailInto(logs, { isMultiRegionTrail })),
				],
				unlogged: hasLogging ? [] : [logs.name],
			};
		};
	});

const stacks: fc.Arbitrary<Drawn> = fc
	.record({
		id: fc.nat(),
		trails: fc.array(audited, { maxLength: 3 }),
	})
	.map(({ id, trails }) => {
		const all = trails.map((one, at) => one(`${id}-${at}`));
		const topic = resource("aws:sns/topic:Topic", "alarms", { name: "alarms" });
		return {
			resources: stack(topic, ...all.flatMap(({ resources }) => resources)),
			unlogged: all.flatMap(({ unlogged }) => unlogged),
		};
	});

/** What shows that an answer is about a stack and no other one. */
function assertAbout({ unlogged }: Drawn, { diagnostics }: Answer): void {
	const found = diagnostics.filter(({ policy }) => policy === "cloudtrail-7");
	assert.deepEqual(
		found
			.filter(({ level }) => level === "mandatory")
			.map(({ urn }) => urn.split("::").at(-1))
			.sort(),
		[...unlogged].sort(),
	);
}

/** An answer in the order of the policies' names. */
function inOrder({ diagnostics, notApplicable }: Answer) {
	return {
		diagnostics: diagnostics
			.map(({ policy, urn, level, message }) =>
				[policy, urn, level, message].join("\n"),
			)
			.sort(),
		notApplicable,
	};
}

describe("A request of the stack stage", () => {
	beforeEach("ends a run that another test began", async () => {
		await analyzeStackWith(cloudTrailPolicies())(goodStack());
	});

	it("comes to the same if each policy reads the stack itself", async () => {
		const together = analyzeStackWith(cloudTrailPolicies());
		const apart = analyzeStackWith(separated(cloudTrailPolicies()));
		await fc.assert(
			fc.asyncProperty(stacks, async (drawn) => {
				const answer = await together(drawn.resources);
				assertAbout(drawn, answer);
				assert.deepEqual(
					inOrder(answer),
					inOrder(await apart(drawn.resources)),
				);
			}),
			draws(60),
		);
	});

	it("is about its own stack, whatever else is evaluated at the same time", async () => {
		const policies = cloudTrailPolicies();
		const [first, second, ...rest] = policies;
		assert.ok(first && second);
		const analyze = analyzeStackWith([...separated([first, second]), ...rest]);
		const alone = analyzeStackWith(cloudTrailPolicies());
		await fc.assert(
			fc.asyncProperty(
				fc.array(stacks, { minLength: 2, maxLength: 4 }),
				async (all) => {
					const expected: Answer[] = [];
					for (const one of all) expected.push(await alone(one.resources));
					const found = await Promise.all(
						all.map((one) => analyze(one.resources)),
					);
					for (const [at, answer] of found.entries())
						if (all[at]) assertAbout(all[at], answer);
					assert.deepEqual(found.map(inOrder), expected.map(inOrder));
				},
			),
			draws(60),
		);
	});

	it("reads a stack that passes once", async () => {
		const policies = cloudTrailPolicies({
			controls: [
				"cloudtrail-1",
				"cloudtrail-3",
				"cloudtrail-6",
				"cloudtrail-7",
			],
		});
		let reads = 0;
		await analyzeWith(policies)(root);
		for (const one of goodStack().slice(1)) await analyzeWith(policies)(one);
		const answer = await analyzeStackWith(policies, () => {
			reads += 1;
		})(goodStack());
		assert.deepEqual(answer.diagnostics, []);
		assert.deepEqual(answer.notApplicable, {});
		assert.equal(reads, goodStack().length);
	});
});
