import assert from "node:assert/strict";
import { controls } from "../../policypack/controls";
import { audit } from "../../policypack/hosts/command/audit";
import { FAULTS } from "../kit/awsFaults";
import { ownAccount } from "../kit/cloud/cloud";
import { temporaryFolder } from "../kit/command";
import { defaultPolicies, ownControls } from "../kit/controls";
import { resultIn } from "../kit/jsonReport";
import { expectAllPassed, expectOutcomes, saidOf } from "../kit/outcomes";
import { NO_OPTIONS } from "../kit/textReport";
import { makeBucket, makeGoodAccount, makeTrail, policyFor } from "./build";
import { run } from "./runCommand";
import { emptyWorld, VARIABLES } from "./world";

describe("The command audit", () => {
	const world = emptyWorld();
	const folder = temporaryFolder();
	const here = ["--region", "us-east-1", "--region", "eu-west-1"];
	const auditing = (...more: readonly string[]) =>
		run(["audit", "--endpoint-url", world.proxy().url, ...here, ...more]);
	after(folder.remove);

	describe("of a compliant account", () => {
		before(async () => {
			await world.empty();
			await makeGoodAccount();
		});

		it("ends with 0, and names the account and its partition", async () => {
			const { code, stdout, stderr } = await auditing("--strict");
			assert.equal(stderr, "");
			assert.equal(code, 0);
			assert.match(stdout, /^111122223333 \(account, partition aws\)$/m);
			expectAllPassed(stdout);
		});

		it("writes JSON of the account, and of nothing else in it", async () => {
			const { code, stdout } = await auditing("--format", "json");
			assert.equal(code, 0);
			const { source, controls: judged } = resultIn(stdout);
			assert.deepEqual(source, {
				kind: "account",
				name: ownAccount,
				partition: "aws",
				regions: {
					read: ["eu-west-1", "us-east-1"],
					notRead: [],
					others: null,
				},
			});
			assert.deepEqual(
				judged.map(({ policy }) => policy),
				[...defaultPolicies, ...ownControls.map(({ policy }) => policy)],
			);
			for (const secret of ["own-secret-key", "Statement", "log-group", "key/"])
				assert.ok(!stdout.includes(secret), secret);
		});

		it("tells people who wait how many Regions it has read", async () => {
			const told: string[] = [];
			const code = await audit(controls, {
				...NO_OPTIONS,
				outputs: [{ format: "text", file: folder.write("report.txt", "") }],
				progress: (message) => told.push(message),
				regions: ["us-east-1", "eu-west-1"],
				profile: undefined,
				endpointUrl: world.proxy().url,
			});
			assert.equal(code, 0);
			assert.deepEqual(told, [
				"Reading the account …",
				"Reading the account: 1 of 2 Regions, then their buckets …",
				"Reading the account: 2 of 2 Regions, then their buckets …",
				"",
			]);
		});

		it("finds the server by the environment, too", async () => {
			const { code, stdout } = await run(["audit", ...here], {
				...VARIABLES,
				AWS_ENDPOINT_URL: world.proxy().url,
			});
			assert.equal(code, 0, stdout);
		});

		it("takes credentials and Region from a profile", async () => {
			const config = folder.write(
				"config",
				"[profile audit]\nregion = eu-west-1\naws_access_key_id = own\naws_secret_access_key = own-secret-key\n",
			);
			const { AWS_ACCESS_KEY_ID: _, AWS_REGION: __, ...rest } = VARIABLES;
			const { code, stderr } = await run(
				["audit", "--profile", "audit", "--endpoint-url", world.proxy().url],
				{ ...rest, AWS_CONFIG_FILE: config },
			);
			assert.equal(code, 0, stderr);
			const homes = world
				.proxy()
				.calls.filter(({ service }) => service === "sts")
				.map(({ region }) => region);
			assert.deepEqual([...new Set(homes)], ["eu-west-1"]);
		});
	});

	describe("of a broken account", () => {
		before(async () => {
			await world.empty();
			await makeBucket("logs", { policy: policyFor("logs", "*") });
			await makeTrail("audit", "logs", { KmsKeyId: "" });
		});

		it("ends with 1", async () => {
			const { code, stdout } = await auditing();
			assert.equal(code, 1);
			const failed = {
				"cloudtrail-2": "FAILED",
				"cloudtrail-6": "FAILED",
				"cloudtrail-7": "FAILED",
			};
			expectOutcomes(saidOf(stdout), failed, { others: "PASSED" });
		});

		it("judges exemptions by the date that it is given", async () => {
			const config = folder.write("expiring.json", {
				all: "advisory",
				"cloudtrail-6": {
					enforcementLevel: "mandatory",
					exemptions: [
						{
							resource: "logs",
							reason: "Moves next week",
							expires: "2030-01-31",
						},
					],
				},
			});
			const until = ["--config", config, "--today", "2030-01-31"];
			assert.equal((await auditing(...until)).code, 0);
			const after = ["--config", config, "--today", "2030-02-01"];
			assert.equal((await auditing(...after)).code, 1);
		});

		it("takes the pack's configuration: levels, and exemptions by ARN", async () => {
			const config = folder.write("policies.json", {
				all: "advisory",
				"cloudtrail-6": {
					enforcementLevel: "mandatory",
					exemptions: [
						{ resource: "arn:aws:s3:::logs", reason: "Moves next week" },
					],
				},
			});
			const { code, stdout } = await auditing("--config", config);
			assert.equal(code, 0);
			assert.match(stdout, /^EXEMPT +CloudTrail\.6/m);
		});
	});

	it("passes over what a configuration says of stacks that lack a trail", async () => {
		await world.empty();
		const config = folder.write("workloads.json", {
			"cloudtrail-1": { outside: "ignore" },
			"cloudtrail-3": { outside: "lookup" },
		});
		const { code, stdout } = await auditing("--config", config);
		assert.equal(code, 1);
		const failed = { "cloudtrail-1": "FAILED", "cloudtrail-3": "FAILED" };
		expectOutcomes(saidOf(stdout), failed, { others: "NO DATA" });
	});

	describe("where something cannot be read", () => {
		before(async () => {
			await world.empty();
			await makeGoodAccount();
		});
		beforeEach(() =>
			world
				.proxy()
				.disturb((call) =>
					call.action === "cloudtrail:GetTrailStatus"
						? FAULTS["access denied"]?.(call)
						: undefined,
				),
		);

		it("ends with 0, and names the permission", async () => {
			const { code, stdout } = await auditing();
			assert.equal(code, 0);
			assert.match(
				stdout.replace(/\s+/g, " "),
				/Not readable: whether trail audit is logging \(AccessDeniedException: grant cloudtrail:GetTrailStatus\)/,
			);
			assert.match(stdout, /2 unknown, 5 passed/);
		});

		it("ends with 3 where it is strict", async () => {
			assert.equal((await auditing("--strict")).code, 3);
		});
	});

	it("ends in time where credentials do not come", async () => {
		const config = folder.write(
			"slow",
			"[profile slow]\nregion = eu-west-1\ncredential_process = sleep 90\n",
		);
		const { code, stderr, seconds } = await run(
			["audit", "--profile", "slow"],
			{
				...VARIABLES,
				AWS_ACCESS_KEY_ID: "",
				AWS_SECRET_ACCESS_KEY: "",
				AWS_CONFIG_FILE: config,
			},
		);
		assert.equal(code, 2);
		assert.match(stderr, /credentials of profile slow are not valid/);
		assert.ok(seconds < 60, `${seconds} s`);
	});

	for (const [name, args, variables, words] of [
		[
			"no credentials",
			[],
			{ ...VARIABLES, AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "" },
			/^cloudtrail-compliance: The AWS credentials were not found: sign in/,
		],
		[
			"a profile that is not there",
			["--profile", "nobody"],
			VARIABLES,
			/^cloudtrail-compliance: Profile nobody is not in the AWS configuration files/,
		],
		[
			"what is no Region",
			["--region", "Ireland"],
			VARIABLES,
			/^cloudtrail-compliance: --region Ireland is not a valid Region name/,
		],
		[
			"what is no URL",
			["--endpoint-url", "localhost:5000"],
			VARIABLES,
			/^cloudtrail-compliance: --endpoint-url localhost:5000 is not a valid URL/,
		],
		[
			"a configuration that is not there",
			["--config", "nowhere.json"],
			VARIABLES,
			/^cloudtrail-compliance: nowhere\.json cannot be read/,
		],
		["an argument too many", ["folder"], VARIABLES, /too many arguments/],
	] as const)
		it(`refuses ${name} with 2, in one line`, async () => {
			const { code, stdout, stderr } = await run(["audit", ...args], variables);
			assert.equal(code, 2, stdout);
			assert.match(stderr, words);
			assert.equal(stdout, "");
		});
});
