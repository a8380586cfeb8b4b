import assert from "node:assert/strict";
import {
	type OrganizationFlags,
	organizationTargetOf,
} from "../../policypack/hosts/auditOrganization/options";
import { isInputError } from "../../policypack/inputError";
import { temporaryFolder } from "../kit/command";

const IDS = ["111122223333", "444455556666"];

/** The target of flags for an organization. */
function targetOf(flags: OrganizationFlags) {
	const target = organizationTargetOf({ organization: true, ...flags });
	assert.ok(target);
	return target;
}

/** The message that refuses these flags. */
function refusal(flags: OrganizationFlags): string {
	try {
		organizationTargetOf(flags);
	} catch (error) {
		assert.ok(isInputError(error), String(error));
		assert.ok(!error.message.includes("\n"));
		return error.message;
	}
	assert.fail("the flags are taken");
}

describe("The options of an audit of an organization", () => {
	const folder = temporaryFolder();
	after(folder.remove);

	it("are none for an audit of one account", () =>
		assert.equal(organizationTargetOf({ record: "records" }), undefined));

	it("have defaults", () => {
		const { role, accounts, timeout, shard, recording } = targetOf({});
		assert.equal(role.name, "CloudTrailComplianceAudit");
		assert.equal(role.externalId, undefined);
		assert.equal(role.sessionName, "cloudtrail-compliance");
		for (const unset of [accounts, timeout, shard, recording])
			assert.equal(unset, undefined);
	});

	for (const [given, name] of [
		["ReadCloudTrail", "ReadCloudTrail"],
		["audit/ReadCloudTrail", "audit/ReadCloudTrail"],
		["/audit/eu/Read+Cloud=Trail@1", "audit/eu/Read+Cloud=Trail@1"],
	] as const)
		it(`take the role ${given}`, () =>
			assert.equal(targetOf({ role: given }).role.name, name));

	for (const [what, text] of [
		["separated by commas", "444455556666,111122223333"],
		["with spaces and repeated", "444455556666, 111122223333 ,444455556666"],
		["as the console shows them", "4444-5555-6666,1111-2222-3333"],
	] as const)
		it(`take account IDs ${what}`, () =>
			assert.deepEqual(
				organizationTargetOf({ accounts: text })?.accounts,
				IDS,
			));

	for (const [what, text] of [
		["one a line", "444455556666\n111122223333\n"],
		[
			"CRLF, comments and empty lines",
			"# prod\r\n444455556666 # shop\r\n\r\n111122223333",
		],
		["a byte order mark", "\uFEFF444455556666\n111122223333"],
		["JSON", '["444455556666", "111122223333"]'],
		["YAML", "- '444455556666'\n- '111122223333'\n"],
	] as const)
		it(`take a file of account IDs: ${what}`, () => {
			const accounts = folder.write("accounts.txt", text);
			assert.deepEqual(targetOf({ accounts }).accounts, IDS);
		});

	it("take several exclusions and units", () => {
		const { excluded, units } = targetOf({
			exclude: ["111122223333", "444455556666,777788889999"],
			includeOu: ["ou-a1b2-c3d4e5f6", "r-a1b2"],
		});
		assert.deepEqual(excluded, [...IDS, "777788889999"]);
		assert.deepEqual(units, ["ou-a1b2-c3d4e5f6", "r-a1b2"]);
	});

	for (const [text, milliseconds] of [
		["45s", 45_000],
		["30m", 1_800_000],
		["12h", 43_200_000],
		["7d", 604_800_000],
		["0s", 0],
	] as const)
		it(`take the age ${text}`, () =>
			assert.equal(
				targetOf({ record: "records", maxAge: text }).recording?.maxAge,
				milliseconds,
			));

	it("take the last shard", () =>
		assert.deepEqual(targetOf({ shard: "4/4" }).shard, { index: 4, count: 4 }));

	const wrong: readonly (readonly [string, OrganizationFlags, RegExp])[] = [
		[
			"a role without accounts",
			{ role: "Audit" },
			/--role .* add --organization/,
		],
		[
			"a shard without accounts",
			{ shard: "1/2" },
			/--shard .* add --organization/,
		],
		[
			"an age without records",
			{ organization: true, maxAge: "1h" },
			/add --record DIR/,
		],
		[
			"the ARN of a role",
			{ organization: true, role: "arn:aws:iam::111122223333:role/a/B" },
			/use its name, a\/B\./,
		],
		[
			"a role with a blank",
			{ organization: true, role: "my role" },
			/not a valid role name/,
		],
		[
			"an external ID of one character",
			{ organization: true, externalId: "x" },
			/--external-id is not valid/,
		],
		[
			"a session name with a slash",
			{ organization: true, sessionName: "a/b" },
			/--session-name is not valid/,
		],
		[
			"an ID of 11 digits",
			{ accounts: "11112222333,444455556666" },
			/has 11112222333, .* leading zeros/,
		],
		[
			"a file that is not there",
			{ accounts: "nowhere.txt" },
			/nowhere\.txt cannot be read \(ENOENT\)/,
		],
		["an empty list", { accounts: "" }, /--accounts is empty/],
		[
			"a name as an exclusion",
			{ organization: true, exclude: ["sandbox"] },
			/--exclude sandbox cannot be read/,
		],
		[
			"a unit by its name",
			{ organization: true, includeOu: ["Prod"] },
			/--include-ou Prod is not the ID/,
		],
		[
			"a unit with a list",
			{ accounts: "111122223333", includeOu: ["r-a1b2"] },
			/use one of both/,
		],
		[
			"a concurrency of zero",
			{ organization: true, concurrency: "0" },
			/--concurrency 0 is not valid/,
		],
		[
			"a fraction of a second",
			{ organization: true, timeout: "1.5" },
			/--timeout 1\.5 is not valid/,
		],
		...["0/2", "3/2", "1/0", "1", "1/2/3", "a/b", "-1/2"].map(
			(shard) =>
				[
					`the shard ${shard}`,
					{ organization: true, shard },
					/--shard .* is not valid: use I\/N/,
				] as const,
		),
		...["12", "h", "1w", "-1h", "1.5h", "1 h"].map(
			(maxAge) =>
				[
					`the age ${maxAge}`,
					{ organization: true, record: "r", maxAge },
					/--max-age .* is not a valid duration/,
				] as const,
		),
	];
	for (const [name, flags, words] of wrong)
		it(`refuse ${name}, in one line`, () =>
			assert.match(refusal(flags), words));

	it("refuse a file without account IDs", () => {
		const accounts = folder.write("empty.txt", "# none yet\n");
		assert.match(refusal({ accounts }), /empty\.txt has no account IDs/);
	});
});
