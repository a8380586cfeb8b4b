import assert from "node:assert/strict";
import { controls } from "../policypack/controls";
import type { Case } from "../policypack/judging/case";
import { evaluate } from "../policypack/judging/evaluate";
import { statusOf } from "../policypack/judging/finding";
import { exampleOptions } from "../policypack/judging/optIn";
import { assemble } from "../policypack/model/account";
import type { DeliveryFact } from "../policypack/model/deliveryChecks/facts";
import { lazyDeliveries } from "../policypack/model/deliveryChecks/lazyDeliveries";
import type { Deliveries } from "../policypack/model/deliveryChecks/view";
import type { Fact } from "../policypack/model/facts";
import { root } from "../policypack/model/samples";
import { fixWordsOf } from "../policypack/providers/fixWords";

function deliveriesOf(
	shared: readonly Fact[],
	facts: readonly DeliveryFact[],
): () => Deliveries {
	const urns = [...shared, ...facts].map(({ of }) => of.urn);
	const trails = new Set(facts.map(({ of }) => of.urn));
	const others = urns.filter((urn) => !trails.has(urn));
	const resources = new Map(
		urns.map((urn) => [
			urn,
			{
				isComponent: false,
				dependsOn: () => (trails.has(urn) ? others : []),
			},
		]),
	);
	return lazyDeliveries(() => ({ shared, facts, resources, opaque: [] }));
}

for (const control of controls) {
	const { cases } = require(
		`../policypack/controls/${control.policy}/cases`,
	) as { readonly cases: readonly Case[] };

	describe(`${control.id}: ${control.title}`, () => {
		for (const one of cases) {
			const { name, facts, delivery, expect, says, fix, nearest } = one;

			it(`${name}: ${expect}`, () => {
				const options = one.options ?? exampleOptions(control);
				const findings = evaluate(
					control,
					{
						...assemble(root, facts, fixWordsOf),
						...(delivery && { deliveries: deliveriesOf(facts, delivery) }),
					},
					options,
				);
				assert.equal(statusOf(findings), expect);
				const reasons = findings.map(({ reason }) => reason ?? "").join("\n");
				if (says !== undefined) assert.ok(reasons.includes(says), reasons);
				if (fix !== undefined)
					assert.deepEqual(
						findings.map((finding) => finding.fix),
						[fix],
					);
				if (nearest !== undefined)
					assert.deepEqual(
						findings.map((finding) => finding.nearest?.name),
						[nearest],
					);
			});
		}

		it("has a case that passes, one that fails and one that is unknown", () => {
			const expected = new Set(cases.map(({ expect }) => expect));
			for (const status of ["passed", "failed", "unknown"] as const)
				assert.ok(expected.has(status), `no case is ${status}`);
		});

		it("names each case once", () => {
			assert.equal(new Set(cases.map(({ name }) => name)).size, cases.length);
		});
	});
}
