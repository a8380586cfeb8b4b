import { strict as assert } from "node:assert";
import { expectOutcomes } from "../outcomes";
import type { EngineRun } from "./harness";
import { outcomesOf } from "./outcomes";

/** Asserts that a run went well, and that every default control passed. */
export function assertPasses(run: EngineRun): void {
	assert.deepEqual(run.errors, [], run.stdout);
	assert.equal(run.ok, true, run.stdout + run.stderr);
	const statuses = Object.fromEntries(
		Object.entries(outcomesOf(run)).map(([id, { status }]) => [id, status]),
	);
	expectOutcomes(statuses, {}, { others: "PASSED" });
	assert.deepEqual(run.events, []);
}

/** Asserts that a run went well. */
export function assertWent(run: EngineRun): void {
	assert.deepEqual(run.errors, [], run.stdout);
	assert.equal(run.ok, true, run.stdout + run.stderr);
}

/** What was done, each as "operation Type name"; nothing of what is the same. */
export function doneIn(run: EngineRun): readonly string[] {
	return run.steps
		.filter(({ op }) => !["same", "refresh", "read"].includes(op))
		.map(({ op, urn, differing }) => {
			const [, , types = "", name] = urn.split("::");
			const type = types.split("$").at(-1)?.split(":").at(-1);
			return [op, type, name, ...differing].join(" ");
		})
		.sort();
}

/** Asserts that a run found nothing to do, of so many resources at least. */
export function assertNothingDone(run: EngineRun, least: number): void {
	assertWent(run);
	assert.deepEqual(doneIn(run), []);
	assert.ok(run.steps.length >= least, `${run.steps.length} resources`);
}
