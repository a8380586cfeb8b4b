import assert from "node:assert/strict";
import * as fc from "fast-check";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../components";
import { construct, only } from "../kit/component/construct";
import { argumentsOf } from "../kit/component/inputs";
import { type Draw, validDraws } from "../kit/component/randomArguments";
import { resourcePolicies, stackPolicies } from "../kit/controls";
import { draws } from "../kit/draws";
import { outcomesOf } from "../kit/pack/answers";
import { packUnderTest } from "../kit/pack/harness";
import { defaultProvider, root } from "../kit/pack/stacks";
import type { Declared } from "../kit/pack/wire";
import { made } from "./types";

describe("ComplianceTrail with any valid arguments, judged by the pack", () => {
	const pack = packUnderTest();

	for (const preview of [true, false])
		it(`fails no control, and passes every control where it makes the bucket, ${preview ? "at preview" : "at update"}`, async () => {
			await fc.assert(
				fc.asyncProperty(validDraws, async (draw) => {
					const built = await builtOf(draw, preview);
					const stack = built.registrations.map(declared);
					const trail = only(built, made.trail);
					const resources = await pack.analyze({
						...declared(trail),
						// Before a resource is created, nothing is known but its inputs.
						props: trail.inputs,
					});
					const whole = await pack.analyzeStack([root, ...stack]);
					for (const answer of [resources, whole])
						for (const { level, message } of answer.diagnostics)
							assert.notEqual(level, "mandatory", message);
					const outcomes = {
						...outcomesOf(resources, resourcePolicies),
						...outcomesOf(whole, stackPolicies),
					};
					const passed = Object.values(outcomes).filter(
						(outcome) => outcome === "passed",
					);
					const makesBucket = draw.args.bucket === undefined;
					assert.equal(
						passed.length >= (makesBucket ? 7 : 5),
						true,
						JSON.stringify(outcomes),
					);
				}),
				draws(60),
			);
		});

	it("would see a control fail", async () => {
		const built = await construct(() => new ComplianceTrail("audit"));
		const stack = built.registrations
			.filter(({ type }) => type !== made.logging)
			.map(declared);
		const { diagnostics } = await pack.analyzeStack([root, ...stack]);
		assert.deepEqual(
			diagnostics.map(({ policy, level }) => [policy, level]),
			[["cloudtrail-7", "mandatory"]],
		);
	});
});

function builtOf({ name, cloud, args }: Draw, preview: boolean) {
	return construct(
		() =>
			new ComplianceTrail(
				name,
				argumentsOf(args, preview) as ComplianceTrailArgs,
			),
		{ preview, cloud },
	);
}

function declared(registration: Declared): Declared {
	return { ...registration, provider: defaultProvider };
}
