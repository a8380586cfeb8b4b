import assert from "node:assert/strict";
import { ownAccount } from "../deployment/provider/cloud";
import { allBut, auditAt } from "./audited";
import { makeBucket, makeTrail, removeBucket } from "./build";
import { emptyWorld } from "./world";

const management = "444455556666";
const arnOf = (account: string) =>
	`arn:aws:cloudtrail:us-east-1:${account}:trail/organization`;

/**
 * In a member account AWS shows an organization's trail under the management
 * account's ARN. The server shows none: the proxy gives one that ARN.
 */
const asMember = () => ({
	renames: [arnOf(ownAccount), arnOf(management)] as const,
});

describe("An audit of a member of an organization", () => {
	const world = emptyWorld();
	const regions = ["us-east-1", "eu-west-1"];
	const audit = () => auditAt(world.proxy().url, { regions });
	const organization = { IsOrganizationTrail: true };

	before(async () => {
		await makeBucket("organization-logs");
		await makeTrail("organization", "organization-logs", organization);
		// The bucket is the management account's, and in no list of a member's.
		await removeBucket("organization-logs");
	});
	beforeEach(() => world.proxy().disturb(asMember));

	it("counts the organization's trail, and has no data of its bucket", async () => {
		const { statuses, findings, account } = await audit();
		assert.equal(account, ownAccount);
		assert.deepEqual(statuses, allBut("passed", { 6: "noData", 7: "noData" }));
		assert.equal(findings(2)[0]?.on.urn, arnOf(management));
	});

	it("reads the trail once, however many Regions show it", async () => {
		await audit();
		const { calls } = world.proxy();
		for (const action of ["GetTrailStatus", "GetEventSelectors"]) {
			const made = calls.filter((call) => call.action.endsWith(action));
			assert.deepEqual(
				made.map(({ of, region }) => [of, region]),
				[[arnOf(management), "us-east-1"]],
			);
		}
	});

	it("does not know whether it logs, where a member may not ask", async () => {
		world.proxy().disturb(({ action }) =>
			action === "cloudtrail:GetEventSelectors"
				? {
						instead: {
							status: 400,
							body: '{"__type":"AccessDeniedException"}',
						},
					}
				: asMember(),
		);
		const { statuses, findings } = await audit();
		assert.equal(statuses[1], "unknown");
		assert.equal(statuses[3], "passed");
		assert.match(
			findings(1)[0]?.reason ?? "",
			/event selectors of trail organization.*grant cloudtrail:GetEventSelectors/,
		);
	});
});
