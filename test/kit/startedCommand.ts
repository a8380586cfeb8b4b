import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { PROCESS_MS } from "./bounds";
import { builtPack } from "./pack/build";

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

/**
 * Starts the compiled command, and leaves this process free.
 * @param variables All variables of its environment but PATH.
 * @param node Options of Node.
 */
export function startCommand(
	args: readonly string[],
	variables: Readonly<Record<string, string>>,
	node: readonly string[] = [],
): Running {
	const cli = join(builtPack(), "bin/policypack/cli.js");
	const begin = performance.now();
	const child = spawn(process.execPath, [...node, cli, ...args], {
		env: { PATH: process.env.PATH ?? "", ...variables },
		stdio: ["ignore", "pipe", "pipe"],
		timeout: PROCESS_MS,
		killSignal: "SIGKILL",
	});
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
