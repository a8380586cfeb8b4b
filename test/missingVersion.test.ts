import { strict as assert } from "node:assert";
import { lockedVersions, missingVersion } from "./kit/missingVersion";

describe("A version that the registry does not have yet", () => {
	for (const [manager, text] of Object.entries({
		npm: "npm error code ETARGET\nnpm error notarget No matching version found for @aws-sdk/core@^3.981.2.\n",
		pnpm: "[ERR_PNPM_NO_MATCHING_VERSION] No matching version found for @aws-sdk/core@^3.981.2 while fetching it\n",
		"Yarn 1":
			'error Couldn\'t find any versions for "@aws-sdk/core" that matches "^3.981.2"\n',
		"Yarn 4":
			"➤ YN0000: ┌ Resolution step\n➤ YN0082: │ @aws-sdk/core@npm:^3.981.2: No candidates found\n",
	}))
		it(`is named from the output of ${manager}`, () =>
			assert.equal(missingVersion(text), "@aws-sdk/core@^3.981.2"));

	for (const [what, text] of Object.entries({
		"another package": "No matching version found for @pulumi/aws@7.999.0.\n",
		"a registry that does not answer": "ETIMEDOUT @aws-sdk/core",
		"an empty output": "",
	}))
		it(`is not ${what}`, () => assert.equal(missingVersion(text), undefined));

	it("is replaced by those of the lock file", () => {
		const locked = lockedVersions();
		assert.ok(locked["@aws-sdk/core"] && locked["@aws-sdk/client-cloudtrail"]);
		for (const version of Object.values(locked))
			assert.match(version, /^\d+\.\d+\.\d+$/);
	});
});
