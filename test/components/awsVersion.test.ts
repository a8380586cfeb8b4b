import assert from "node:assert/strict";
import { unsupportedVersion } from "../../components/awsVersion";

describe("ComplianceTrail and the version of @pulumi/aws", () => {
	for (const version of ["6.60.0", "v6.60.0"])
		it(`refuses ${version}, and says what it needs`, () => {
			assert.equal(
				unsupportedVersion(version),
				"ComplianceTrail needs @pulumi/aws 7; this project has 6.60.0: run `npm install @pulumi/aws@7`.",
			);
		});

	it("refuses a project without it", () => {
		assert.equal(
			unsupportedVersion(undefined),
			"ComplianceTrail needs @pulumi/aws 7; this project has no version of it: run `npm install @pulumi/aws@7`.",
		);
	});

	for (const version of [
		"7.0.0",
		"7.48.0",
		"v7.2.0",
		"7.24.0-alpha.1",
		"10.0.0",
	])
		it(`takes ${version}`, () => {
			assert.equal(unsupportedVersion(version), undefined);
		});
});
