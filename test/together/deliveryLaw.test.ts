import assert from "node:assert/strict";
import fc from "fast-check";
import { DEFAULT_CONFIGURATION } from "../../policypack/configuration/policyConfiguration";
import { controls } from "../../policypack/controls";
import { readRecord } from "../../policypack/hosts/record/readRecord";
import { recordText } from "../../policypack/hosts/record/writeRecord";
import type { SourceFacts } from "../../policypack/hosts/sourceFacts";
import { judgeTogether } from "../../policypack/hosts/together/judgeTogether";
import type { Control } from "../../policypack/judging/control";
import { fail } from "../../policypack/judging/verdict";
import type { DeliveryView } from "../../policypack/model/deliveryChecks/view";
import { compareTexts } from "../../policypack/model/order";
import type { Resource } from "../../policypack/providers/resource";
import { draws } from "../kit/draws";
import { deliveryWorlds, stackOf } from "./deliveryWorlds";

/** A control whose findings have everything that deliveries depend on. */
function showing(shown: (view: DeliveryView) => string): Control {
	const own = controls.find(({ subject }) => subject === "delivery");
	assert.ok(own?.subject === "delivery");
	return {
		...own,
		judge: (view, _, { regions }) =>
			fail(`${shown(view)} ${JSON.stringify(regions)}`, "Nothing."),
	};
}

/** What is the same in every cut: order does not count, nor does `waitsFor`. */
function textOf({ waitsFor: _, ...view }: DeliveryView): string {
	return JSON.stringify(sorted(view));
}

/** Data with each list in one order, and without the names of providers. */
function sorted(data: unknown): unknown {
	if (Array.isArray(data))
		return data
			.map(sorted)
			.sort((a, b) => compareTexts(JSON.stringify(a), JSON.stringify(b)));
	if (typeof data !== "object" || data === null) return data;
	return Object.fromEntries(
		Object.entries(data)
			.filter(([name]) => name !== "owner")
			.sort(([a], [b]) => compareTexts(a, b))
			.map(([name, item]) => [name, sorted(item)]),
	);
}

/** What each trail comes to, by report and resource. */
function verdictsOf(
	sources: readonly SourceFacts[],
	control: Control = showing(textOf),
): readonly string[] {
	const { reports } = judgeTogether(
		sources,
		[control],
		DEFAULT_CONFIGURATION,
		"2026-11-26",
		{ expectedAccounts: [] },
	);
	return reports
		.flatMap(({ source, results }) =>
			results.flatMap(({ findings }) =>
				findings.map(
					({ on, reason, status }) =>
						`${source.name} ${on.urn}: ${status} ${reason}`,
				),
			),
		)
		.sort();
}

/** A world, and its parts in any order. */
const cut = deliveryWorlds.chain((world) =>
	fc
		.array(fc.nat({ max: 4 }), {
			minLength: world.length,
			maxLength: world.length,
		})
		.map((parts) => ({
			world,
			sources: partsOf(world, parts),
		})),
);

function partsOf(
	world: readonly Resource[],
	parts: readonly number[],
): readonly SourceFacts[] {
	return [...new Set(parts)].map((number) =>
		stackOf(
			`part-${number}.json`,
			world.filter((_, at) => parts[at] === number),
		),
	);
}

/** A source as its record shows it. */
function recorded(seen: SourceFacts): SourceFacts {
	const text = recordText(seen, new Date("2026-11-26T00:00:00Z"));
	return readRecord(text, "record.json").seen;
}

describe("The law of deliveries in several sources", () => {
	it("any partition of a world has the deliveries of the whole", () => {
		const met = new Set<string>();
		fc.assert(
			fc.property(cut, ({ world, sources }) => {
				const expected = verdictsOf([stackOf("part-0.json", world)]);
				assert.deepEqual(verdictsOf(sources), expected);
				if (sources.length > 1)
					for (const [, part = ""] of expected
						.join()
						.matchAll(/"(bucket|key|topic|role|logGroup)":\{"known":true/g))
						met.add(part);
			}),
			draws(200),
		);
		assert.deepEqual([...met].sort(), [
			...["bucket", "key", "logGroup", "role", "topic"],
		]);
	});

	it("a record in place of a source has the same deliveries", () => {
		fc.assert(
			fc.property(cut, ({ sources }) => {
				assert.deepEqual(
					verdictsOf(sources.map(recorded)),
					verdictsOf(sources),
				);
			}),
			draws(60),
		);
	});
});
