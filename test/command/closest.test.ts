import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfiguration } from "../../policypack/configuration/configFile";
import { controls } from "../../policypack/controls";
import { findControl } from "../../policypack/hosts/command/catalogue";
import { cloudTrailPolicies } from "../../policypack/policies";

describe("a name that is close to one that there is", () => {
	let folder: string;
	before(() => {
		folder = mkdtempSync(join(tmpdir(), "closest-"));
	});
	after(() => rmSync(folder, { recursive: true, force: true }));

	/** What is said of a configuration file: its refusal, or its warnings. */
	function said(content: unknown): string {
		const file = join(folder, "policy.json");
		writeFileSync(file, JSON.stringify(content));
		const warnings: string[] = [];
		try {
			readConfiguration(file, controls, (line) => warnings.push(line));
		} catch (error) {
			return error instanceof Error ? error.message : "";
		}
		return warnings.join("\n");
	}

	const target = "urn:pulumi:prod::shop::aws:cloudtrail/trail:Trail::audit";
	const inFile: readonly (readonly [
		what: string,
		content: unknown,
		name: string,
	])[] = [
		["a policy by its id", { "CloudTrail.4": "advisory" }, "cloudtrail-4"],
		["a policy mistyped", { "cloudtail-6": "advisory" }, "cloudtrail-6"],
		["all in capitals", { ALL: "advisory" }, "all"],
		["a property", { "cloudtrail-1": { outsde: "ignore" } }, "outside"],
		[
			"a level",
			{ "cloudtrail-1": { enforcementlevel: "advisory" } },
			"enforcementLevel",
		],
		[
			"a property of a remedy",
			{ "cloudtrail-2": { kmsKeyID: "x" } },
			"kmsKeyId",
		],
		[
			"a property of an exemption",
			{
				"cloudtrail-4": {
					exemptions: [{ resource: "*", reason: "r", expiry: "2027-01-31" }],
				},
			},
			"expires",
		],
		["a property of version 2", { version: 2, exception: {} }, "exceptions"],
		[
			"a policy of an exception",
			{
				version: 2,
				exceptions: {
					"E-1": {
						reason: "r",
						match: [{ policies: ["cloudtrail_5"], targets: [target] }],
					},
				},
			},
			"cloudtrail-5",
		],
	];
	for (const [what, content, name] of inFile)
		it(`in a configuration file: ${what}`, () => {
			assert.ok(
				said(content).endsWith(`: did you mean ${name}?`),
				said(content),
			);
		});

	it("another number is another policy, and not close", () => {
		assert.match(said({ "cloudtrail-98": "advisory" }), /: use one of all, /);
		assert.match(said({ "cloudtrail-11": "advisory" }), /: use one of all, /);
	});

	it("in a pack of one's own", () => {
		for (const [own, name] of [
			[{ control: [] }, "controls"],
			[{ controls: ["CloudTrail.4"] }, "cloudtrail-4"],
			[{ defaults: { "cloudtrail-1": { outsid: "ignore" } } }, "outside"],
		] as const)
			assert.throws(
				() => cloudTrailPolicies(own as never),
				({ message }: Error) => message.includes(`did you mean ${name}?`),
			);
	});

	it("in the command's arguments", () => {
		assert.throws(
			() => findControl(controls, "cloudtrial-3"),
			/Unknown control cloudtrial-3: did you mean CloudTrail\.3\?$/,
		);
		assert.throws(
			() => findControl(controls, "s3-1"),
			/Unknown control s3-1: use one of CloudTrail\.1, /,
		);
	});
});
