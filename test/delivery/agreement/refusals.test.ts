import assert from "node:assert/strict";
import { sourceFilesIn } from "../../kit/sourceFiles";
import { apply, trailIn, verdictsOn } from "./applied";
import { seed } from "./runs";
import { drawnWorld, FAULTS, worldWith } from "./worlds/draw";

/*
 * The provider that refuses as AWS does, without an engine: it shares nothing with
 * the prediction, takes what is right in every form, and refuses each fault.
 */

/** Faults that AWS takes, and does not deliver for. */
const TAKEN = [
	"the target has a default retention",
	"the target encrypts with a key",
];

describe("the provider that refuses trails as AWS does", () => {
	it("shares no code with what it is compared with", () => {
		const folders = ["test/kit/aws/", "test/kit/cloud/", "test/kit/iam/"];
		const files = sourceFilesIn("test").filter(({ path }) =>
			folders.some((folder) => path.startsWith(folder)),
		);
		assert.ok(files.some(({ path }) => path === "test/kit/iam/evaluate.ts"));
		const own = [...folders, "test/kit/engine/provider/"];
		const foreign = files.flatMap(({ path, imports }) =>
			imports
				.map(({ what }) => what)
				.filter((what) => /^(test|policypack|components|bin)\//.test(what))
				.filter((what) => !own.some((folder) => what.startsWith(folder)))
				.map((what) => `${path} imports ${what}`),
		);
		assert.deepEqual(foreign, []);
	});

	it(`takes trails without a fault, whatever their form (seed ${seed})`, () => {
		const worlds = Array.from({ length: 600 }, (_, at) => drawnWorld(seed, at));
		const right = worlds.filter(({ faults }) => faults.length === 0);
		assert.ok(right.length > 200, `${right.length} worlds without a fault`);
		const verdicts = verdictsOn(right, apply(right));
		assert.deepEqual(
			[...verdicts].filter(([, why]) => why !== undefined),
			[],
		);
	});

	for (const fault of FAULTS)
		it(`refuses a trail where ${fault.name}`, () => {
			const worlds = Array.from({ length: 12 }, (_, at) =>
				worldWith(seed, at, fault),
			);
			const applied = apply(worlds);
			const verdicts = verdictsOn(worlds, applied);
			for (const world of worlds) {
				const why = verdicts.get(trailIn(world));
				assert.ok(why, `${world.name} is taken: ${JSON.stringify(world)}`);
				const isTaken = !applied.refusals.has(trailIn(world));
				const isOfTarget = fault.name.startsWith("the target");
				assert.equal(isTaken, TAKEN.includes(fault.name) || isOfTarget, why);
			}
		});
});
