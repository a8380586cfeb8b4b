import assert from "node:assert/strict";
import * as fc from "fast-check";
import { ComplianceTrail, type ComplianceTrailArgs } from "../../components";
import type { Resource } from "../../policypack/providers/resource";
import type { Cloud } from "../kit/component/cloud";
import { construct } from "../kit/component/construct";
import { argumentsOf } from "../kit/component/inputs";
import { type Draw, validDraws } from "../kit/component/randomArguments";
import { deliveries } from "../kit/deliveryStack";
import { draws } from "../kit/draws";
import { resource } from "../kit/resources";
import { outcome, policyChecks, reasons } from "./policyStack";

type Registration = Awaited<
	ReturnType<typeof construct>
>["registrations"][number];

/** A registration as a host brings it, in the account of the draw. */
function resourceOf(
	{ from = {}, name, props, type, urn }: Registration,
	{ account, region }: Cloud,
): Resource {
	const flows = Object.fromEntries(
		Object.entries(from).map(([property, all]) => [
			property,
			[all].flat().map((one) => one.urn),
		]),
	);
	const provider = {
		urn: undefined,
		props: { region, allowedAccountIds: [account] },
	};
	return resource(type, name, props, flows, { urn, provider });
}

/** What each check finds of the component. */
async function found(
	{ name, cloud, args }: Draw,
	preview: boolean,
	without: (one: Registration) => boolean = () => false,
) {
	const make = () =>
		new ComplianceTrail(
			name,
			argumentsOf(args, preview) as ComplianceTrailArgs,
		);
	const { registrations } = await construct(make, { preview, cloud });
	const all = deliveries(
		...registrations
			.filter((one) => !without(one))
			.map((one) => resourceOf(one, cloud)),
	);
	assert.equal(all.trails.length, 1);
	return Object.entries(policyChecks).map(
		([check, judge]) =>
			[check, all.trails.flatMap((view) => judge(view, all))] as const,
	);
}

const cloud = {
	partition: "aws",
	account: "111122223333",
	region: "eu-west-1",
};

describe("ComplianceTrail with any valid arguments", () => {
	for (const preview of [true, false])
		it(`fails no check of policies, ${preview ? "at preview" : "at update"}`, async () => {
			await fc.assert(
				fc.asyncProperty(validDraws, async (draw) => {
					for (const [check, verdicts] of await found(draw, preview))
						assert.deepEqual(reasons(verdicts), [], check);
				}),
				draws(60),
			);
		});

	it("passes all of them at an update, with what it makes itself", async () => {
		const args = { notifications: {}, alarms: {} };
		const all = await found({ name: "audit", cloud, args }, false);
		for (const [check, verdicts] of all)
			assert.equal(
				outcome(verdicts),
				"passed",
				JSON.stringify([check, verdicts]),
			);
	});

	it("would fail without its policies", async () => {
		const args = { notifications: {} };
		const all = await found({ name: "audit", cloud, args }, false, ({ type }) =>
			/bucketPolicy|topicPolicy/.test(type),
		);
		const failed = all.flatMap(([check, verdicts]) =>
			outcome(verdicts) === "failed" ? [check] : [],
		);
		assert.deepEqual(failed, ["bucketPolicy", "trailTopic", "accessLogs"]);
	});
});
