import assert from "node:assert/strict";
import { run, temporaryFolder } from "../kit/command";
import * as states from "../kit/states";

const WORKLOAD = "111122223333";
const ARCHIVE = "444455556666";

/** The state of a stack whose default provider allows one account. */
function stateIn(account: string, ...resources: readonly object[]) {
	const urn = states.urnOf("pulumi:providers:aws", "default_7_0_0");
	const provider = {
		...states.state("pulumi:providers:aws", "default_7_0_0", {
			allowedAccountIds: JSON.stringify([account]),
		}),
		id: "p",
	};
	return states.exported([
		provider,
		...resources.map((one) => ({ ...one, provider: `${urn}::p` })),
	]);
}

/** What a JSON report has of each source, by control. */
function statusesIn(json: string) {
	const { sources } = JSON.parse(json);
	return Object.fromEntries(
		sources.map(
			({
				source,
				controls,
			}: {
				source: { name: string };
				controls: readonly { policy: string; status: string }[];
			}) => [
				source.name,
				Object.fromEntries(controls.map((one) => [one.policy, one.status])),
			],
		),
	);
}

describe("check --together", () => {
	const folder = temporaryFolder();
	const trail = folder.write("trail.json", stateIn(WORKLOAD, states.trail()));
	const bucket = folder.write(
		"bucket.json",
		stateIn(ARCHIVE, states.bucket(), states.publicPolicy()),
	);
	after(folder.remove);

	it("judges a bucket in its own account", () => {
		const args = ["check", trail, bucket, "--together", "--format", "json"];
		const { code, stderr, stdout } = run(args);
		assert.equal(code, 1, stderr);
		const found = statusesIn(stdout);
		assert.deepEqual(Object.keys(found), [WORKLOAD, ARCHIVE]);
		assert.equal(found[WORKLOAD]["cloudtrail-6"], "NO_DATA");
		assert.equal(found[ARCHIVE]["cloudtrail-6"], "FAILED");
		assert.match(stdout, /"Judged in 444455556666: FAILED\."/);
	});

	it("writes every format", () => {
		for (const format of [
			...[
				"text",
				"markdown",
				"html",
				"sarif",
				"junit",
				"csv",
				"gitlab",
				"ocsf",
			],
		]) {
			const { code, stderr, stdout } = run([
				...["check", trail, bucket, "--together", "--format", format],
			]);
			assert.equal(code, 1, `${format}: ${stderr}`);
			assert.ok(stdout.includes(ARCHIVE), format);
		}
	});

	it("fails an expected account that no source shows", () => {
		const accounts = folder.write(
			"accounts.txt",
			`${WORKLOAD}\n000011112222\n`,
		);
		const { code, stdout } = run([
			...["check", trail, "--together", "--expect-accounts", accounts],
			...["--format", "json"],
		]);
		assert.equal(code, 1);
		const found = statusesIn(stdout);
		assert.equal(found["000011112222"]["cloudtrail-3"], "FAILED");
		assert.equal(found["000011112222"]["cloudtrail-1"], "NO_DATA");
		assert.equal(found[WORKLOAD]["cloudtrail-3"], "PASSED");
	});

	it("warns of a source whose account is not known", () => {
		const other = folder.write("other.json", states.exported([states.trail()]));
		const { stderr } = run(["check", trail, other, "--together", "--quiet"]);
		assert.match(stderr, /The account of .*other\.json is not known/);
		assert.doesNotMatch(stderr, /trail\.json is not known/);
	});

	it("refuses in one line what it cannot use", () => {
		const bad = folder.write("bad.txt", "1234\n");
		for (const [args, message] of [
			[
				[trail, trail, "--together"],
				/trail\.json is given twice: with --together, name each source once\./,
			],
			[["-", "-", "--together"], /Standard input is given twice/],
			[[trail, "--expect-accounts", bad], /add --together\./],
			[
				[trail, "--together", "--expect-accounts", bad],
				/bad\.txt:1: 1234 is not an account ID/,
			],
			[
				[trail, "--together", "--expect-accounts", `${bad}.gone`],
				/cannot be read \(ENOENT\)/,
			],
			[[trail, `${bad}.gone`, "--together"], /does not exist/],
			[[trail, bad, "--together"], /is neither/],
		] as const) {
			const { code, stderr, stdout } = run(["check", ...args]);
			assert.equal(code, 2, args.join(" "));
			assert.match(stderr, message);
			assert.equal(stderr.trim().split("\n").length, 1, stderr);
			assert.equal(stdout, "");
		}
	});

	it("judges one source as its account", () => {
		const { code, stdout } = run([
			...["check", bucket, "--together", "--format", "json"],
		]);
		assert.equal(code, 1);
		const found = statusesIn(stdout);
		assert.deepEqual(Object.keys(found), [ARCHIVE]);
		assert.equal(found[ARCHIVE]["cloudtrail-3"], "FAILED");
		// No trail delivers to the bucket.
		assert.equal(found[ARCHIVE]["cloudtrail-6"], "NO_DATA");
	});
});
