import { execFile } from "node:child_process";
import { PROCESS_MS } from "../kit/bounds";
import { root } from "../kit/sourceFiles";

/** How a run of `npm run catalogue` ended. */
export interface Ended {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

type Env = Readonly<Record<string, string>>;

function run(env: Env, args: readonly string[]): Promise<Ended> {
	return new Promise((done) => {
		const child = execFile(
			process.execPath,
			[
				...["-r", "ts-node/register/transpile-only"],
				...[".dev/catalogue.ts", ...args],
			],
			{ cwd: root, timeout: PROCESS_MS, env: { ...process.env, ...env } },
			(_, stdout, stderr) =>
				done({ code: child.exitCode ?? -1, stdout, stderr }),
		);
	});
}

/** Runs it; `with` sets variables of the environment. */
export const catalogue = Object.assign(
	(...args: readonly string[]) => run({}, args),
	{ with: (env: Env, ...args: readonly string[]) => run(env, args) },
);
