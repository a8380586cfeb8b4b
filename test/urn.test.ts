import assert from "node:assert/strict";
import {
	isDefaultProvider,
	nameIn,
	providerUrnIn,
	rootUrn,
	stackIn,
} from "../policypack/providers/urn";

describe("a URN", () => {
	const urn = (name: string) =>
		`urn:pulumi:dev::shop::shop:index:Landing$aws:s3/bucket:Bucket::${name}`;
	for (const name of ["logs", "logs::eu", "::", "a::b::c", "::logs", ""]) {
		it(`ends with its whole name: ${JSON.stringify(name)}`, () =>
			assert.equal(nameIn(urn(name)), name));
		it(`stands before a provider's id: ${JSON.stringify(name)}`, () =>
			assert.equal(providerUrnIn(`${urn(name)}::0c93d7a7`), urn(name)));
	}
	it("may be a reference without an id", () =>
		assert.equal(providerUrnIn(urn("logs")), urn("logs")));
	it("is of a stack and a project", () => {
		assert.deepEqual(stackIn(urn("logs")), { stack: "dev", project: "shop" });
		assert.deepEqual(stackIn(rootUrn("dev", "shop")), stackIn(urn("logs")));
		assert.deepEqual(stackIn(""), { stack: undefined, project: undefined });
	});
});

describe("the name of a provider", () => {
	const own = [
		"default",
		"default_7_48_0",
		"default_0_18_1",
		"default_7_0_0_alpha_1",
		"default_0_17_7_dev_1555435978_gb7030aa4_dirty",
		"default_0_18_1_pulumi.com/pkg",
	];
	for (const name of own)
		it(`${name} is the engine's own`, () =>
			assert.equal(isDefaultProvider(name), true));
	const chosen = [
		"default_prod",
		"default_dev",
		"default_",
		"default_7",
		"default_7_48",
		"default_7_48_x",
		"default_7_48_0_",
		"defaults",
		"default-7-48-0",
		"my-default",
		"Default",
		"",
	];
	for (const name of chosen)
		it(`${JSON.stringify(name)} is somebody's choice`, () =>
			assert.equal(isDefaultProvider(name), false));
});
