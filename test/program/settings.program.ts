import assert from "node:assert/strict";
import { findingsIn, removePrograms, stackOf } from "../kit/programs";

const SECURE = {
	"Pulumi.dev.yaml": "config:\n  shop:v:\n    secure: AAABAExample\n",
};

/** What CloudTrail.4 says to do of a trail with this validation. */
async function fixFor(validates: string, files = SECURE) {
	const found = findingsIn(
		await stackOf(
			`const config = new pulumi.Config(); trail("audit", { enableLogFileValidation: ${validates} });`,
			files,
		),
	)["cloudtrail-4"];
	assert.deepEqual(
		found?.map(({ status }) => status),
		["unknown"],
	);
	return found?.[0]?.fix;
}

const SAYS =
	"Encrypted settings (shop:v) cannot be read here: use --preview, which needs the Pulumi CLI.";

describe("a property that an encrypted setting decides", () => {
	after(removePrograms);

	for (const value of [
		'config.requireSecretBoolean("v")',
		'config.requireBoolean("v")',
		'config.getSecret("v").apply((v) => v === "yes")',
	])
		it(`says so, by ${value}`, async () =>
			assert.equal(await fixFor(value), SAYS));

	it("says so of an imported environment", async () =>
		assert.match(
			`${await fixFor('config.requireSecretBoolean("v")', { "Pulumi.dev.yaml": "environment: [base]\n" })}`,
			/^Settings from imported environments cannot be read here: use --preview/,
		));

	it("is not blamed for what another resource decides", async () =>
		assert.equal(
			await fixFor('bucket("logs").arn.apply((arn) => arn !== "")'),
			undefined,
		));
});
