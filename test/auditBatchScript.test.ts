import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { PROCESS_MS } from "./kit/bounds";
import { root } from "./kit/sourceFiles";

const RUN = "2026-11-26T06:00:00.000Z";

/** Stands for the AWS CLI: a bucket is a folder. */
const AWS = `
case "$1 $2" in
"s3 sync"|"s3 cp")
	shift 2; [ "$1" = --only-show-errors ] && shift
	from=$(echo "$1" | sed "s|^s3://|$STORE/|"); to=$(echo "$2" | sed "s|^s3://|$STORE/|")
	[ ! -e "$STORE/fails" ] || exit 1
	if [ -d "$from" ]; then mkdir -p "$to"; cp -R "$from/." "$to"
	elif [ -f "$from" ]; then mkdir -p "$(dirname "$to")"; cp "$from" "$to"; fi ;;
"organizations list-accounts") echo "$@" >"$STORE/listed"; printf '111122223333\\n444455556666\\n' ;;
*) exit 9 ;;
esac
`;

/** Stands for the command: it notes its arguments, and records or reports. */
const COMMAND = `
printf '%s\\n' "$@" >"$STORE/arguments"
case $1 in
audit)
	mkdir -p records; ls records >"$STORE/before"; echo '{}' >"records/$RECORD.json"
	if [ -n "$SLOW" ]; then trap 'exit 143' TERM; touch "$STORE/started"; while :; do sleep 0.1; done; fi ;;
check) ls records >"$STORE/judged"; echo '{}' >report.json; echo '<p>' >report.html ;;
esac
exit "$CODE"
`;

describe("the script of the image of audit-batch", () => {
	let home: string;
	let store: string;
	const stored = (...path: string[]) => join(store, "archive", RUN, ...path);
	const noted = (name: string) =>
		readFileSync(join(store, name), "utf8").trim().split("\n");

	beforeEach(() => {
		home = mkdtempSync(join(tmpdir(), "audit-batch-"));
		store = join(home, "store");
		mkdirSync(store);
		mkdirSync(join(home, "bin"));
		for (const [name, script] of Object.entries({
			aws: AWS,
			"cloudtrail-compliance": COMMAND,
		}))
			writeFileSync(join(home, "bin", name), `#!/bin/sh\n${script}`, {
				mode: 0o755,
			});
	});
	afterEach(() => rmSync(home, { recursive: true, force: true }));

	const start = (
		command: string,
		variables: Readonly<Record<string, string>> = {},
	): {
		readonly child: ChildProcess;
		readonly code: Promise<number | null>;
	} => {
		const child = spawn(
			"sh",
			[join(root, "examples/audit-batch/audit.sh"), command],
			{
				cwd: mkdtempSync(join(home, "work-")),
				env: {
					PATH: [join(home, "bin"), process.env.PATH].join(delimiter),
					...{ STORE: store, CODE: "0", SLOW: "", RECORD: "111122223333" },
					...{ BUCKET: "archive", RUN, SHARDS: "4" },
					...{ ROLE: "CloudTrailComplianceAudit", EXTERNAL_ID: "" },
					LOG_BUCKETS: "",
					AWS_BATCH_JOB_ARRAY_INDEX: "2",
					...variables,
				},
				stdio: "ignore",
				timeout: PROCESS_MS,
			},
		);
		return {
			child,
			code: new Promise((resolve) => child.once("close", resolve)),
		};
	};
	const run = (...given: Parameters<typeof start>) => start(...given).code;

	it("audits the shard of its index, and stores the records", async () => {
		assert.equal(await run("shard"), 0);
		assert.deepEqual(noted("arguments"), [
			...["audit", "--organization", "--shard", "3/4"],
			...["--role", "CloudTrailComplianceAudit"],
			...["--record", "records", "--max-age", "12h"],
		]);
		assert.deepEqual(readdirSync(stored("records")), ["111122223333.json"]);
	});

	it("passes the external ID, whatever is in it", async () => {
		assert.equal(await run("shard", { EXTERNAL_ID: "acme/audit=1" }), 0);
		const args = noted("arguments");
		assert.equal(args[args.indexOf("--external-id") + 1], "acme/audit=1");
	});

	it("passes each bucket of the log archive", async () => {
		assert.equal(
			await run("shard", { LOG_BUCKETS: "logs.example more-logs" }),
			0,
		);
		const args = noted("arguments");
		assert.deepEqual(
			args.filter((_, at) => args[at - 1] === "--bucket"),
			["logs.example", "more-logs"],
		);
	});

	it("continues with the records of an earlier attempt", async () => {
		await run("shard");
		await run("shard", { RECORD: "444455556666" });
		assert.deepEqual(noted("before"), ["111122223333.json"]);
		assert.equal(readdirSync(stored("records")).length, 2);
	});

	for (const [code, expected] of [
		["1", 0],
		["3", 0],
		["2", 2],
	] as const)
		it(`ends with ${expected} where the command ends with ${code}, and keeps what was read`, async () => {
			assert.equal(await run("shard", { CODE: code }), expected);
			assert.equal(readdirSync(stored("records")).length, 1);
			assert.equal(await run("report", { CODE: code }), expected);
			assert.ok(existsSync(stored("report.html")));
		});

	it("fails where S3 does not answer", async () => {
		writeFileSync(join(store, "fails"), "");
		assert.equal(await run("shard"), 1);
		assert.ok(!existsSync(join(store, "arguments")));
	});

	it("keeps what was read where AWS Batch ends the job", async () => {
		const { child, code } = start("shard", { SLOW: "yes" });
		while (!existsSync(join(store, "started")))
			await new Promise((resolve) => setTimeout(resolve, 50));
		child.kill("SIGTERM");
		assert.equal(await code, 143);
		assert.equal(readdirSync(stored("records")).length, 1);
	});

	it("judges the records of all shards with the active accounts", async () => {
		await run("shard");
		await run("shard", { RECORD: "444455556666" });
		assert.equal(await run("report"), 0);
		assert.deepEqual(noted("judged"), [
			"111122223333.json",
			"444455556666.json",
		]);
		assert.deepEqual(noted("arguments").slice(0, 5), [
			...["check", "records", "--together"],
			...["--expect-accounts", "accounts.txt"],
		]);
		assert.match(noted("listed").join(), /State=='ACTIVE'/);
		assert.equal(
			readFileSync(stored("accounts.txt"), "utf8"),
			"111122223333\n444455556666\n",
		);
		for (const name of ["report.html", "report.json"])
			assert.ok(existsSync(stored(name)), name);
	});

	it("rejects another command", async () => {
		assert.equal(await run("everything"), 2);
	});
});
