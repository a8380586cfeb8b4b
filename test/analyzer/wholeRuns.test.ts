import assert from "node:assert/strict";
import { PolicyType } from "@pulumi/pulumi/proto/analyzer_pb";
import {
	defaultPolicies,
	resourcePolicies,
	stackPolicies,
} from "../kit/controls";
import { outcomeOf, outcomesOf } from "../kit/pack/answers";
import type { Analyzer } from "../kit/pack/client";
import { packUnderTest } from "../kit/pack/harness";
import {
	block,
	bucket,
	goodTrail,
	logging,
	of,
	publicPolicy,
	resource,
	root,
	stack,
	trailInto,
	types,
} from "../kit/pack/stacks";
import type { Declared } from "../kit/pack/wire";

/** One run: the resource stage of what is declared, and then the stack's. */
async function run(
	pack: Analyzer,
	declared: readonly Declared[],
	shown: readonly Declared[],
) {
	for (const one of declared) await pack.analyze(one);
	return pack.analyzeStack(shown);
}

const trail = (name: string, more: Readonly<Record<string, unknown>> = {}) =>
	resource(types.trail, name, {
		...goodTrail,
		s3BucketName: "central-logs",
		...more,
	});

const disabled = (...policies: readonly string[]) =>
	Object.fromEntries(
		policies.map(
			(policy) => [policy, { enforcementLevel: "disabled" }] as const,
		),
	);

describe("What a run declares", () => {
	const pack = packUnderTest();
	const other = resource(types.bucket, "other", { bucket: "other" });
	const gone = trail("audit");

	const verdicts = async (
		declared: readonly Declared[],
		shown: readonly Declared[],
	) => outcomesOf(await run(pack, declared, shown), stackPolicies);

	it("does not count a trail that only the state has", async () => {
		const { "cloudtrail-1": first, "cloudtrail-3": third } = await verdicts(
			stack(other),
			stack(other, gone),
		);
		assert.equal(first, "violation");
		assert.equal(third, "violation");
	});

	it("counts the same trail where it is declared, too", async () => {
		const { "cloudtrail-1": first, "cloudtrail-3": third } = await verdicts(
			stack(other, gone),
			stack(other, gone),
		);
		assert.equal(first, "passed");
		assert.equal(third, "passed");
	});

	it("counts a trail that is new beside one that is gone", async () => {
		const fresh = trail("fresh", { isMultiRegionTrail: false });
		const found = await verdicts(stack(fresh), stack(gone, fresh));
		assert.equal(found["cloudtrail-1"], "violation");
		assert.equal(found["cloudtrail-3"], "passed");
	});

	it("is not shielded by a block that only the state has", async () => {
		const logs = bucket();
		const open = of(logs, types.policy, "policy", { policy: publicPolicy });
		const declared = stack(logs, open, logging(logs), trailInto(logs));
		const found = await verdicts(declared, [...declared, block(logs)]);
		assert.equal(found["cloudtrail-6"], "violation");
		const kept = [...declared, block(logs)];
		assert.equal((await verdicts(kept, kept))["cloudtrail-6"], "passed");
	});

	it("is not exposed by a policy that only the state has", async () => {
		const logs = bucket();
		const open = of(logs, types.policy, "policy", { policy: publicPolicy });
		const declared = stack(logs, logging(logs), trailInto(logs));
		const found = await verdicts(declared, [...declared, open]);
		assert.equal(found["cloudtrail-6"], "passed");
	});

	it("counts a trail once that was renamed by an alias", async () => {
		const renamed = trail("renamed");
		const answer = await run(
			pack,
			stack(renamed),
			stack(trail("audit", { isMultiRegionTrail: false }), renamed),
		);
		assert.equal(outcomeOf(answer, "cloudtrail-1"), "passed");
	});

	for (const policies of [
		resourcePolicies,
		[...resourcePolicies, "cloudtrail-1", "cloudtrail-6", "cloudtrail-7"],
	])
		it(`is remembered without ${policies.join(", ")}`, async () => {
			await pack.configure(disabled(...policies));
			const answer = await run(pack, stack(other), stack(other, gone));
			assert.equal(outcomeOf(answer, "cloudtrail-3"), "violation");
		});

	it("is nothing that could be told where no resource was asked about", async () => {
		await run(pack, stack(other), stack(other));
		const answer = await pack.analyzeStack(stack(gone));
		assert.equal(outcomeOf(answer, "cloudtrail-3"), "passed");
	});

	it("is forgotten at the end of a run", async () => {
		await run(pack, stack(gone), stack(gone));
		const found = await verdicts(stack(other), stack(other, gone));
		assert.equal(found["cloudtrail-3"], "violation");
	});

	it("is forgotten, too, where a run ended before its stack stage", async () => {
		for (const one of stack(gone)) await pack.analyze(one);
		const found = await verdicts(stack(other), stack(other, gone));
		assert.equal(found["cloudtrail-3"], "violation");
	});

	for (const [before, then] of [
		[[], [...resourcePolicies, "cloudtrail-1", "cloudtrail-6", "cloudtrail-7"]],
		[[], [...resourcePolicies, "cloudtrail-1"]],
		[resourcePolicies, []],
		[
			["cloudtrail-1", "cloudtrail-2"],
			["cloudtrail-4", "cloudtrail-5"],
		],
	] as const)
		it(`is forgotten there with ${before.join(", ") || "nothing"} disabled before, and then ${then.join(", ") || "nothing"}`, async () => {
			await pack.configure(disabled(...before));
			for (const one of stack(gone)) await pack.analyze(one);
			await pack.configure(disabled(...then));
			const found = await run(pack, stack(other), stack(other, gone));
			assert.equal(outcomeOf(found, "cloudtrail-3"), "violation");
		});

	for (const policies of [[], resourcePolicies])
		it(`is all that is asked about at once, with ${policies.join(", ") || "nothing"} disabled`, async () => {
			await pack.configure(disabled(...policies));
			await pack.analyze(root);
			const trails = Array.from({ length: 20 }, (_, at) =>
				trail(`t${at}`, { isMultiRegionTrail: at === 19 }),
			);
			const others = Array.from({ length: 40 }, (_, at) =>
				resource(types.bucket, `other-${at}`, { bucket: `other-${at}` }),
			);
			await Promise.all(
				[...others, ...trails, ...others].map((one) => pack.analyze(one)),
			);
			const found = await pack.analyzeStack(stack(...others, ...trails));
			assert.equal(outcomeOf(found, "cloudtrail-1"), "passed");
		});

	it("is kept whole where resources are asked about at once", async () => {
		await pack.analyze(root);
		const trails = Array.from({ length: 20 }, (_, at) => trail(`t${at}`));
		await Promise.all(trails.map((one) => pack.analyze(one)));
		const found = await pack.analyzeStack(stack(...trails.slice(19)));
		assert.equal(outcomeOf(found, "cloudtrail-1"), "passed");
	});

	it("leaves the kinds of the policies as they are", async () => {
		for (const one of stack(gone)) await pack.analyze(one);
		const info = await pack.info();
		const kinds = info
			.getPoliciesList()
			.filter((policy) => defaultPolicies.includes(policy.getName()))
			.map((policy) => [policy.getName(), policy.getPolicyType()]);
		assert.deepEqual(
			Object.fromEntries(kinds),
			Object.fromEntries([
				...resourcePolicies.map((policy) => [
					policy,
					PolicyType.POLICY_TYPE_RESOURCE,
				]),
				...stackPolicies.map((policy) => [
					policy,
					PolicyType.POLICY_TYPE_STACK,
				]),
			]),
		);
	});
});
