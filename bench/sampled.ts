import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { familyOf, fromProc } from "../policypack/sources/program/processes";

/** What a command used, with all that it started. */
export interface Used {
	/** From its start to its end. */
	readonly milliseconds: number;
	/** Processor time of all processes, in milliseconds. */
	readonly processor: number;
	/** The most that all processes had in memory at one time, in MB. */
	readonly megabytes: number;
}

/** How often is looked, in milliseconds. */
const EVERY = 50;

/** What a process has in memory, in MB; none where it has just ended. */
function megabytesOf(pid: number): number {
	try {
		const status = readFileSync(`/proc/${pid}/status`, "utf8");
		return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
	} catch {
		return 0;
	}
}

/**
 * Runs a command to its end, and looks at its processes again and again. Only
 * Linux says of processes what is needed. Throws where it ends with a code that
 * is not among the good ones.
 */
export function sampled(
	command: string,
	args: readonly string[],
	options: {
		readonly folder: string;
		readonly variables: Readonly<Record<string, string>>;
		readonly good: readonly number[];
	},
): Promise<Used> {
	return new Promise((resolve, reject) => {
		const started = performance.now();
		const child = spawn(command, args, {
			cwd: options.folder,
			env: options.variables,
			stdio: ["ignore", "ignore", "pipe"],
		});
		let stderr = "";
		let processor = 0;
		let megabytes = 0;
		const timer = setInterval(() => {
			const family = familyOf(child.pid ?? 0, [fromProc]);
			const sum = (numbers: readonly number[]) =>
				numbers.reduce((total, one) => total + one, 0);
			const now = sum(family.map(({ seconds }) => seconds)) * 1000;
			processor = Math.max(processor, now);
			megabytes = Math.max(
				megabytes,
				sum(family.map(({ pid }) => megabytesOf(pid))),
			);
		}, EVERY);
		child.stderr.setEncoding("utf8").on("data", (text: string) => {
			stderr = (stderr + text).slice(-4000);
		});
		child.once("error", reject);
		child.once("close", (code) => {
			clearInterval(timer);
			const milliseconds = performance.now() - started;
			if (code === null || !options.good.includes(code))
				reject(new Error(`${command} ended with ${code}\n${stderr}`));
			else if (megabytes === 0)
				reject(new Error("This system has no /proc to look into."));
			else resolve({ milliseconds, processor, megabytes });
		});
	});
}
