import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { temporaryFolder } from "../../command/run";
import { compiledProvider } from "../../deployment/compiled";
import { assertWent } from "../../deployment/judged";
import { type KeptStack, keepStack } from "../../engine/harness";
import { advisory, pack } from "../../engine/pack";
import { eventsIn } from "../../engine/policyEvents";
import { makeBucket } from "../build";
import { emptyWorld } from "../world";
import { FOREIGN, REGIONS } from "./drawn";
import { engineSays } from "./engineViews";
import { possible, worlds } from "./engineWorlds";
import { contradictionsOf, count, type Tally, type View } from "./law";
import { policyText } from "./policies";
import { programOf } from "./program";
import { readDrawn } from "./programFolder";
import { discovered, readOnly } from "./readOnly";
import {
	auditSays,
	checkSays,
	failingIn,
	packSays,
	stackSays,
} from "./verdicts";

describe("Every entrance says the same of one world, or that it does not know", () => {
	const world = emptyWorld();
	const folder = temporaryFolder();
	let providers = "";
	before(() => {
		providers = compiledProvider();
	});
	after(folder.remove);

	const analyze = async (stack: KeptStack, text: string) => {
		const file = join(folder.path, "state.json");
		writeFileSync(file, text);
		const { stdout, stderr } = await stack.type(
			...["policy", "analyze", "--policy-pack", pack, "--file", file, "--json"],
		);
		// It says nothing of what passes.
		assert.match(stdout, /"summaryEvent"/, stderr);
		return eventsIn(stdout);
	};

	const viewsOf = async (drawn: Parameters<typeof programOf>[0]) => {
		await world.empty();
		await makeBucket(FOREIGN, {
			account: "444455556666",
			policy: policyText(FOREIGN, "nothing more"),
		});
		const stack = await keepStack({
			providers,
			json: true,
			variables: { AWS_ENDPOINT_URL: world.url() },
		});
		try {
			const program = programOf(drawn);
			const preview = await stack.run("preview", program, { packs: [pack] });
			// All advisory: what is mandatory would end the update at the first.
			const up = await stack.run("up", program, {
				packs: [pack],
				packConfigs: [advisory],
			});
			assertWent(up);
			const state = await stack.exported();
			const reads = readOnly(state);
			const list = discovered(state);
			const audited = await auditSays(world.proxy().url, REGIONS);
			const checked = checkSays(state);
			// Where all is in view, nothing is left open.
			assert.deepEqual(checked, audited);
			assert.deepEqual(packSays(up, state), failingIn(audited));
			const views: readonly View[] = [
				{ name: "audit", says: audited },
				{ name: "check of the state", says: checked },
				{
					name: "check of the program",
					says: stackSays(await readDrawn(drawn), state),
				},
				{
					name: "check of the preview",
					says: checkSays(preview.stdout, state),
				},
				{ name: "the preview", says: engineSays(preview, state) },
				{
					name: "policy analyze",
					says: engineSays(await analyze(stack, state), state),
				},
				{ name: "check of what is read", says: checkSays(reads, state) },
				{
					name: "policy analyze of what is read",
					says: engineSays(await analyze(stack, reads), state),
				},
				{ name: "check of what is discovered", says: checkSays(list, state) },
			];
			return views;
		} finally {
			stack.remove();
		}
	};

	const tally: Tally = new Map();
	it("on random small accounts that `up` makes", async function () {
		this.timeout(600_000);
		await fc.assert(
			fc.asyncProperty(worlds.map(possible), async (drawn) => {
				const views = await viewsOf(drawn);
				const [first] = contradictionsOf(views);
				assert.equal(first, undefined, first);
				count(tally, views);
			}),
			{
				numRuns: 6,
				interruptAfterTimeLimit: 560_000,
				markInterruptAsFailure: true,
				endOnFailure: true,
			},
		);
	});

	it("prints", () => {
		console.log(
			[...tally]
				.sort()
				.map(([k, v]) => `${k} ${v}`)
				.join("\n"),
		);
	});
});
