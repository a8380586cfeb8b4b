import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { compiledProvider } from "../../kit/cloudProvider";
import { temporaryFolder } from "../../kit/command";
import { defaultPolicies } from "../../kit/controls";
import { assertWent } from "../../kit/engine/assertions";
import { type KeptStack, keepStack } from "../../kit/engine/harness";
import { advisory, pack } from "../../kit/engine/pack";
import { eventsIn } from "../../kit/engine/policyEvents";
import { makeBucket } from "../build";
import { emptyWorld } from "../world";
import { engineSays } from "./engineViews";
import { badWorld, goodWorld, worlds } from "./engineWorlds";
import { contradictionsOf, type View } from "./law";
import { policyText } from "./policies";
import { programOf } from "./program";
import { readDrawn } from "./programFolder";
import { type Drawn, FOREIGN, REGIONS } from "./randomAccounts";
import { readingOf } from "./reading";
import { discovered, readOnly } from "./readOnly";
import {
	auditSays,
	checkSays,
	failingIn,
	packSays,
	stackSays,
	type Verdicts,
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

	/** What a second stack finds that reads what the first one made. */
	const readFor = async (state: string): Promise<readonly View[]> => {
		const variables = { AWS_ENDPOINT_URL: world.url() };
		const stack = await keepStack({ providers, json: true, variables });
		try {
			const program = readingOf(state);
			const preview = await stack.run("preview", program, { packs: [pack] });
			assertWent(await stack.run("up", program));
			const exported = await stack.exported();
			// The engine never shows a pack what is only read. What it says of the
			// stack alone is no word on what is there, and it says so.
			for (const { policyName, message } of preview.events) {
				assert.ok(["cloudtrail-1", "cloudtrail-3"].includes(policyName));
				assert.match(message, /`outside` .*trail read with Trail\.get/);
			}
			return [
				{
					name: "check of a preview that reads",
					says: checkSays(preview.stdout, exported),
				},
				{ name: "check of the state that reads", says: checkSays(exported) },
			];
		} finally {
			stack.remove();
		}
	};

	const viewsOf = async (drawn: Drawn): Promise<readonly View[]> => {
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
			const reading = await readFor(state);
			return [
				...reading,
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
		} finally {
			stack.remove();
		}
	};

	/** Compares the views of a world, and says first what contradicts. */
	const agree = async (drawn: Drawn): Promise<readonly View[]> => {
		const views = await viewsOf(drawn);
		const [first] = contradictionsOf(views);
		assert.equal(first, undefined, first);
		return views;
	};
	const says = (views: readonly View[], name: string) =>
		views.find((view) => view.name === name)?.says ?? {};
	const statusesIn = (verdicts: Verdicts) =>
		Object.fromEntries(
			Object.entries(verdicts).map(([policy, found]) => [
				policy,
				[...new Set(found.map((one) => one.split(" ")[0]))].join(),
			]),
		);
	const each = (status: string) =>
		Object.fromEntries(defaultPolicies.map((policy) => [policy, status]));

	for (const [words, drawn, status] of [
		["that passes everything", goodWorld, "passed"],
		["that fails everything", badWorld, "failed"],
	] as const)
		it(`on an account ${words}, where a program reads it, too`, async () => {
			const views = await agree(drawn);
			assert.deepEqual(statusesIn(says(views, "audit")), each(status));
			const read = statusesIn(says(views, "check of what is read"));
			for (const policy of ["cloudtrail-2", "cloudtrail-4", "cloudtrail-5"])
				assert.equal(read[policy], status, policy);
			assert.equal(read["cloudtrail-6"], "noData");
			assert.equal(read["cloudtrail-7"], "noData");
		});

	it("on random small accounts that `up` makes", async () => {
		// As many of them as a build may wait for; the next run draws others.
		// None is interrupted: it would go on in the account of the next test.
		const until = performance.now() + 90_000;
		let compared = 0;
		await fc.assert(
			fc.asyncProperty(worlds, async (drawn) => {
				if (performance.now() > until) return;
				await agree(drawn);
				compared += 1;
			}),
			{ numRuns: 8, endOnFailure: true },
		);
		assert.ok(compared > 0);
	});
});
