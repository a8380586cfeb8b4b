import assert from "node:assert/strict";
import fc from "fast-check";
import type { SourceFacts } from "../../policypack/hosts/sourceFacts";
import { named, pending, trail } from "../../policypack/model/samples";
import { draws } from "../kit/draws";
import { liveBucket, liveOf, liveTrail, stateOf, together } from "./sources";
import { memberOf, type Owned, partitions, statesOf } from "./worlds";

/** Each finding, by control, report and resource. */
function verdictsOf(sources: readonly SourceFacts[]): readonly string[] {
	const { reports } = together(sources);
	return reports
		.flatMap(({ source, results }) =>
			results.flatMap(({ control, status, findings }) => [
				`${control.policy} ${source.name}: ${status}`,
				...findings.map(
					({ on, reason, status: found }) =>
						`${control.policy} ${source.name} ${on.urn}: ${found}, ${reason}`,
				),
			]),
		)
		.sort();
}

function whole(world: readonly Owned[]): readonly SourceFacts[] {
	return statesOf(
		world,
		world.map(() => 0),
	);
}

const shuffled = <T>(list: readonly T[]) =>
	fc.shuffledSubarray([...list], {
		minLength: list.length,
		maxLength: list.length,
	});

/** A world, and its parts in any order. */
const cut = partitions.chain(({ world, parts }) =>
	shuffled(statesOf(world, parts)).map((sources) => ({ world, sources })),
);

describe("The law of sources judged together", () => {
	it("any partition of a world has the verdicts of the whole", () => {
		let failing = 0;
		let elsewhere = 0;
		fc.assert(
			fc.property(cut, ({ world, sources }) => {
				const verdicts = verdictsOf(whole(world));
				assert.deepEqual(verdictsOf(sources), verdicts);
				if (verdicts.some((one) => /cloudtrail-6.*: failed,/.test(one)))
					failing += 1;
				if (verdicts.some((one) => /Judged in/.test(one))) elsewhere += 1;
			}),
			draws(300),
		);
		assert.ok(failing > 0 && elsewhere > 0);
	});

	it("so has one in which a live account sees the organization's trails", () => {
		fc.assert(
			fc.property(cut, ({ world, sources }) => {
				const member = memberOf(world);
				assert.deepEqual(
					verdictsOf([member, ...sources]),
					verdictsOf([...whole(world), member]),
				);
			}),
			draws(200),
		);
	});

	it("a source that shares nothing changes no verdict of the others", () => {
		const foreign = "999900001111";
		const stranger = stateOf("stranger.json", foreign, [
			trail({
				bucket: { by: "name", name: pending("a name"), dependencies: [] },
				owner: { provider: undefined, account: foreign },
			}),
		]);
		const live = liveOf("222233334444", [
			liveTrail("222233334444", { bucket: named("theirs") }),
			liveBucket("222233334444", "theirs"),
		]);
		fc.assert(
			fc.property(
				cut,
				fc.constantFrom(stranger, live),
				({ sources }, added) => {
					const own = (one: string) =>
						!one.includes(foreign) && !one.includes("222233334444");
					assert.deepEqual(
						verdictsOf([...sources, added]).filter(own),
						verdictsOf(sources),
					);
				},
			),
			draws(150),
		);
	});
});
