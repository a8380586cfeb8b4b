import assert from "node:assert/strict";
import { controls } from "../../policypack/controls";
import { evaluate } from "../../policypack/judging/evaluate";
import { assemble } from "../../policypack/model/account";
import type { Fact, NoBucketFact, Ref } from "../../policypack/model/facts";
import {
	bucket,
	from,
	named,
	root,
	source,
	trail,
} from "../../policypack/model/samples";

const of = source("made:index:Account", "account");

function missing(name: string, notIn: NoBucketFact["notIn"]): NoBucketFact {
	return { kind: "noBucket", of, name, notIn };
}

/** What a control says of the one trail's bucket. */
function said(number: number, ...facts: readonly Fact[]) {
	const control = controls.find(({ id }) => id === `CloudTrail.${number}`);
	assert.ok(control);
	const [finding] = evaluate(control, assemble(root, facts));
	return finding && [finding.status, finding.reason];
}

const NOT_IN_STACK = "Not in this stack: the bucket of trail audit.";

for (const number of [6, 7])
	describe(`CloudTrail.${number}: a bucket that was looked for in vain`, () => {
		const lost = (ref: Ref = named("lost")) => trail({ bucket: ref });

		it("is not in the live account either", () => {
			assert.deepEqual(said(number, lost(), missing("lost", "liveAccount")), [
				"noData",
				"Neither in this stack nor in the live account: the bucket of trail audit.",
			]);
		});

		it("does not exist", () => {
			const nowhere = missing("lost", "anyAccount");
			const expected = [
				"noData",
				"Bucket lost of trail audit does not exist: no logs are delivered.",
			];
			assert.deepEqual(said(number, lost(), nowhere), expected);
			assert.deepEqual(said(number, nowhere, lost()), expected);
			const byArn = lost(named("arn:aws:s3:::lost"));
			assert.deepEqual(said(number, byArn, nowhere), expected);
		});

		it("says nothing of a bucket of another name", () => {
			for (const notIn of ["liveAccount", "anyAccount"] as const) {
				assert.deepEqual(said(number, lost(), missing("other", notIn)), [
					"noData",
					NOT_IN_STACK,
				]);
			}
		});

		it("says nothing of a name that is not known", () => {
			const beyond = lost(from(source("made:index:StackReference", "logs")));
			assert.deepEqual(said(number, beyond, missing("lost", "anyAccount")), [
				"noData",
				NOT_IN_STACK,
			]);
		});

		it("says nothing of a bucket that the stack declares", () => {
			const declared = [trail(), bucket()];
			const absent = missing("logs-111122223333", "anyAccount");
			assert.deepEqual(
				said(number, ...declared, absent),
				said(number, ...declared),
			);
		});
	});

describe("a live account that was asked for trails", () => {
	const none: Fact = { kind: "noTrail", of };

	for (const number of [1, 3]) {
		it(`CloudTrail.${number}: has none, nor has the stack`, () => {
			assert.deepEqual(said(number, none), [
				"failed",
				"Neither this stack nor the live account has a trail.",
			]);
		});

		it(`CloudTrail.${number}: has none beside one of the stack`, () => {
			assert.deepEqual(said(number, none, trail()), said(number, trail()));
		});
	}
});
