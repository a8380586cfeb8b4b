import { spawn } from "node:child_process";
import { join } from "node:path";
import { PROCESS_MS } from "../kit/bounds";
import { builtPack } from "../kit/pack/build";
import { VARIABLES } from "./world";

/** How a run of the command ended. */
export interface Ended {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
	readonly seconds: number;
}

/** Longer than any audit may take: its own limits are tighter. */
export const PATIENCE = PROCESS_MS;

/** Runs the compiled command to its end, and leaves this process free. */
export function run(
	args: readonly string[],
	variables: Readonly<Record<string, string>> = VARIABLES,
): Promise<Ended> {
	const cli = join(builtPack(), "bin/policypack/cli.js");
	const begin = performance.now();
	const child = spawn(process.execPath, [cli, ...args], {
		env: { PATH: process.env.PATH ?? "", ...variables },
		stdio: ["ignore", "pipe", "pipe"],
		timeout: PATIENCE,
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
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("close", (code) => {
			const seconds = (performance.now() - begin) / 1000;
			resolve({ code, stdout, stderr, seconds });
		});
	});
}
