import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../kit/command";
import { saidOf } from "../kit/outcomes";
import { makeBucket, makeGoodAccount, makeTrail } from "./build";
import { run } from "./runCommand";
import { emptyWorld } from "./world";

const TIME = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

describe("The record of an account", () => {
	const world = emptyWorld();
	const folder = temporaryFolder();
	const optIn = folder.write("opt-in.json", {
		"cloudtrail-9": { requiredTagKeys: ["owner"] },
		"cloudtrail-10": { eventDataStores: true },
	});
	const records = join(folder.path, "records");
	const audit = (...more: readonly string[]) =>
		run([
			...["audit", "--endpoint-url", world.proxy().url],
			...["--region", "us-east-1", "--region", "eu-west-1"],
			...["--record", records, ...more],
		]);
	/** Without credentials, endpoint or network. */
	const replay = (...more: readonly string[]) =>
		run(["check", records, ...more], {});
	after(folder.remove);

	before(async () => {
		await world.empty();
		await makeGoodAccount();
		await makeBucket("other-logs", {});
		await makeTrail("other", "other-logs", {});
	});

	it("gives the same report again, without AWS", async () => {
		for (const options of [[], ["--config", optIn]]) {
			const audited = await audit("--format", "json", ...options);
			const replayed = await replay("--format", "json", ...options);
			assert.equal(
				replayed.stdout.replace(TIME, "TIME"),
				audited.stdout.replace(TIME, "TIME"),
			);
			assert.equal(replayed.code, audited.code);
			assert.match(
				readdirSync(records).join(),
				/^account-aws-\d{12}-\w+\.json$/,
			);
		}
	});

	it("does not know what was not read", async () => {
		await audit();
		const said = saidOf((await replay("--config", optIn)).stdout);
		assert.equal(said["cloudtrail-9"], "UNKNOWN");
		assert.equal(said["cloudtrail-10"], "UNKNOWN");
		assert.equal(said["cloudtrail-1"], "PASSED");
	});
});
