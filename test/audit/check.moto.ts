import assert from "node:assert/strict";
import { FAULTS } from "../kit/awsFaults";
import { exported, goodTrail, temporaryFolder } from "../kit/command";
import { resultIn } from "../kit/jsonReport";
import { makeBucket, makeTrail, policyFor } from "./build";
import { asMember, organizationArn } from "./member";
import { run } from "./runCommand";
import { emptyWorld, VARIABLES } from "./world";

describe("The command check, where a configuration asks the live account", () => {
	const world = emptyWorld();
	const folder = temporaryFolder();
	let lookup = "";
	const check = async (
		config: string | undefined,
		state: unknown,
		...more: readonly string[]
	) => {
		const file = folder.write("state.json", state);
		const { code, stdout, stderr } = await run(
			[
				"check",
				file,
				"--format",
				"json",
				...(config ? ["--config", config] : []),
				...more,
			],
			{ ...VARIABLES, AWS_ENDPOINT_URL: world.proxy().url },
		);
		assert.equal(stderr, "");
		const { controls } = resultIn(stdout);
		const statuses = Object.fromEntries(
			controls.map(({ id, status }) => [id.slice(-1), status]),
		);
		const found = (number: number) =>
			controls.find(({ id }) => id === `CloudTrail.${number}`)?.findings[0];
		return { code, statuses, found };
	};
	const workload = exported();
	const spoke = exported(goodTrail());

	before(async () => {
		const outside = { outside: "lookup" };
		lookup = folder.write("lookup.json", {
			"cloudtrail-1": outside,
			"cloudtrail-3": outside,
			"cloudtrail-6": outside,
			"cloudtrail-7": outside,
		});
		await makeBucket("logs-111122223333", {
			policy: policyFor("logs-111122223333", "*"),
		});
		await makeTrail("central", "logs-111122223333");
	});
	after(folder.remove);

	it("passes a stack without a trail by the account's", async () => {
		const { code, statuses } = await check(lookup, workload);
		assert.equal(code, 0);
		assert.equal(statuses[1], "PASSED");
		assert.equal(statuses[3], "PASSED");
	});

	it("judges the account's bucket, and names it by its ARN", async () => {
		const { code, statuses, found } = await check(lookup, spoke);
		assert.equal(code, 1);
		assert.equal(statuses[6], "FAILED");
		assert.equal(found(6)?.resource, "arn:aws:s3:::logs-111122223333");
		assert.equal(statuses[7], "FAILED");
	});

	it("sets aside what a policy exception names, as the engine reports it", async () => {
		const outside = { outside: "lookup" };
		const config = folder.write("exceptions.json", {
			version: 2,
			policies: { "cloudtrail-6": outside, "cloudtrail-7": outside },
			exceptions: {
				"EXC-1": {
					reason: "Moves to the archive",
					// The engine reports a live bucket on the trail that delivers to it.
					match: [{ policies: ["cloudtrail-6"], targets: [goodTrail().urn] }],
				},
			},
		});
		const { statuses, found } = await check(config, spoke);
		assert.equal(statuses[6], "EXEMPT");
		assert.equal(found(6)?.resource, "arn:aws:s3:::logs-111122223333");
		assert.equal(statuses[7], "FAILED");
	});

	it("asks nobody where none is configured", async () => {
		const { code, statuses } = await check(undefined, workload);
		assert.equal(code, 1);
		assert.equal(statuses[1], "FAILED");
		assert.deepEqual(world.proxy().calls, []);
	});

	describe("in a member of an organization", () => {
		const selectorsAsked = () =>
			world
				.proxy()
				.calls.filter(({ action }) => action.endsWith("GetEventSelectors"))
				.map(({ of }) => of);
		before(async () => {
			await world.empty();
			await makeBucket("organization-logs");
			await makeTrail("organization", "organization-logs", {
				IsOrganizationTrail: true,
			});
		});

		it("passes by the organization's trail, and asks nothing that AWS refuses", async () => {
			world.proxy().disturb(asMember({ hasSelectors: false }));
			const { statuses } = await check(lookup, workload);
			assert.equal(statuses[1], "PASSED");
			assert.equal(statuses[3], "PASSED");
			assert.deepEqual(selectorsAsked(), []);
		});

		it("names the account to ask where that trail has selectors", async () => {
			world.proxy().disturb(asMember({ hasSelectors: true }));
			const { code, statuses, found } = await check(
				lookup,
				workload,
				"--strict",
			);
			assert.equal(code, 3);
			assert.equal(statuses[1], "UNKNOWN");
			assert.equal(statuses[3], "PASSED");
			assert.match(String(found(1)?.reason), /audit account 444455556666/);
			assert.deepEqual(selectorsAsked(), [organizationArn()]);
		});
	});

	it("does not know where AWS refuses, and ends with 3 if strict", async () => {
		world.proxy().disturb((call) => FAULTS["access denied"]?.(call));
		const { code, statuses, found } = await check(lookup, workload, "--strict");
		assert.equal(code, 3);
		assert.equal(statuses[1], "UNKNOWN");
		assert.match(
			String(found(1)?.reason),
			/grant ec2:DescribeRegions|grant cloudtrail:DescribeTrails/,
		);
	});
});
