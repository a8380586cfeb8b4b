import { strict as assert } from "node:assert";
import { previewFolder } from "../kit/engine/harness";
import {
	deliveryExamples,
	exampleFolder,
	expectedOf,
	saidIn,
} from "../kit/engine/outcomes";
import { pack } from "../kit/engine/pack";

describe("The examples of trails that AWS rejects, on the real engine", () => {
	for (const example of deliveryExamples)
		it(`${example}: a preview advises on the trail`, async () => {
			const { ownEvents, errors } = await previewFolder(
				exampleFolder(example),
				{ packs: [pack] },
			);

			assert.deepEqual(errors, []);
			const failing =
				expectedOf(example, "preview")["CloudTrail.Delivery"]?.failing ?? [];
			assert.equal(failing.length, 1);
			assert.deepEqual(
				saidIn(ownEvents),
				failing.map((name) => `cloudtrail-delivery advisory ${name}`),
			);
		});
});
