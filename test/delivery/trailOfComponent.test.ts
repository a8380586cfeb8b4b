import assert from "node:assert/strict";
import * as fc from "fast-check";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../components";
import type { DeliveryCheck } from "../../policypack/controls/cloudtrail-delivery/check";
import { duplicateEvents } from "../../policypack/controls/cloudtrail-delivery/checks/duplicateEvents";
import { logGroup } from "../../policypack/controls/cloudtrail-delivery/checks/logGroup";
import { order } from "../../policypack/controls/cloudtrail-delivery/checks/order";
import { organization } from "../../policypack/controls/cloudtrail-delivery/checks/organization";
import { role } from "../../policypack/controls/cloudtrail-delivery/checks/role";
import { selectors } from "../../policypack/controls/cloudtrail-delivery/checks/selectors";
import { trailCount } from "../../policypack/controls/cloudtrail-delivery/checks/trailCount";
import { trailName } from "../../policypack/controls/cloudtrail-delivery/checks/trailName";
import type { Resource } from "../../policypack/providers/resource";
import type { Cloud } from "../kit/component/cloud";
import { construct, type Registration } from "../kit/component/construct";
import { argumentsOf } from "../kit/component/inputs";
import { type Draw, validDraws } from "../kit/component/randomArguments";
import { deliveries } from "../kit/deliveryStack";
import { draws } from "../kit/draws";
import { resource } from "../kit/resources";
import { kindOf } from "./findings";

const checks: Readonly<Record<string, DeliveryCheck>> = {
	duplicateEvents,
	logGroup,
	order,
	organization,
	role,
	selectors,
	trailCount,
	trailName,
};

/** A registration as a program shows it: without what AWS makes of it. */
function resourceOf(
	{ after, from = {}, inputs, name, parent, type, urn }: Registration,
	{ account, region }: Cloud,
): Resource {
	const flows = Object.fromEntries(
		Object.entries(from).map(([property, all]) => [
			property,
			[all].flat().map((one) => one.urn),
		]),
	);
	return resource(type, name, inputs, flows, {
		urn,
		parent: parent === "" ? undefined : parent,
		isComponent: !type.startsWith("aws:"),
		dependsOn: () => after,
		provider: {
			urn: undefined,
			props: { region, allowedAccountIds: [account] },
		},
	});
}

/** What the checks find of the component, as `check: kind`. */
async function found(
	{ name, cloud, args }: Draw,
	preview: boolean,
	change: (one: Resource) => readonly Resource[] = (one) => [one],
): Promise<readonly string[]> {
	const make = () =>
		new ComplianceTrail(
			name,
			argumentsOf(args, preview) as ComplianceTrailArgs,
		);
	const { registrations } = await construct(make, { preview, cloud });
	const all = deliveries(
		...registrations.flatMap((one) => change(resourceOf(one, cloud))),
	);
	assert.equal(all.trails.length, 1);
	return Object.entries(checks).flatMap(([check, judge]) =>
		all.trails.flatMap((view) =>
			judge(view, all).map((verdict) => `${check}: ${kindOf(verdict)}`),
		),
	);
}

const plain: Draw = {
	name: "audit",
	cloud: { partition: "aws", account: "111122223333", region: "eu-west-1" },
	args: { notifications: {}, dataEvents: [] },
};

describe("the trail of ComplianceTrail", () => {
	for (const preview of [true, false])
		it(`fails with no valid arguments, ${preview ? "at preview" : "at update"}`, async () => {
			await fc.assert(
				fc.asyncProperty(validDraws, async (draw) => {
					const kinds = await found(draw, preview);
					assert.deepEqual(
						kinds.filter((kind) => kind.endsWith("failed")),
						[],
					);
					if (!preview)
						assert.deepEqual(
							kinds.filter((kind) => kind.endsWith("pending")),
							[],
						);
				}),
				draws(60),
			);
		});

	it("passes with what the component makes", async () => {
		assert.deepEqual(await found(plain, false), []);
		assert.deepEqual(await found(plain, true), []);
	});

	it("would fail without the policy of its role, or its order", async () => {
		const without = await found(plain, false, (one) =>
			one.type.startsWith("aws:iam/rolePolicy") ? [] : [one],
		);
		assert.deepEqual(without, ["role: failed"]);
		const unordered = await found(plain, false, (one) => [
			{ ...one, dependsOn: () => [] },
		]);
		assert.deepEqual(unordered, ["order: failed"]);
	});
});
