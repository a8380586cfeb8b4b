import assert from "node:assert/strict";
import fc from "fast-check";
import {
	defaultControls,
	resourcePolicies,
	stackPolicies,
} from "../../kit/controls";
import { type Answer, outcomeOf, saidBy } from "../../kit/pack/answers";
import { type Analyzer, startAnalyzer } from "../../kit/pack/client";
import type { Declared } from "../../kit/pack/wire";
import { auditAt } from "../auditOf";
import { emptyWorld } from "../world";
import { declareDrawn, SPELLINGS } from "./declare";
import { contradictionsOf, count, type Tally, type View } from "./law";
import { makeDrawn } from "./make";
import { asMemberOf, ownArns } from "./memberOf";
import { type Drawn, drawnAccount, REGIONS } from "./randomAccounts";
import { discovered, readOnly } from "./readOnly";
import { exportedOf } from "./stackExport";
import {
	checkSays,
	type Verdicts as Findings,
	auditSays as findingsOf,
} from "./verdicts";

/** By policy: what it came to, and the resources that fail it. */
type Verdicts = Readonly<
	Record<string, { readonly status: string; readonly failing: string[] }>
>;

const STATUS = {
	passed: "passed",
	violation: "failed",
	notApplicable: "noData",
	advisory: "unknown",
	both: "unknown and failed",
} as const;

/** What the pack says at the end of an update, as the engine asks it. */
async function packSays(
	pack: Analyzer,
	stack: readonly Declared[],
): Promise<Verdicts> {
	const trails = stack.filter(({ type }) => /trail:Trail$/i.test(type));
	const each = await Promise.all(
		trails.map(async (trail) => ({ trail, answer: await pack.analyze(trail) })),
	);
	const whole = await pack.analyzeStack(stack);
	const ofTrails = resourcePolicies.map((policy) => {
		const outcomes = each.map(({ answer }) => outcomeOf(answer, policy));
		const failing = each
			.filter(({ answer }) => outcomeOf(answer, policy) === "violation")
			.map(({ trail }) => trail.name);
		const status =
			failing.length > 0 ? "failed" : STATUS[outcomes[0] ?? "notApplicable"];
		return [policy, { status, failing: failing.sort() }] as const;
	});
	const ofStack = stackPolicies.map(
		(policy) =>
			[
				policy,
				{
					status: STATUS[outcomeOf(whole, policy)],
					failing: failingIn(whole, policy, stack),
				},
			] as const,
	);
	return Object.fromEntries([...ofTrails, ...ofStack]);
}

function failingIn(
	answer: Answer,
	policy: string,
	stack: readonly Declared[],
): string[] {
	return saidBy(answer, policy)
		.filter(({ level }) => level === "mandatory")
		.map(({ urn }) => stack.find((one) => one.urn === urn))
		.map((found) => (found?.type.startsWith("pulumi:") ? "all" : found?.name))
		.map(String)
		.sort();
}

/** What an audit says of the account that the update made. */
async function auditSays(endpoint: string): Promise<Verdicts> {
	const { statuses, findings } = await auditAt(endpoint, { regions: REGIONS });
	return Object.fromEntries(
		Object.entries(statuses).map(([number, status]) => [
			`cloudtrail-${number}`,
			{
				status,
				failing: findings(Number(number))
					.filter((finding) => finding.status === "failed")
					.map(({ on }) => (on.type === "AWS::::Account" ? "all" : on.name))
					.sort(),
			},
		]),
	);
}

describe("The pack and the audit agree", () => {
	const world = emptyWorld();
	let pack: Analyzer;
	before(async () => {
		pack = await startAnalyzer();
	});
	after(() => pack.end());

	const seen = new Map<string, number>();
	const tally: Tally = new Map();

	/** What those entrances say that see less, or by another way. */
	const otherViews = async (
		drawn: Drawn,
		audited: Findings,
	): Promise<readonly View[]> => {
		world.proxy().disturb(asMemberOf(drawn));
		const member = ownArns(await findingsOf(world.proxy().url, REGIONS));
		world.proxy().calm();
		const files = SPELLINGS.flatMap((spelling) => {
			const state = exportedOf(declareDrawn(drawn, spelling));
			assert.deepEqual(checkSays(state), audited, `the state, ${spelling}`);
			return [
				["what is read", readOnly(state), state],
				["what is discovered", discovered(state), state],
			] as const;
		});
		return [
			{ name: "audit", says: audited },
			{ name: "audit of a member", says: member },
			...files.map(([name, file, state]) => ({
				name: `check of ${name}`,
				says: checkSays(file, state),
			})),
		];
	};

	const agree = async (drawn: Drawn) => {
		await world.empty();
		await makeDrawn(drawn, world.proxy().url);
		const audited = await auditSays(world.proxy().url);
		for (const spelling of SPELLINGS)
			assert.deepEqual(
				await packSays(pack, declareDrawn(drawn, spelling)),
				audited,
				spelling,
			);
		const views = await otherViews(
			drawn,
			await findingsOf(world.proxy().url, REGIONS),
		);
		assert.deepEqual(contradictionsOf(views), []);
		count(tally, views);
		for (const [policy, { status }] of Object.entries(audited)) {
			const key = `${policy} ${status}`;
			seen.set(key, (seen.get(key) ?? 0) + 1);
		}
	};

	it("on 200 random small accounts, control by control and resource by resource", async () => {
		await fc.assert(fc.asyncProperty(drawnAccount, agree), {
			numRuns: 200,
			endOnFailure: false,
			interruptAfterTimeLimit: 540_000,
			markInterruptAsFailure: true,
		});
	});

	it("having seen those decide, too, that see less", () => {
		for (const name of [
			"audit of a member",
			"check of what is read",
			"check of what is discovered",
		])
			for (const policy of ["cloudtrail-1", "cloudtrail-2", "cloudtrail-4"])
				for (const status of ["passed", "failed"]) {
					const key = `${name}: ${policy} ${status}`;
					assert.ok((tally.get(key) ?? 0) >= 1, key);
				}
	});

	it("having seen every control pass and fail, and those without data", () => {
		const wanted = defaultControls.flatMap(({ policy, subject }) =>
			["passed", "failed", ...(subject === "account" ? [] : ["noData"])].map(
				(status) => `${policy} ${status}`,
			),
		);
		assert.deepEqual([...seen.keys()].sort(), wanted.sort());
		for (const [key, count] of seen) assert.ok(count >= 3, `${key}: ${count}`);
	});
});
