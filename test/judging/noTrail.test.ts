import assert from "node:assert/strict";
import { controls } from "../../policypack/controls";
import { factsWithLookup } from "../../policypack/hosts/lookup";
import { evaluate } from "../../policypack/judging/evaluate";
import { assemble } from "../../policypack/model/account";
import { root } from "../../policypack/model/samples";
import { known, unknown } from "../../policypack/model/value";
import { assembleStack } from "../../policypack/providers/assembleStack";
import { fixWordsOf } from "../../policypack/providers/fixWords";
import type { Lookup } from "../../policypack/sources/liveAccount/lookup";
import { outsideFirst } from "../kit/hints";

const account = {
	view: "account",
	urn: "arn:aws:iam::111122223333:root",
	type: "AWS::::Account",
	name: "111122223333",
	location: undefined,
} as const;

/** A live account without a trail. */
const nothing: Lookup = {
	account: async () => known("111122223333"),
	trails: async () => [],
	buckets: async () => ({
		owned: unknown("unreadable", "any"),
		facts: [],
		gone: new Set(),
	}),
	close: () => undefined,
};

for (const control of controls.filter(({ subject }) => subject === "account"))
	describe(`${control.id} without a trail`, () => {
		it("in a stack says first that the trail may be elsewhere", () => {
			const [finding] = evaluate(control, assemble(root, []));
			assert.equal(finding?.status, "failed");
			assert.match(finding?.fix ?? "", outsideFirst(control.policy));
		});

		it("in a live account says to create one, for nothing lies outside", () => {
			const [finding] = evaluate(control, assemble(account, [], fixWordsOf));
			assert.equal(finding?.reason, "The account has no trail.");
			assert.match(
				finding?.fix ?? "",
				/^Create a multi-Region trail .*: `aws cloudtrail create-trail --name NAME .*new ComplianceTrail/,
			);
			assert.doesNotMatch(finding?.fix ?? "", /outside/);
		});

		it("in a stack and its live account says that both were asked", async () => {
			const { urn, name } = root;
			const stack = { urn, name, resources: [] };
			const facts = await factsWithLookup(control, stack, [], nothing, {});
			const account = assembleStack(stack, facts);
			for (const { status, reason, fix } of evaluate(control, account)) {
				assert.equal(status, "failed");
				assert.match(reason ?? "", /^Neither this stack nor the live account/);
				assert.match(fix ?? "", /^Declare one: `new ComplianceTrail/);
				assert.doesNotMatch(fix ?? "", /outside/);
			}
		});
	});
