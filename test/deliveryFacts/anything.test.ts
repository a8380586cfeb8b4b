import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Resource } from "../../policypack/providers/resource";
import { readOf, types } from "../kit/anyPart";
import { tree } from "../kit/anyResource";
import { deliveries, placed, TYPES, trail } from "../kit/deliveryStack";
import { draws } from "../kit/draws";
import { type Bag, throughSdk, UNKNOWN, urnOf } from "../kit/resources";

/** A trail that refers to outputs of a resource in every way. */
function referring({ urn }: Resource): Resource {
	const flows = {
		s3BucketName: [urn],
		kmsKeyId: [urn],
		snsTopicName: [urn],
		cloudWatchLogsGroupArn: [urn],
		cloudWatchLogsRoleArn: [urn],
	};
	const props = Object.fromEntries(
		Object.keys(flows).map((property) => [property, UNKNOWN]),
	);
	return trail(props, flows, { urn: urnOf(TYPES.trail, "referring") });
}

describe("whatever is written about delivery", () => {
	for (const type of types)
		it(`in the properties of ${type} is read and joined without a throw`, () => {
			const names = readOf(type);
			assert.ok(names.length > 0);
			fc.assert(
				fc.property(
					fc.record(Object.fromEntries(names.map((name) => [name, tree])), {
						requiredKeys: [],
					}),
					fc.boolean(),
					(props, isRead) => {
						const one = placed(type, "part", props as Bag, {}, { isRead });
						assert.ok(deliveries(one, referring(one)).trails.length > 0);
						deliveries(throughSdk(one), referring(one));
					},
				),
				draws(40),
			);
		});
});
