import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import type { Call } from "../kit/awsCalls";
import { FAULTS, type Fault } from "../kit/awsFaults";
import { temporaryFolder } from "../kit/command";
import { resultIn } from "../kit/jsonReport";
import { makeBucket, makeGoodAccount, makeTrail } from "./build";
import { PATIENCE, run } from "./runCommand";
import { emptyWorld, VARIABLES } from "./world";

/** An address of this machine where nobody listens. */
function closedAddress(): Promise<string> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const address = server.address();
			const port = typeof address === "object" ? address?.port : undefined;
			server.close(() => resolve(`http://127.0.0.1:${port}`));
		});
	});
}

describe("The command audit, where nothing can be read", () => {
	const world = emptyWorld();
	const folder = temporaryFolder();
	const here = ["--region", "us-east-1", "--region", "eu-west-1"];
	after(folder.remove);
	before(async () => {
		await makeBucket("logs");
		await makeTrail("audit", "logs");
	});

	/** Ends with 2 and one line, and leaves the last report as it is. */
	async function isRefused(
		args: readonly string[],
		words: RegExp,
		variables = VARIABLES,
	): Promise<void> {
		const report = folder.write("report.json", "the last report");
		const { code, stdout, stderr, seconds } = await run(
			["audit", ...args, "--format", "json", "--output", report],
			variables,
		);
		assert.match(stderr, words);
		assert.match(stderr, /^cloudtrail-compliance: [^\n]+\n$/);
		assert.doesNotMatch(stderr, /auditor|User:|own-secret-key|\s{4}at /);
		assert.equal(code, 2);
		assert.equal(stdout, "");
		assert.equal(readFileSync(report, "utf8"), "the last report");
		assert.ok(seconds < PATIENCE / 3000, `${seconds} s`);
	}

	const broken = (fault: string, matches: (call: Call) => boolean) =>
		world
			.proxy()
			.disturb((call): Fault | undefined =>
				matches(call) ? FAULTS[fault]?.(call) : undefined,
			);
	const throughProxy = () => ["--endpoint-url", world.proxy().url];

	it("where nobody listens at the address: names it", async () => {
		const address = await closedAddress();
		await isRefused(
			["--endpoint-url", address, ...here],
			new RegExp(
				`No Region could be read at ${address}, .*: eu-west-1, us-east-1 \\(ECONNREFUSED: .*\\)\\. Check --endpoint-url`,
			),
		);
	});

	it("where nobody listens at the address of the environment", async () => {
		const address = await closedAddress();
		await isRefused([], new RegExp(`read at ${address}, .*ECONNREFUSED`), {
			...VARIABLES,
			AWS_ENDPOINT_URL: address,
		});
	});

	it("where the address has a password: does not print it", async () => {
		const address = await closedAddress();
		const withPassword = address.replace("//", "//me:own-secret-key@");
		await isRefused(
			["--endpoint-url", withPassword, ...here],
			new RegExp(`read at ${address}, `),
		);
	});

	it("where the address never answers", async () => {
		world.proxy().disturb(() => ({ waits: PATIENCE }));
		await isRefused(
			[...throughProxy(), ...here],
			/cloudtrail:DescribeTrails timed out/,
		);
	});

	for (const [fault, words] of [
		[
			"credentials that have expired",
			/\(ExpiredTokenException: the credentials have expired; sign in again\)/,
		],
		[
			"access denied",
			/\(AccessDeniedException: grant cloudtrail:DescribeTrails\)/,
		],
		[
			"a page of HTML",
			/the response to cloudtrail:DescribeTrails is not valid/,
		],
		["a dropped connection", /ECONNRESET: cloudtrail:DescribeTrails/],
	] as const)
		it(`by ${fault}, in named Regions and in all`, async () => {
			broken(fault, () => true);
			await isRefused([...throughProxy(), ...here], words);
			await isRefused(throughProxy(), words);
		});

	it("in a Region that does not exist: says what to check", async () => {
		broken("a dropped connection", ({ region }) => region === "eu-west-9");
		await isRefused(
			[...throughProxy(), "--region", "eu-west-9"],
			/: eu-west-9 \(.*\)\. Check that --region names a Region that is enabled/,
		);
	});

	it("where the sign-in of a profile has expired", async () => {
		const config = folder.write(
			"expired",
			"[profile old]\nregion = eu-west-1\nsso_session = ours\nsso_account_id = 111122223333\nsso_role_name = audit\n[sso-session ours]\nsso_region = eu-west-1\nsso_start_url = https://ours.awsapps.com/start\nsso_registration_scopes = sso:account:access\n",
		);
		await isRefused(
			["--profile", "old"],
			/The AWS credentials of profile old have expired, or you are not signed in: sign in/,
			{
				...VARIABLES,
				AWS_ACCESS_KEY_ID: "",
				AWS_SECRET_ACCESS_KEY: "",
				AWS_CONFIG_FILE: config,
				HOME: folder.path,
			},
		);
	});

	it("where AWS_PROFILE names no profile", () =>
		isRefused([], /Profile nobody is not in the AWS configuration files/, {
			...VARIABLES,
			AWS_ACCESS_KEY_ID: "",
			AWS_SECRET_ACCESS_KEY: "",
			AWS_PROFILE: "nobody",
		}));
});

describe("The command audit, where some of it can be read", () => {
	const world = emptyWorld();
	before(makeGoodAccount);
	const auditing = (...more: readonly string[]) =>
		run(["audit", "--endpoint-url", world.proxy().url, ...more]);

	it("reports, and says which Regions it read", async () => {
		world
			.proxy()
			.disturb((call) =>
				call.region === "eu-west-9" ? { drops: true } : undefined,
			);
		const both = ["--region", "us-east-1", "--region", "eu-west-9"];
		const { code, stdout } = await auditing(...both);
		assert.equal(code, 0);
		assert.match(
			stdout.replace(/\s+/g, " "),
			/Regions read: us-east-1 \(1 of 2; eu-west-9 not readable: ECONNRESET: [^()]+\) /,
		);
		const { regions } = resultIn(
			(await auditing(...both, "--format", "json")).stdout,
		).source;
		assert.deepEqual(regions?.read, ["us-east-1"]);
		assert.deepEqual(
			regions.notRead.map(({ name }) => name),
			["eu-west-9"],
		);
		assert.equal(regions.others, null);
	});

	it("reads the home Region where AWS does not tell the others", async () => {
		world
			.proxy()
			.disturb((call) =>
				call.action === "ec2:DescribeRegions"
					? FAULTS["access denied"]?.(call)
					: undefined,
			);
		const { code, stdout } = await auditing();
		assert.equal(code, 0);
		assert.match(
			stdout.replace(/\s+/g, " "),
			/Regions read: us-east-1 \(the others not readable: UnauthorizedOperation: grant ec2:DescribeRegions\)/,
		);
	});
});
