import assert from "node:assert/strict";
import fc from "fast-check";
import { DEFAULT_CONFIGURATION } from "../../policypack/configuration/policyConfiguration";
import { controls } from "../../policypack/controls";
import { readRecord } from "../../policypack/hosts/record/readRecord";
import { recordText } from "../../policypack/hosts/record/writeRecord";
import type { Report } from "../../policypack/hosts/report/report";
import {
	judgeSource,
	type SourceFacts,
} from "../../policypack/hosts/sourceFacts";
import { named, pending, trail } from "../../policypack/model/samples";
import { draws } from "../kit/draws";
import { liveBucket, liveOf, liveTrail, stateOf, together } from "./sources";
import {
	cutIntoParts,
	memberOf,
	type Owned,
	statesOf,
	worlds,
	worldsOfOneAccount,
} from "./worlds";

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

/** A source as its record shows it. */
function recorded(seen: SourceFacts): SourceFacts {
	const text = recordText(seen, new Date("2026-06-30T00:00:00Z"));
	return readRecord(text, "record.json").seen;
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
const cutting = (world: fc.Arbitrary<readonly Owned[]>) =>
	cutIntoParts(world).chain(({ world: owned, parts }) =>
		shuffled(statesOf(owned, parts)).map((sources) => ({
			...{ world: owned, sources },
		})),
	);
const cut = cutting(worlds);

/** What a stack of one account comes to alone, by control and resource. */
function verdictsAlone([stack]: readonly SourceFacts[]): readonly string[] {
	assert.ok(stack);
	const { results } = judgeSource(
		stack,
		controls,
		DEFAULT_CONFIGURATION,
		"2026-06-30",
	);
	return statusesOf(results);
}

/** Each finding's status, by control and resource; the account has no name. */
function statusesOf(results: Report["results"]): readonly string[] {
	return results
		.flatMap(({ control, findings }) =>
			findings.map(({ on, status }) =>
				control.subject === "account"
					? `${control.policy}: ${status}`
					: `${control.policy} ${on.urn}: ${status}`,
			),
		)
		.sort();
}

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

	it("stacks of one account have the verdicts that one stack has alone", () => {
		fc.assert(
			fc.property(cutting(worldsOfOneAccount), ({ world, sources }) => {
				const [report, another] = together(sources).reports;
				assert.ok(report && !another);
				assert.deepEqual(
					statusesOf(report.results),
					verdictsAlone(whole(world)),
				);
				assert.deepEqual(verdictsOf(sources), verdictsOf(whole(world)));
			}),
			draws(200),
		);
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

	it("a record in place of a source has the same verdicts", () => {
		fc.assert(
			fc.property(cut, ({ world, sources }) => {
				const all = [memberOf(world), ...sources];
				assert.deepEqual(verdictsOf(all.map(recorded)), verdictsOf(all));
			}),
			draws(50),
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
