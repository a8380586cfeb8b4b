import assert from "node:assert/strict";
import { FAULTS } from "../kit/awsFaults";
import { resultIn } from "../kit/jsonReport";
import {
	makeBucket,
	makeGoodAccount,
	makeTrail,
	policyFor,
	removeBucket,
} from "./build";
import { run } from "./runCommand";
import { emptyWorld } from "./world";

/** What the command's JSON says of a control. */
function findingsIn(stdout: string, control: number) {
	const found = resultIn(stdout).controls.find(
		({ id }) => id === `CloudTrail.${control}`,
	);
	return found?.findings ?? [];
}

describe("The command audit, of a trail whose bucket is gone", () => {
	const world = emptyWorld();
	const audit = async () =>
		(
			await run([
				"audit",
				...["--endpoint-url", world.proxy().url],
				...["--region", "us-east-1", "--format", "json"],
			])
		).stdout;
	const asked = () =>
		world
			.proxy()
			.calls.filter(({ of }) => of === "lost-logs")
			.map(({ action }) => action);
	const without = async (name: string) => {
		await world.empty();
		await makeBucket(name);
		await makeTrail("audit", name);
		await makeTrail("second", name);
		await removeBucket(name);
	};

	it("names the bucket, and who would get the logs", async () => {
		await without("lost-logs");
		const stdout = await audit();
		for (const control of [6, 7])
			assert.deepEqual(
				findingsIn(stdout, control).map(({ status, name, reason, fix }) => ({
					status,
					name,
					reason,
					fix,
				})),
				["audit", "second"].map((name) => ({
					status: "NO_DATA",
					name,
					reason: `Bucket lost-logs of trail ${name} does not exist: no logs are delivered.`,
					fix: "Create it in your account, or use another bucket: anyone who creates a bucket with this name receives the logs.",
				})),
			);
		assert.deepEqual(asked(), ["s3:GetBucketLocation"]);
	});

	it("asks nothing more of buckets that the account owns", async () => {
		await world.empty();
		await makeGoodAccount();
		await audit();
		const located = world
			.proxy()
			.calls.filter(({ action }) => action === "s3:GetBucketLocation");
		// The server's list tells no Region: each is asked for once.
		assert.deepEqual(located.map(({ of }) => of).sort(), ["logs"]);
	});

	for (const fault of [
		"access denied",
		"an error of AWS's own",
		"a page of HTML",
	])
		it(`says nothing of it by ${fault}: another account may hold it`, async () => {
			await without("lost-logs");
			world
				.proxy()
				.disturb((call) =>
					call.of === "lost-logs" ? FAULTS[fault]?.(call) : undefined,
				);
			const [found] = findingsIn(await audit(), 6);
			assert.equal(found?.status, "NO_DATA");
			assert.equal(found.fix, "It is judged in the account that holds it.");
		});

	it("does not take another account's bucket for one that is gone", async () => {
		await without("lost-logs");
		await makeBucket("lost-logs", {
			account: "444455556666",
			policy: policyFor("lost-logs", "*"),
		});
		const [found] = findingsIn(await audit(), 6);
		assert.equal(found?.status, "NO_DATA");
		assert.equal(
			found.reason,
			"Not in this account: the bucket of trail audit.",
		);
	});
});
