import { strict as assert } from "node:assert";
import { inFolder, type KeptStack } from "../kit/engine/harness";
import {
	deliveryExamples,
	exampleFolder,
	refusalOf,
} from "../kit/engine/outcomes";
import { emptyAccounts } from "./account";

/** A trail that does not wait for a policy is created before a slow one. */
const SLOW = ["aws:s3/bucketPolicy:BucketPolicy"];

describe("The examples of trails that AWS refuses, deployed", () => {
	const accounts = emptyAccounts();
	beforeEach(() => accounts.empty());

	for (const example of deliveryExamples)
		it(`${example}: the trail is refused with the error in expected.json`, async () => {
			const run = await inFolder(
				exampleFolder(example),
				async (program, project) => {
					const stack: KeptStack = await accounts.stack(project, SLOW);
					return stack.run("up", program);
				},
			);

			assert.equal(run.ok, false);
			const errors = run.errors.join("\n");
			assert.ok(errors.includes(refusalOf(example)), errors);
		});
});
