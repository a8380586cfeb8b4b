import assert from "node:assert/strict";
import { trailIn, verdictsOn } from "./applied";
import { type Deployed, deploy } from "./deployed";
import { type Predicted, predictedBefore, predictedOf } from "./predicted";
import { seed } from "./runs";
import { crowd } from "./worlds/crowd";
import { drawnWorlds } from "./worlds/draw";
import { isKnownBefore, isOfOrder, TRAIL, type World } from "./worlds/world";

/*
 * Random trails with their policies, deployed by the engine to a provider that
 * refuses as AWS does, come to what `check` predicts of them.
 */

const RUNS = 3;
const TRAILS = 110;

const worlds = drawnWorlds(seed, RUNS * TRAILS);
// Each update has faults of every kind: those that were drawn on purpose are first.
const runs = Array.from({ length: RUNS }, (_, run) =>
	worlds.filter((_, at) => at % RUNS === run),
);

const shown = (world: World): string =>
	`${world.name} (${world.faults.join(", ") || "no fault"})`;

describe(`random trails, deployed and predicted (TEST_SEED=${seed})`, () => {
	const deployed: Deployed[] = [];
	const verdicts = new Map<string, string | undefined>();
	let early: Predicted;
	let known: Predicted;

	before(async () => {
		for (const [at, run] of runs.entries()) {
			const one = await deploy(at === 0 ? [...run, crowd] : run);
			deployed.push(one);
			for (const [name, why] of verdictsOn(run, one)) verdicts.set(name, why);
		}
		early = await predictedBefore([...worlds, crowd]);
		known = await predictedOf(worlds);
	});

	it("are all tried, and what is refused is an error of the engine", () => {
		for (const [at, { refusals, errors, tried }] of deployed.entries()) {
			for (const world of runs[at] ?? []) assert.ok(tried.has(trailIn(world)));
			for (const [name, why] of refusals)
				assert.ok(
					errors.some((error) => error.includes(why.trim())),
					`${name}: ${why}`,
				);
			assert.equal(errors.length, refusals.size, errors.join("\n"));
		}
	});

	it("are refused or not delivered for exactly where that is predicted", () => {
		const wrong: string[] = [];
		const counts = { refused: 0, taken: 0 };
		for (const world of worlds) {
			const name = trailIn(world);
			const first = early.get(name);
			const finding = first?.status === "UNKNOWN" ? known.get(name) : first;
			const why = verdicts.get(name);
			counts[why === undefined ? "taken" : "refused"] += 1;
			const expected = why === undefined ? "PASSED" : "FAILED";
			if (finding?.status === expected) continue;
			wrong.push(
				`${shown(world)}: ${why ?? "taken"}; predicted: ${finding?.status} ${finding?.reason ?? ""}`,
			);
		}
		assert.deepEqual(wrong, []);
		assert.ok(worlds.length >= 300, `${worlds.length} trails`);
		assert.ok(
			Math.min(...Object.values(counts)) >= 100,
			JSON.stringify(counts),
		);
	});

	it("are not unknown where every value is known before the update", () => {
		const unknown = worlds.filter(
			(world) =>
				!["PASSED", "FAILED"].includes(early.get(trailIn(world))?.status ?? ""),
		);
		assert.deepEqual(unknown.filter(isKnownBefore).map(shown), []);
		assert.ok(unknown.length < worlds.length / 3, `${unknown.length} unknown`);
	});

	it("are judged alike once every value is known, but for their order", () => {
		const others = worlds.filter((world) => !isOfOrder(world));
		const different = others.filter((world) => {
			const name = trailIn(world);
			const expected = verdicts.get(name) === undefined ? "PASSED" : "FAILED";
			return known.get(name)?.status !== expected;
		});
		assert.deepEqual(different.map(shown), []);
		assert.ok(others.length >= 300, `${others.length} trails`);
	});

	it("are too many in a Region where that is predicted of all of them", () => {
		const refused = [...(deployed[0]?.refusals ?? [])].filter(([name]) =>
			name.startsWith("crowd-"),
		);
		assert.deepEqual(
			refused.map(([name, why]) => [name, why.split(":")[0]]),
			[["crowd-5", "MaximumNumberOfTrailsExceededException"]],
		);
		for (const { name, type } of crowd.resources)
			if (type === TRAIL) assert.equal(early.get(name)?.status, "FAILED");
	});
});
