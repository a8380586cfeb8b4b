import assert from "node:assert/strict";
import { temporaryFolder } from "../kit/command";
import { type AwsStandIn, startStandIn } from "./awsStandIn";
import type { StandInCall } from "./awsStandInCall";
import { ARCHIVE, accountAt, mixedWorld } from "./awsStandInWorld";
import {
	allBut,
	reasonsOf,
	reportOf,
	reportOfRecords,
	statusesOf,
} from "./organizationReport";
import { type Ended, runAudit } from "./runAudit";

const REGIONS = ["eu-west-1", "us-east-1", "us-west-2"];
const SIZE = 40;
const world = mixedWorld(SIZE, REGIONS);

const [management, archive, plain] = [0, 1, 2].map(accountAt) as [
	string,
	string,
	string,
];
const refusing = accountAt(3);
const suspended = accountAt(4);
const closing = accountAt(14);
const broken = accountAt(5);
const good = accountAt(6);
const central = accountAt(7);
const denying = accountAt(8);

describe("An audit of an organization", () => {
	let aws: AwsStandIn;
	let whole: Ended;
	let calls: readonly StandInCall[];
	const folder = temporaryFolder();
	const records = `${folder.path}/whole`;
	const report = () => reportOf(whole.stdout);
	const count = (of: (call: StandInCall) => boolean) => calls.filter(of).length;

	before(async () => {
		aws = await startStandIn(world);
		whole = await runAudit(
			aws.url,
			...["--organization", "--format", "json", "--record", records],
		);
		calls = [...aws.calls];
	});
	after(async () => {
		await aws.stop();
		folder.remove();
	});

	it("ends with 1 where a control fails, and has every account once", () => {
		assert.equal(whole.code, 1, whole.stderr);
		assert.deepEqual(
			report().sources.map(({ source }) => source.name),
			Array.from({ length: SIZE }, (_, at) => accountAt(at)),
		);
	});

	it("counts the organization's trail for its members", () => {
		for (const account of [management, archive, plain, refusing, good]) {
			const statuses = statusesOf(report(), account);
			const status = account === refusing ? "UNKNOWN" : "PASSED";
			assert.equal(statuses["cloudtrail-1"], status, account);
			assert.equal(statuses["cloudtrail-3"], status, account);
		}
	});

	it("reads the organization's trail once, in its owner's account", () => {
		const arn = `arn:aws:cloudtrail:eu-west-1:${management}:trail/organization`;
		for (const operation of ["GetTrailStatus", "GetEventSelectors"])
			assert.deepEqual(
				calls
					.filter(
						({ input, operation: made }) =>
							made === operation && [input.Name, input.TrailName].includes(arn),
					)
					.map(({ account }) => account),
				[management],
			);
	});

	it("judges a central bucket once, in the account that owns it", () => {
		assert.deepEqual(
			statusesOf(report(), archive),
			allBut("NO_DATA", { 1: "PASSED", 3: "PASSED", 6: "PASSED", 7: "FAILED" }),
		);
		assert.deepEqual(reasonsOf(report(), central, "cloudtrail-7"), [
			`Judged in ${archive}: PASSED.`,
			`Judged in ${archive}: FAILED.`,
		]);
		for (const bucket of [ARCHIVE, "central-logs"])
			assert.equal(
				count(
					(call) =>
						call.bucket === bucket && call.operation === "GetBucketPolicy",
				),
				1,
			);
	});

	it("judges what an account has of its own", () => {
		assert.deepEqual(
			statusesOf(report(), broken),
			allBut("FAILED", { 1: "PASSED", 3: "PASSED" }),
		);
		assert.deepEqual(statusesOf(report(), good), allBut("PASSED"));
	});

	it("names the role and the permission where an account refuses", () => {
		const statuses = statusesOf(report(), refusing);
		assert.deepEqual(statuses, allBut("UNKNOWN"));
		const [reason] = reasonsOf(report(), refusing, "cloudtrail-1");
		assert.match(
			reason ?? "",
			/AccessDenied: create role arn:aws:iam::100000000003:role\/CloudTrailComplianceAudit, let its trust policy allow these credentials, and grant them sts:AssumeRole/,
		);
	});

	it("skips what is suspended or closing, visibly and without a failure", () => {
		for (const [account, state] of [
			[suspended, "SUSPENDED"],
			[closing, "PENDING_CLOSURE"],
		] as const) {
			assert.deepEqual(statusesOf(report(), account), allBut("NO_DATA"));
			const [reason] = reasonsOf(report(), account, "cloudtrail-1");
			assert.match(reason ?? "", new RegExp(`skipped: .* as ${state}`));
			assert.match(whole.stderr, new RegExp(`${account} \\(${state}\\)`));
		}
	});

	it("knows less, and not nothing, where an operation is denied", () => {
		const statuses = statusesOf(report(), denying);
		assert.equal(statuses["cloudtrail-1"], "PASSED");
		assert.equal(statuses["cloudtrail-3"], "PASSED");
	});

	it("reads the account of the credentials without the role that is not there", async () => {
		const [first, ...others] = world.accounts;
		assert.ok(first);
		aws.show({ ...world, accounts: [{ ...first, refuses: true }, ...others] });
		aws.forget();
		const { stdout } = await runAudit(
			aws.url,
			...["--accounts", `${management},${plain}`, "--format", "json"],
		);
		aws.show(world);
		assert.equal(
			statusesOf(reportOf(stdout), management)["cloudtrail-1"],
			"PASSED",
		);
	});

	it("keeps to its budget of calls", () => {
		const of = (account: string) =>
			count(
				(call) =>
					call.account === account ||
					String(call.input.RoleArn).includes(`:${account}:`),
			);
		const base = 8 + REGIONS.length;
		for (const account of [plain, denying, accountAt(9)])
			assert.ok(of(account) <= base, `${account}: ${of(account)} calls`);
		for (const account of [broken, good])
			assert.ok(
				of(account) <= base + 2 + 8,
				`${account}: ${of(account)} calls`,
			);
		assert.ok(of(central) <= base + 2 + 1, `${of(central)} calls`);
		assert.ok(of(archive) <= base + 16, `${of(archive)} calls`);
		assert.equal(of(suspended), 0);
		assert.equal(of(refusing), 1);
		assert.equal(
			count(({ operation }) => operation === "GetCallerIdentity"),
			1,
		);
		const pages = Math.ceil(SIZE / 20);
		assert.equal(
			count(({ operation }) => operation === "ListAccounts"),
			pages,
		);
	});

	it("is in its records, which come to the same report", () => {
		assert.deepEqual(reportOfRecords(records), report());
	});

	it("asks nothing again of what is recorded", async () => {
		aws.forget();
		const again = await runAudit(
			aws.url,
			...["--organization", "--format", "json", "--record", records],
		);
		assert.deepEqual(reportOf(again.stdout), report());
		const members = aws.calls.filter(
			({ account, operation }) =>
				account !== management || operation === "DescribeTrails",
		);
		assert.deepEqual(members, []);
		const roles = aws.calls.filter(
			({ operation }) => operation === "AssumeRole",
		);
		assert.deepEqual(
			roles.map(({ input }) => String(input.RoleArn).split(":")[4]).sort(),
			[3, 13, 23, 33].map(accountAt),
			"only those that refused are asked again",
		);
	});

	it("asks all again of what is too old", async () => {
		aws.forget();
		const { stderr } = await runAudit(
			aws.url,
			...["--accounts", `${plain},${good}`, "--record", records],
			...["--max-age", "0s", "--quiet"],
		);
		assert.equal(stderr, "");
		for (const account of [plain, good])
			assert.ok(
				aws.calls.some(
					(call) =>
						call.account === account && call.operation === "DescribeRegions",
				),
			);
	});

	it("in shards comes to the report of one run", async () => {
		const shards = `${folder.path}/shards`;
		for (const shard of ["1/3", "2/3", "3/3"])
			await runAudit(
				aws.url,
				...["--organization", "--shard", shard, "--record", shards],
				...["--bucket", ARCHIVE, "--bucket", "central-logs", "--quiet"],
			);
		assert.deepEqual(reportOfRecords(shards), report());
	});

	it("is the same where calls are throttled and connections dropped", async () => {
		aws.show({ ...world, faults: { seed: 7, throttled: 0.05, dropped: 0.02 } });
		const disturbed = await runAudit(
			aws.url,
			...["--organization", "--format", "json"],
		);
		aws.show(world);
		assert.deepEqual(reportOf(disturbed.stdout), report());
	});
});
