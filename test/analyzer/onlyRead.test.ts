import assert from "node:assert/strict";
import {
	defaultPolicies,
	resourcePolicies,
	stackPolicies,
} from "../kit/controls";
import { expectOutcomes } from "../kit/outcomes";
import { outcomeOf, outcomesOf, saidBy } from "../kit/pack/answers";
import { packUnderTest } from "../kit/pack/harness";
import { allFour, goodTrail, resource, stack, types } from "../kit/pack/stacks";
import type { Declared, Properties } from "../kit/pack/wire";

/** What a provider answers of a good trail that is only read. */
const outputs = {
	...goodTrail,
	arn: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit",
	name: "audit",
	s3BucketName: "central-logs",
	enableLogging: true,
};

describe("What is only read, as pulumi policy analyze shows it", () => {
	const pack = packUnderTest();

	/**
	 * The resource stage of what has inputs and of what has none, and then the
	 * stack stage, of outputs.
	 */
	const analyze = async (
		read: readonly Declared[],
		declared: readonly Declared[] = [],
		shownBy: (...resources: readonly Declared[]) => readonly Declared[] = stack,
	) => {
		const asResources = [];
		for (const one of shownBy(...declared))
			asResources.push(await pack.analyze(one));
		for (const one of read)
			asResources.push(await pack.analyze({ ...one, props: {} }));
		const atEnd = await pack.analyzeStack(shownBy(...declared, ...read));
		return { asResources, atEnd };
	};

	const trail = (
		props: Properties,
		name = "audit",
		type: string = types.trail,
	) => resource(type, name, props);

	for (const type of [types.trail, types.nativeTrail])
		it(`judges the outputs of a ${type}, once`, async () => {
			const { asResources, atEnd } = await analyze([
				trail({ s3BucketName: "central-logs" }, "audit", type),
			]);
			for (const answer of asResources)
				assert.deepEqual(answer.diagnostics, [], "no inputs, no verdict");
			for (const policy of resourcePolicies) {
				const [said, ...more] = saidBy(atEnd, policy);
				assert.deepEqual(more, [], "each trail is reported once");
				assert.equal(said?.level, "mandatory");
				assert.match(said.message, /Trail audit/);
			}
		});

	it("passes a trail whose outputs are good, for 1 and 3, too", async () => {
		const { atEnd } = await analyze([trail(outputs)]);
		const { "cloudtrail-6": sixth, "cloudtrail-7": seventh } = outcomesOf(
			atEnd,
			defaultPolicies,
		);
		for (const policy of ["cloudtrail-1", "cloudtrail-3", ...resourcePolicies])
			assert.equal(outcomeOf(atEnd, policy), "passed", policy);
		assert.equal(sixth, "notApplicable");
		assert.equal(seventh, "notApplicable");
	});

	it("neither fails nor passes a trail without outputs", async () => {
		const { atEnd } = await analyze([trail({})]);
		for (const policy of defaultPolicies)
			assert.ok(
				["notApplicable", "advisory"].includes(outcomeOf(atEnd, policy)),
				policy,
			);
	});

	it("judges a declared trail by its inputs alone", async () => {
		const declared = trail({ s3BucketName: "own-logs" }, "own");
		const { asResources, atEnd } = await analyze([trail(outputs)], [declared]);
		const told = asResources.flatMap(({ diagnostics }) => diagnostics);
		assert.deepEqual(
			told.map(({ policy, urn }) => [policy, urn]),
			resourcePolicies.map((policy) => [policy, declared.urn]),
		);
		for (const policy of resourcePolicies)
			assert.equal(outcomeOf(atEnd, policy), "passed", policy);
	});

	it("never calls a control not applicable that has judged", async () => {
		const declared = trail(outputs, "own");
		const { atEnd } = await analyze([trail({})], [declared]);
		for (const policy of resourcePolicies)
			assert.equal(outcomeOf(atEnd, policy), "passed", policy);
	});

	it("says nothing of a bucket that is only read", async () => {
		const logs = resource(types.bucket, "logs", {
			arn: "arn:aws:s3:::central-logs",
			bucket: "central-logs",
		});
		const { atEnd } = await analyze([logs], [trail(outputs)]);
		assert.equal(outcomeOf(atEnd, "cloudtrail-1"), "passed");
		assert.equal(outcomeOf(atEnd, "cloudtrail-6"), "notApplicable");
		assert.equal(outcomeOf(atEnd, "cloudtrail-7"), "notApplicable");
	});

	it("judges what discovery lists of an account", async () => {
		const bucket = { bucket: "central-logs" };
		const { atEnd } = await analyze(
			[
				trail(outputs),
				resource(types.bucket, "central-logs", { ...bucket, grants: [] }),
				resource(types.block, "central-logs", { ...bucket, ...allFour }),
			],
			[],
			(...resources) => resources,
		);
		for (const policy of ["cloudtrail-1", "cloudtrail-3", ...resourcePolicies])
			assert.equal(outcomeOf(atEnd, policy), "passed", policy);
		assert.notEqual(outcomeOf(atEnd, "cloudtrail-6"), "violation");
		assert.notEqual(outcomeOf(atEnd, "cloudtrail-7"), "passed");
	});

	it("says what to set where a preview shows no trail", async () => {
		const answer = await pack.analyzeStack(stack());
		for (const policy of ["cloudtrail-1", "cloudtrail-3"]) {
			const [said] = saidBy(answer, policy);
			assert.match(
				said?.message ?? "",
				new RegExp(
					`Set \`outside\` of ${policy} to \`lookup\` or \`ignore\`.*Trail\\.get`,
				),
			);
		}
	});

	it("has its stack policies judge as ever where nothing is read", async () => {
		const { atEnd } = await analyze([], [trail(outputs)]);
		expectOutcomes(
			outcomesOf(atEnd, stackPolicies),
			{ "cloudtrail-6": "notApplicable", "cloudtrail-7": "notApplicable" },
			{ others: "passed" },
		);
		for (const policy of resourcePolicies)
			assert.ok(!(policy in atEnd.notApplicable), policy);
	});
});
