import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accountAt } from "../test/organization/awsStandInWorld";
import { startAudit } from "../test/organization/runAudit";
import type { Bench } from "./bench";
import type { Measured } from "./measure";

const ACCOUNTS = 1000;

const ROUNDS = 2;

/** A call that the stand-in answered, and the account that it was for. */
interface Answered {
	readonly account: string;
	readonly operation: string;
}

/** The command on an organization of 1,000 accounts in 17 Regions. */
export const organization: Bench = async ({ progress }) => {
	progress("starting the stand-in for AWS");
	const server = fork(
		join(__dirname, "organizationServer.ts"),
		[`${ACCOUNTS}`],
		{
			execArgv: ["--require", "ts-node/register/transpile-only"],
		},
	);
	const records = mkdtempSync(join(tmpdir(), "organization-records-"));
	try {
		const [url] = (await once(server, "message")) as [string];
		const whole = { milliseconds: [] as number[], megabytes: [] as number[] };
		const resumed: number[] = [];
		let calls: readonly Answered[] = [];
		for (let round = 1; round <= ROUNDS; round++) {
			rmSync(records, { recursive: true, force: true });
			progress(`organization, round ${round}`);
			const first = await audit(url, records);
			whole.milliseconds.push(first.milliseconds);
			whole.megabytes.push(first.megabytes);
			calls = await callsOf(server);
			resumed.push((await audit(url, records)).milliseconds);
			await callsOf(server);
		}
		return [...measuredOf(whole, resumed), ...budgetsOf(calls)];
	} finally {
		server.disconnect();
		rmSync(records, { recursive: true, force: true });
	}
};

function measuredOf(
	{ milliseconds, megabytes }: { milliseconds: number[]; megabytes: number[] },
	resumed: readonly number[],
): readonly Measured[] {
	const name = `audit --organization, ${ACCOUNTS} accounts, 17 Regions`;
	const to = "the same, resumed";
	return [
		{
			...{ name, to, ours: milliseconds, theirs: resumed },
			limit: { milliseconds: 300_000 },
		},
		{
			name: `${name}, memory`,
			...{ to: "the same", unit: "MB" as const },
			...{ ours: megabytes, theirs: megabytes },
			limit: { megabytes: 500 },
		},
	];
}

/** The calls for one account of each kind, to the most that may be made. */
function budgetsOf(calls: readonly Answered[]): readonly Measured[] {
	const made = (at: number) =>
		calls.filter(({ account }) => account === accountAt(at)).length;
	return (
		[
			["an account without a trail", 2, 25],
			["an account with a trail and its bucket", 5, 25 + 2 + 8],
			["an account with a trail and another's bucket", 7, 25 + 2 + 8],
			["an account with two central buckets", 1, 25 + 2 * 8],
		] as const
	).map(([what, at, most]) => ({
		name: `calls for ${what}`,
		to: "the most",
		unit: "calls",
		ours: [made(at)],
		theirs: [most],
		limit: { ratio: 1 },
		isStrict: true,
	}));
}

async function callsOf(server: ChildProcess): Promise<readonly Answered[]> {
	const answer = once(server, "message");
	server.send("calls");
	const [calls] = (await answer) as [readonly Answered[]];
	return calls;
}

/** Audits all accounts. A failed control is an end like any other. */
async function audit(url: string, records: string) {
	const { child, ended } = startAudit(url, [
		...["--organization", "--record", records],
		...["--format", "json", "--quiet"],
	]);
	let megabytes = 0;
	const timer = setInterval(() => {
		megabytes = Math.max(megabytes, peakOf(child.pid));
	}, 200);
	const { code, seconds, stderr } = await ended;
	clearInterval(timer);
	if (code !== 0 && code !== 1)
		throw new Error(`the audit ended with ${code}: ${stderr}`);
	return { milliseconds: seconds * 1000, megabytes };
}

/** The peak of a process's memory so far, which Linux shows; 0 if it has ended. */
function peakOf(pid: number | undefined): number {
	try {
		const status = readFileSync(`/proc/${pid}/status`, "utf8");
		return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
	} catch {
		return 0;
	}
}
