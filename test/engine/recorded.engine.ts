import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withSection } from "../../.dev/markdown";
import { defaultPolicies } from "../kit/controls";
import { recordPreview } from "./recording";

describe("The failing preview that README.md shows", () => {
	it("is what the engine says today (else: npm run docs:preview)", async () => {
		const readme = readFileSync(join(__dirname, "../../README.md"), "utf8");
		const recorded = await recordPreview();

		for (const policy of defaultPolicies)
			assert.match(recorded, new RegExp(`\\[mandatory\\].*\\b${policy}\\b`));
		assert.equal(withSection(readme, "recorded", recorded), readme);
	});
});
