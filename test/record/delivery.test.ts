import assert from "node:assert/strict";
import fc from "fast-check";
import type { SourceFacts } from "../../policypack/hosts/sourceFacts";
import { joinDelivery } from "../../policypack/model/deliveryChecks/joinDelivery";
import type { Deliveries } from "../../policypack/model/deliveryChecks/view";
import type { Resource } from "../../policypack/providers/resource";
import { anyParts } from "../kit/anyPart";
import { placed, TYPES, trail } from "../kit/deliveryStack";
import { draws } from "../kit/draws";
import { stackSource, throughRecord } from "../kit/recordedSources";
import { urnOf } from "../kit/resources";
import { assertSame } from "../kit/sameData";

/** What a stack shows, without its secrets. */
function seenOf(resources: readonly Resource[]): SourceFacts {
	const { secrets: _, ...seen } = stackSource(resources);
	return seen;
}

/** The deliveries of a source. */
function deliveriesOf({ delivery }: SourceFacts): Deliveries {
	assert.ok(delivery);
	return joinDelivery(delivery());
}

/** Data with what decides in it: which resources with facts a trail waits for. */
function compared(deliveries: Deliveries, seen: SourceFacts) {
	const urns = new Set(
		[...seen.facts, ...(seen.delivery?.().facts ?? [])].map(({ of }) => of.urn),
	);
	const trails = deliveries.trails.map(({ waitsFor, ...view }) => ({
		...view,
		waitsFor: waitsFor.known
			? [...waitsFor.value].filter((urn) => urns.has(urn)).sort()
			: waitsFor,
	}));
	return { ...deliveries, trails };
}

describe("a record has the deliveries of", () => {
	it("a trail and its bucket, key, topic, log group and role", () => {
		const topic = urnOf(TYPES.topic, "events");
		const before = [topic, urnOf("aws:ssm/parameter:Parameter", "other")];
		const seen = seenOf([
			trail(
				{ s3BucketName: "acme-logs", snsTopicName: "events" },
				{ snsTopicName: [topic] },
				{ dependsOn: () => before },
			),
			placed(TYPES.bucket, "logs", { bucket: "acme-logs" }),
			placed(TYPES.topic, "events", { name: "events" }),
			placed("aws:ssm/parameter:Parameter", "other", { value: "hello" }),
		]);
		const [view] = deliveriesOf(throughRecord(seen)).trails;
		assert.ok(view?.bucket.known && view.topic.known && view.waitsFor.known);
		assert.equal(view.bucket.value.bucket.of.name, "logs");
		assert.equal(view.topic.value?.topic.of.name, "events");
		assert.deepEqual([...view.waitsFor.value], [topic]);
	});

	it("any stack", () => {
		let joined = 0;
		fc.assert(
			fc.property(anyParts, (resources) => {
				const seen = seenOf(resources);
				const expected = compared(deliveriesOf(seen), seen);
				const actual = compared(deliveriesOf(throughRecord(seen)), seen);
				assertSame(actual, expected);
				joined += expected.trails.filter(
					({ bucket, key, role, topic }) =>
						bucket.known ||
						[key, role, topic].some((one) => one.known && one.value),
				).length;
			}),
			draws(150),
		);
		assert.ok(joined > 3, `${joined} trails have a part in view`);
	});

	it("no source that does not show them", () => {
		const { delivery: _, ...seen } = seenOf([trail()]);
		assert.equal(throughRecord(seen).delivery, undefined);
	});
});
