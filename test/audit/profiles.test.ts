import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasProfile } from "../../policypack/sources/liveAccount/profiles";

describe("the profiles of the AWS configuration files", () => {
	const folder = mkdtempSync(join(tmpdir(), "profiles-"));
	after(() => rmSync(folder, { recursive: true, force: true }));
	const AWS_CONFIG_FILE = join(folder, "config");
	const AWS_SHARED_CREDENTIALS_FILE = join(folder, "credentials");
	writeFileSync(
		AWS_CONFIG_FILE,
		'[default]\nregion = eu-west-1\n[profile audit]\n[ profile "two words" ]\n# [profile not]\n',
	);
	writeFileSync(AWS_SHARED_CREDENTIALS_FILE, "[old]\n");
	const env = { AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE };
	for (const [name, isThere] of [
		["default", true],
		["audit", true],
		["two words", true],
		["old", true],
		["not", false],
		["nope", false],
	] as const)
		it(`${isThere ? "have" : "lack"} ${name}`, () =>
			assert.equal(hasProfile(name, env), isThere));
	it("are none where there are no files", () =>
		assert.equal(
			hasProfile("audit", { HOME: join(folder, "nowhere") }),
			false,
		));
});
