import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { PROCESS_MS } from "../kit/bounds";
import { root } from "../kit/sourceFiles";

/** The compiled command: what a user runs. */
const CLI = join(root, "bin/policypack/cli.js");

/** How a run of the command ended. */
export interface Ended {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly stdout: string;
	readonly stderr: string;
	readonly seconds: number;
}

/** A run of the command under way. */
export interface Running {
	readonly child: ChildProcess;
	readonly ended: Promise<Ended>;
}

/** Neither a person's credentials nor a machine's are found. */
export const VARIABLES: Readonly<Record<string, string>> = {
	AWS_ACCESS_KEY_ID: "own",
	AWS_SECRET_ACCESS_KEY: "own-secret-key",
	AWS_EC2_METADATA_DISABLED: "true",
	AWS_CONFIG_FILE: "/nonexistent",
	AWS_SHARED_CREDENTIALS_FILE: "/nonexistent",
	AWS_REGION: "us-east-1",
};

/** Starts `audit` against a server that stands in for AWS. */
export function startAudit(
	url: string,
	args: readonly string[],
	node: readonly string[] = [],
): Running {
	const begin = performance.now();
	const child = spawn(
		process.execPath,
		[...node, CLI, "audit", "--endpoint-url", url, ...args],
		{
			env: { PATH: process.env.PATH ?? "", ...VARIABLES },
			stdio: ["ignore", "pipe", "pipe"],
			timeout: PROCESS_MS,
			killSignal: "SIGKILL",
		},
	);
	let stdout = "";
	let stderr = "";
	child.stdout.setEncoding("utf8").on("data", (text) => {
		stdout += text;
	});
	child.stderr.setEncoding("utf8").on("data", (text) => {
		stderr += text;
	});
	const ended = new Promise<Ended>((resolve, reject) => {
		child.once("error", reject);
		child.once("close", (code, signal) => {
			const seconds = (performance.now() - begin) / 1000;
			resolve({ code, signal, stdout, stderr, seconds });
		});
	});
	return { child, ended };
}

/** Runs `audit` to its end. */
export function runAudit(
	url: string,
	...args: readonly string[]
): Promise<Ended> {
	return startAudit(url, args).ended;
}
