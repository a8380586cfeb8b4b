import assert from "node:assert/strict";
import { FAULTS } from "../kit/awsFaults";
import { ownAccount } from "../kit/cloud/cloud";
import { allBut, auditAt } from "./auditOf";
import { makeBucket, makeTrail, removeBucket } from "./build";
import { asMember, MANAGEMENT, organizationArn } from "./member";
import { emptyWorld } from "./world";

describe("An audit of a member of an organization", () => {
	const world = emptyWorld();
	const regions = ["us-east-1", "eu-west-1"];
	const audit = (named: readonly string[] = regions) =>
		auditAt(world.proxy().url, { regions: named });
	const organization = { IsOrganizationTrail: true };
	const callsOf = (action: string) =>
		world
			.proxy()
			.calls.filter((call) => call.action === `cloudtrail:${action}`)
			.map(({ of, region }) => [of, region]);

	before(async () => {
		await makeBucket("organization-logs");
		await makeTrail("organization", "organization-logs", organization);
		// The bucket is the management account's, and in no list of a member's.
		await removeBucket("organization-logs");
	});

	describe("whose trail has AWS's default selectors", () => {
		beforeEach(() => world.proxy().disturb(asMember({ hasSelectors: false })));

		it("counts the trail, and has no data of its bucket", async () => {
			const { statuses, findings, account } = await audit();
			assert.equal(account, ownAccount);
			assert.deepEqual(
				statuses,
				allBut("passed", { 6: "noData", 7: "noData" }),
			);
			assert.equal(findings(2)[0]?.on.urn, organizationArn());
		});

		for (const named of [regions, ["eu-west-1"], ["eu-west-1", "us-east-1"]])
			it(`asks for nothing that AWS refuses: ${named.join(", ")}`, async () => {
				const { statuses } = await audit(named);
				assert.equal(statuses[1], "passed");
				assert.deepEqual(callsOf("GetEventSelectors"), []);
				assert.deepEqual(callsOf("GetTrailStatus"), [
					[organizationArn(), "us-east-1"],
				]);
			});

		it("knows an organization's trail where AWS does not say which account this is", async () => {
			const member = asMember({ hasSelectors: false });
			world
				.proxy()
				.disturb((call) =>
					call.service === "sts"
						? FAULTS["access denied"]?.(call)
						: member(call),
				);
			assert.equal((await audit()).statuses[1], "passed");
			assert.deepEqual(callsOf("GetEventSelectors"), []);
		});

		it("fails where the trail does not log", async () => {
			const member = asMember({ hasSelectors: false });
			const stopped = (body: string) =>
				body.replace(/"IsLogging": true/, '"IsLogging": false');
			world
				.proxy()
				.disturb((call) =>
					call.action === "cloudtrail:GetTrailStatus"
						? { ...member(call), changes: stopped }
						: member(call),
				);
			const { statuses } = await audit();
			assert.equal(statuses[1], "failed");
			assert.equal(statuses[3], "failed");
		});
	});

	describe("whose trail has selectors of its own, or may have", () => {
		for (const hasSelectors of [true, undefined])
			for (const refusal of [
				"AccessDeniedException",
				"TrailNotFoundException",
				"UnsupportedOperationException",
			])
				it(`names the account to ask: ${hasSelectors ?? "not said"}, ${refusal}`, async () => {
					world.proxy().disturb(
						asMember({
							refusal,
							...(hasSelectors !== undefined && { hasSelectors }),
						}),
					);
					const { statuses, findings } = await audit();
					assert.equal(statuses[1], "unknown");
					assert.equal(statuses[3], "passed");
					const [found] = findings(1);
					assert.match(
						found?.reason ?? "",
						/event selectors of trail organization .*audit account 444455556666/,
					);
					assert.doesNotMatch(found?.reason ?? "", /grant|moment ago/);
					assert.deepEqual(
						callsOf("GetEventSelectors"),
						[[organizationArn(), "us-east-1"]],
						"one call, not repeated",
					);
				});

		it("reads them where AWS shows them, as to a delegated administrator", async () => {
			world.proxy().disturb(asMember({ hasSelectors: true, refusal: null }));
			assert.equal((await audit()).statuses[1], "passed");
		});

		it("says what to do about any other error", async () => {
			const member = asMember({ hasSelectors: true, refusal: null });
			world
				.proxy()
				.disturb((call) =>
					call.action === "cloudtrail:GetEventSelectors"
						? FAULTS["an error of AWS's own"]?.(call)
						: member(call),
				);
			const [found] = (await audit()).findings(1);
			assert.match(found?.reason ?? "", /failed in AWS; try again later/);
			assert.ok(!found?.reason?.includes(MANAGEMENT));
		});
	});

	it("asks for the selectors of the account's own trails, whatever the flag says", async () => {
		world.proxy().calm();
		await audit();
		assert.deepEqual(callsOf("GetEventSelectors"), [
			[organizationArn(ownAccount), "us-east-1"],
		]);
	});
});
