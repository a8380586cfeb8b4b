import assert from "node:assert/strict";
import { DEFAULT_CONFIGURATION } from "../../policypack/configuration/policyConfiguration";
import { controls } from "../../policypack/controls";
import {
	judgeSource,
	type SourceFacts,
} from "../../policypack/hosts/sourceFacts";
import type { Control } from "../../policypack/judging/control";
import { evaluate } from "../../policypack/judging/evaluate";
import { pass } from "../../policypack/judging/verdict";
import type { Account } from "../../policypack/model/account";
import type { DeliveryFacts } from "../../policypack/model/deliveryChecks/joinDelivery";
import type { Deliveries } from "../../policypack/model/deliveryChecks/view";
import {
	assembleStack,
	factsIn,
	rootOfStack,
} from "../../policypack/providers/assembleStack";
import { deliveryFactsOf } from "../../policypack/providers/deliveryFacts";
import { placed, TYPES, trail } from "../kit/deliveryStack";
import { urnOf } from "../kit/resources";

const STACK = {
	urn: urnOf("pulumi:pulumi:Stack", "shop-prod"),
	name: "prod",
	resources: [
		trail({ s3BucketName: "acme-logs" }),
		placed(TYPES.bucket, "logs", { bucket: "acme-logs" }),
	],
};

describe("the deliveries of a stack", () => {
	it("are joined when they are asked for, once", () => {
		const { deliveries } = assembleStack(STACK);
		assert.deepEqual(
			deliveries?.().trails.map(({ trail: { of } }) => of.name),
			["audit"],
		);
		assert.equal(deliveries?.(), deliveries?.());
	});

	it("are part of the account of a source, read for the controls that ask only", () => {
		let reads = 0;
		const delivery = (): DeliveryFacts => {
			reads += 1;
			return deliveryFactsOf(STACK);
		};
		const seen: Deliveries[] = [];
		const first = controls.find(({ subject }) => subject === "account");
		assert.ok(first?.subject === "account");
		const asking: Control = {
			...first,
			judge: ({ deliveries }: Account) => {
				if (deliveries) seen.push(deliveries());
				return pass();
			},
		};
		judge([first], delivery);
		assert.equal(reads, 0);
		judge([asking, { ...asking, id: "CloudTrail.Other" }], delivery);
		assert.equal(reads, 1);
		assert.equal(seen.length, 2);
		const [view] = seen[0]?.trails ?? [];
		assert.ok(view?.bucket.known);
		assert.equal(view.bucket.value.bucket.of.name, "logs");
	});
});

describe("a stack without a trail", () => {
	it("is not read for the delivery of trails", () => {
		const own = controls.find(({ subject }) => subject === "delivery");
		assert.ok(own);
		const findings = evaluate(own, {
			...assembleStack({ ...STACK, resources: [] }),
			deliveries: () => assert.fail("the deliveries are read"),
		});
		assert.deepEqual(findings, []);
	});
});

function judge(
	controls: readonly Control[],
	delivery: NonNullable<SourceFacts["delivery"]>,
): void {
	judgeSource(
		{
			source: { kind: "state", name: "state.json", folder: "" },
			identity: { account: undefined, partition: undefined },
			root: rootOfStack(STACK),
			facts: factsIn(STACK),
			lookups: new Map(),
			delivery,
		},
		controls,
		DEFAULT_CONFIGURATION,
		"2026-11-26",
	);
}
