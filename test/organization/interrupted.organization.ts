import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readRecord } from "../../policypack/hosts/record/readRecord";
import { recordsIn } from "../../policypack/hosts/record/recordFiles";
import type { SourceFacts } from "../../policypack/hosts/sourceFacts";
import { temporaryFolder } from "../kit/command";
import { type AwsStandIn, startStandIn } from "./awsStandIn";
import { accountAt, mixedWorld } from "./awsStandInWorld";
import {
	allBut,
	reasonsOf,
	recordedIn,
	reportOf,
	statusesOf,
} from "./organizationReport";
import { type Ended, runAudit, startAudit } from "./runAudit";

const world = mixedWorld(24, ["eu-west-1", "us-east-1"]);
const slow = { ...world, faults: { seed: 3, latency: 20 } };

/** The operations that read an account, apart from what accounts share. */
const OF_ACCOUNT = new Set([
	"DescribeRegions",
	"DescribeTrails",
	"GetPublicAccessBlock",
	"ListBuckets",
]);

describe("An audit of an organization that ends early", () => {
	let aws: AwsStandIn;
	let whole: ReturnType<typeof reportOf>;
	let total: number;
	const folder = temporaryFolder();
	const auditing = (...more: readonly string[]) =>
		[
			"--organization",
			"--format",
			"json",
			"--concurrency",
			"4",
			...more,
		] as const;

	before(async () => {
		aws = await startStandIn(world);
		whole = reportOf((await runAudit(aws.url, ...auditing())).stdout);
		total = aws.calls.length;
	});
	beforeEach(() => aws.show(world));
	after(async () => {
		await aws.stop();
		folder.remove();
	});

	/** Starts an audit and sends it a signal at this call. */
	async function signalledAt(
		call: number,
		signal: NodeJS.Signals,
		...more: readonly string[]
	): Promise<Ended> {
		aws.forget();
		const { child, ended } = startAudit(aws.url, auditing(...more));
		aws.onCall(() => {
			if (aws.calls.length === call) child.kill(signal);
		});
		const result = await ended;
		aws.onCall(() => {});
		return result;
	}

	/** Proves that nothing was asked that these records already had. */
	function expectNotAskedAgain(before: readonly SourceFacts[]): void {
		const read = before.filter(
			({ source }) => (source.regions?.read.length ?? 0) > 0,
		);
		const accounts = new Set(read.map(({ identity }) => identity.account));
		const facts = read.flatMap((seen) => seen.facts);
		const buckets = new Set(
			facts.flatMap((fact) =>
				fact.kind === "bucket" && fact.name.known ? [fact.name.value] : [],
			),
		);
		const trails = new Set(
			facts.flatMap((fact) =>
				fact.kind === "trail" && fact.isLogging.known ? [fact.of.urn] : [],
			),
		);
		const again = aws.calls.filter(
			({ account, bucket, input, operation }) =>
				(OF_ACCOUNT.has(operation) && accounts.has(account)) ||
				buckets.has(bucket) ||
				trails.has(String(input.Name ?? input.TrailName)),
		);
		assert.deepEqual(again, []);
	}

	for (const share of [0.05, 0.3, 0.6, 0.85, 0.97])
		it(`by SIGKILL after ${share * 100} % of its calls loses nothing and asks nothing twice`, async () => {
			const records = join(folder.path, `killed-${share}`);
			const at = Math.ceil(total * share);
			const killed = await signalledAt(at, "SIGKILL", "--record", records);
			assert.equal(killed.signal, "SIGKILL");
			assert.equal(killed.stdout, "");
			const before = recordedIn(records);
			aws.forget();
			const resumed = await runAudit(aws.url, ...auditing("--record", records));
			expectNotAskedAgain(before);
			assert.deepEqual(reportOf(resumed.stdout), whole);
		});

	it("by Ctrl-C reports what it read, and the next audit reads the rest", async () => {
		aws.show(slow);
		const records = join(folder.path, "interrupted");
		const at = Math.ceil(total / 2);
		const ended = await signalledAt(at, "SIGINT", "--record", records);
		assert.equal(ended.code, 130, ended.stderr);
		assert.match(ended.stderr, /interrupt again to end at once/);
		const report = reportOf(ended.stdout);
		assert.equal(report.sources.length, world.accounts.length);
		assert.equal(statusesOf(report, accountAt(0))["cloudtrail-1"], "PASSED");
		const last = accountAt(22);
		assert.deepEqual(statusesOf(report, last), allBut("UNKNOWN"));
		assert.match(
			reasonsOf(report, last, "cloudtrail-1").join(),
			/the audit was interrupted by SIGINT/,
		);
		const before = recordedIn(records);
		assert.equal(before.length, world.accounts.length);
		aws.show(world);
		aws.forget();
		const resumed = await runAudit(aws.url, ...auditing("--record", records));
		expectNotAskedAgain(before);
		assert.deepEqual(reportOf(resumed.stdout), whole);
	});

	it("by its time limit says so of what was not read", async () => {
		aws.show({ ...world, faults: { seed: 3, latency: 150 } });
		const ended = await runAudit(
			aws.url,
			...auditing("--timeout", "3", "--strict"),
		);
		assert.match(String(ended.code), /^[13]$/, ended.stderr);
		const report = reportOf(ended.stdout);
		const last = accountAt(22);
		assert.deepEqual(statusesOf(report, last), allBut("UNKNOWN"));
		assert.match(
			reasonsOf(report, last, "cloudtrail-1").join(),
			/--timeout of 3 s was reached/,
		);
	});

	it("reads an account again whose record is damaged, with a warning", async () => {
		const records = join(folder.path, "damaged");
		await runAudit(aws.url, ...auditing("--record", records));
		const [path] = recordsIn(records).filter((one) =>
			one.includes(accountAt(6)),
		);
		assert.ok(path);
		const text = readFileSync(path, "utf8");
		writeFileSync(path, text.slice(0, text.length / 2));
		aws.forget();
		const { stdout, stderr } = await runAudit(
			aws.url,
			...auditing("--record", records),
		);
		assert.match(stderr, /warning: .*100000000006.* Its account is read again/);
		assert.deepEqual(reportOf(stdout), whole);
		const read = aws.calls.filter(
			({ operation }) => operation === "DescribeRegions",
		);
		assert.deepEqual(
			read.map(({ account }) => account),
			[accountAt(6)],
		);
		readRecord(readFileSync(path, "utf8"), path);
	});

	it("leaves no bucket's name beside its records", async () => {
		const records = join(folder.path, "names");
		await runAudit(aws.url, ...auditing("--record", records));
		const state = join(records, ".resume");
		const texts = readdirSync(state).map((name) =>
			readFileSync(join(state, name), "utf8"),
		);
		assert.ok(texts.length > 0);
		assert.ok(texts.every((text) => !/logs/.test(text)));
	});
});
