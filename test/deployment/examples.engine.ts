import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cloudOf, ownAccount } from "../kit/cloud/cloud";
import { assertNothingDone, assertWent } from "../kit/engine/assertions";
import {
	type EngineRun,
	inFolder,
	type KeptStack,
} from "../kit/engine/harness";
import {
	exampleFolder,
	examples,
	expectedOf,
	outcomesOf,
} from "../kit/engine/outcomes";
import { pack } from "../kit/engine/pack";
import { emptyAccounts } from "./account";
import { contentsOf } from "./accountContents";
import { assertDelivers } from "./auditedDelivery";
import { assertCompliant } from "./compliant";

const packs = [pack];

const sourceOf = (example: string): string =>
	readFileSync(join(exampleFolder(example), "index.ts"), "utf8");

/** The examples that make all that they speak of, and that AWS would take. */
const deployable = examples.filter((example) =>
	/ComplianceTrail|by-hand/.test(sourceOf(example) + example),
);

const region = "us-east-1";
const cloud = cloudOf(ownAccount, region);
const archive = cloudOf("444455556666", region);

describe("The examples of the component, deployed", () => {
	const accounts = emptyAccounts();
	beforeEach(() => accounts.empty());

	it("are five at least", () => {
		assert.ok(deployable.length >= 5, deployable.join());
	});

	for (const example of deployable)
		it(`${example} is as expected.json says, compliant, and stays so`, async () => {
			const runs = await inFolder(
				exampleFolder(example),
				async (program, project) => {
					const stack: KeptStack = await accounts.stack(project);
					return {
						preview: await stack.run("preview", program, { packs }),
						update: await stack.run("up", program, { packs }),
						again: await stack.run("up", program),
					};
				},
			);

			for (const where of ["preview", "update"] as const) {
				const run: EngineRun = runs[where];
				assertWent(run);
				assert.deepEqual(outcomesOf(run), expectedOf(example, where));
				assert.deepEqual(run.events, []);
				assert.deepEqual(run.ownEvents, []);
			}
			assertNothingDone(runs.again, 8);
			const [trailName = "", ...more] = (await contentsOf(cloud)).trails;
			assert.deepEqual(more, []);
			const isCentral = (await contentsOf(archive)).buckets.length > 0;
			await assertCompliant(cloud, trailName, isCentral ? archive : cloud);
			assert.equal(isCentral, example === "central-account");
			// Another account has the buckets, or the ID of the organization.
			const isSeen = !isCentral && example !== "organization-trail";
			await assertDelivers(region, { isSeen });
		});
});
