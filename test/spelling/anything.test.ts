import assert from "node:assert/strict";
import * as fc from "fast-check";
import { controls } from "../../policypack/controls";
import { evaluate } from "../../policypack/judging/evaluate";
import { exampleOptions } from "../../policypack/judging/optIn";
import { factsOf } from "../../policypack/providers/dialects";
import type { Resource } from "../../policypack/providers/resource";
import { anyResource, readOf, tree, types } from "../kit/anyResource";
import { draws } from "../kit/draws";
import {
	AWS_BUCKET,
	awsTrail,
	type Bag,
	bucket,
	reads,
	resource,
	throughSdk,
	UNKNOWN,
} from "../kit/resources";
import { assembled, bare } from "./accounts";
import { short, told } from "./properties";

/** Assembles and judges; a throw is the failure that is looked for. */
function judge(resources: readonly Resource[]): void {
	const account = assembled(resources);
	for (const control of controls)
		for (const finding of evaluate(control, account, exampleOptions(control))) {
			assert.ok(
				["passed", "failed", "unknown", "noData"].includes(finding.status),
			);
			const isDecided = finding.status === "passed";
			assert.ok(isDecided || (finding.reason ?? "") !== "");
		}
}

describe("whatever is written", () => {
	for (const type of types)
		it(`in the properties of ${type} is read without a throw`, () => {
			const names = [...readOf(type)];
			assert.ok(names.length > 0);
			fc.assert(
				fc.property(
					fc.record(Object.fromEntries(names.map((name) => [name, tree])), {
						requiredKeys: [],
					}),
					(props) => {
						const written = resource(type, "logs", props as Bag);
						const beside = [
							awsTrail({}),
							resource(AWS_BUCKET, "b", { bucket }),
						];
						judge([written]);
						judge([...beside, written]);
						judge([...beside, throughSdk(written)]);
					},
				),
				draws(80),
			);
		});

	it("in whole stacks is judged without a throw", () => {
		fc.assert(
			fc.property(fc.array(anyResource, { maxLength: 7 }), judge),
			draws(600),
		);
	});

	for (const type of types)
		it(`in ${type}, a property that throws is one that is not known`, () => {
			const refuse = () => {
				throw new Error("not known");
			};
			const names = [...readOf(type)];
			const throwing = Object.defineProperties(
				{},
				Object.fromEntries(names.map((name) => [name, { get: refuse }])),
			);
			const unknowns = Object.fromEntries(names.map((name) => [name, UNKNOWN]));
			assert.deepEqual(
				bare(factsOf(resource(type, "logs", throwing))),
				bare(factsOf(resource(type, "logs", unknowns))),
			);
		});

	it("an unknown in a list leaves the rest of the list in view", () => {
		const written = throughSdk(awsTrail({ eventSelectors: [UNKNOWN, reads] }));
		const trail = told(factsOf(written), "trail");
		assert.ok(trail?.eventSelectors.known);
		assert.deepEqual(
			trail.eventSelectors.value.map((one) => short(one.readWriteType)),
			["(pending)", "ReadOnly"],
		);
	});

	it("in a resource of another type is of no concern", () => {
		assert.deepEqual(
			factsOf(resource("aws:s3/bucketObject:BucketObject", "a", { bucket })),
			[],
		);
	});
});
