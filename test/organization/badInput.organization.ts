import assert from "node:assert/strict";
import { temporaryFolder } from "../kit/command";
import { type AwsStandIn, startStandIn } from "./awsStandIn";
import { accountAt, mixedWorld, type StandInWorld } from "./awsStandInWorld";
import { reportOf } from "./organizationReport";
import { runAudit } from "./runAudit";

const [home, member] = [accountAt(0), accountAt(1)];
const world: StandInWorld = {
	...mixedWorld(4, ["us-east-1"]),
	units: {
		"ou-a1b2-workloads1": {
			accounts: [accountAt(2)],
			units: ["ou-a1b2-nested001"],
		},
		"ou-a1b2-nested001": { accounts: [accountAt(3)] },
		"ou-a1b2-empty0001": { accounts: [] },
	},
};

/** The world with the accounts changed. */
function worldWith(
	change: (
		account: StandInWorld["accounts"][number],
	) => Partial<StandInWorld["accounts"][number]>,
): StandInWorld {
	return {
		...world,
		accounts: world.accounts.map((one) => ({ ...one, ...change(one) })),
	};
}

const all = ["--organization"];

describe("Bad input of an audit of an organization", () => {
	let aws: AwsStandIn;
	const folder = temporaryFolder();
	before(async () => {
		aws = await startStandIn(world);
	});
	after(async () => {
		await aws.stop();
		folder.remove();
	});

	const refused: readonly (readonly [
		name: string,
		shown: StandInWorld,
		args: readonly string[],
		words: RegExp,
	])[] = [
		[
			"credentials of a member account",
			worldWith(({ id }) => (id === home ? { denies: ["ListAccounts"] } : {})),
			all,
			/cannot be listed: AccessDeniedException: use credentials of the organization's management account or of a delegated administrator .* or name the accounts with --accounts/,
		],
		[
			"a role that is in no account",
			worldWith(({ id }) => ({
				refuses: true,
				...(id === home && { state: "SUSPENDED" as const }),
			})),
			[...all, "--role", "audit/Missing"],
			/None of 3 accounts could be read, so there is no report: 100000000001 \(AccessDenied: create role arn:aws:iam::100000000001:role\/audit\/Missing, .* and 1 more/,
		],
		[
			"an organization of suspended accounts",
			worldWith(() => ({ state: "SUSPENDED" })),
			all,
			/There are no active accounts to audit, only 4 closed or suspended ones/,
		],
		[
			"a unit without accounts",
			world,
			[...all, "--include-ou", "ou-a1b2-empty0001"],
			/There are no accounts to audit: check --accounts, --include-ou and --exclude/,
		],
		[
			"a unit that is not there",
			world,
			[...all, "--include-ou", "ou-a1b2-nowhere01"],
			/ParentNotFoundException: check --include-ou ou-a1b2-nowhere01/,
		],
		[
			"the exclusion of an account that is not there",
			world,
			[...all, "--exclude", "999988887777"],
			/--exclude 999988887777 is none of the 4 accounts/,
		],
		[
			"the exclusion of all accounts",
			world,
			["--accounts", `${home},${member}`, "--exclude", `${home},${member}`],
			/There are no accounts to audit/,
		],
		[
			"accounts that are in no organization",
			world,
			["--accounts", "999988887777,888877776666"],
			/None of 2 accounts could be read/,
		],
		[
			"a wrong shard",
			world,
			[...all, "--shard", "3/2"],
			/--shard 3\/2 is not valid/,
		],
		[
			"a shard without accounts",
			world,
			[...all, "--shard", "9/9"],
			/--shard 9\/9 has none of 4 accounts: use at most 4 shards/,
		],
		[
			"a wrong age",
			world,
			[...all, "--record", "records", "--max-age", "soon"],
			/--max-age soon is not a valid duration/,
		],
		[
			"records where there can be none",
			world,
			[...all, "--record", "/dev/null/records"],
			/--record \/dev\/null\/records cannot be written \(ENOTDIR\)/,
		],
	];
	for (const [name, shown, args, words] of refused)
		it(`ends with 2 and one line: ${name}`, async () => {
			aws.show(shown);
			const { code, stdout, stderr } = await runAudit(
				aws.url,
				...args,
				"--quiet",
			);
			assert.equal(code, 2, stdout);
			assert.match(stderr, words);
			const lines = stderr.trim().split("\n");
			const errors = lines.filter((line) => !line.includes("warning: skipped"));
			assert.equal(errors.length, 1, stderr);
			assert.equal(stdout, "");
		});

	it("is unknown where one of the accounts is not there", async () => {
		aws.show(world);
		const { code, stdout } = await runAudit(
			aws.url,
			...["--accounts", `${accountAt(2)},999988887777`, "--strict"],
		);
		assert.equal(code, 3);
		assert.match(stdout, /999988887777[\s\S]*AccessDenied: create role/);
	});

	const named = async (...args: readonly string[]) => {
		aws.show(world);
		const { stdout } = await runAudit(aws.url, ...args, "--format", "json");
		return reportOf(stdout).sources.map(({ source }) => source.name);
	};

	it("reads the accounts of a unit and of the units in it", async () =>
		assert.deepEqual(
			await named(...all, "--include-ou", "ou-a1b2-workloads1"),
			[accountAt(2), accountAt(3)],
		));

	it("leaves out what is excluded", async () =>
		assert.deepEqual(await named(...all, "--exclude", member), [
			home,
			accountAt(2),
			accountAt(3),
		]));

	it("reads the accounts of a file, and asks AWS Organizations for none", async () => {
		const accounts = folder.write("accounts.txt", `${member}\n${home} # own\n`);
		aws.forget();
		assert.deepEqual(await named("--accounts", accounts), [home, member]);
		assert.ok(aws.calls.every(({ service }) => service !== "organizations"));
	});
});
