import { type ChildProcess, spawn } from "node:child_process";

/** How a process ended. */
export interface Ended {
	/** The exit code; -1 where it was stopped. */
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** What a process is run with. */
export interface Run {
	readonly cwd: string;
	readonly env: NodeJS.ProcessEnv;
	readonly timeoutSeconds?: number;
}

/** Runs a program to its end. */
export function run(
	[file = "", ...args]: readonly string[],
	{ cwd, env, timeoutSeconds = 300 }: Run,
): Promise<Ended> {
	return new Promise((resolve, reject) => {
		const child: ChildProcess = spawn(file, args, {
			cwd,
			env,
			stdio: ["ignore", "pipe", "pipe"],
			timeout: timeoutSeconds * 1000,
			killSignal: "SIGKILL",
		});
		const heard = { stdout: "", stderr: "" };
		for (const name of ["stdout", "stderr"] as const)
			child[name]?.setEncoding("utf8").on("data", (text: string) => {
				heard[name] += text;
			});
		child.once("error", reject);
		child.once("close", (code) => resolve({ code: code ?? -1, ...heard }));
	});
}

/** Runs a program that must succeed, and gives what it prints. */
export async function mustRun(
	command: readonly string[],
	how: Run,
): Promise<string> {
	const { code, stdout, stderr } = await run(command, how);
	if (code === 0) return stdout;
	const said = `${stdout}\n${stderr}`.trim().split("\n").slice(-15).join("\n");
	throw new Error(`${command.join(" ")} ended with ${code}:\n${said}`);
}

/** Runs a program that prints where this one does; gives its exit code. */
export function runVisibly(
	[file = "", ...args]: readonly string[],
	{ cwd, env }: Run,
): Promise<number> {
	return new Promise((resolve, reject) => {
		const child = spawn(file, args, { cwd, env, stdio: "inherit" });
		child.once("error", reject);
		child.once("exit", (code) => resolve(code ?? 1));
	});
}

/** This process's environment, without what npm and node set for it alone. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
	const own = /^(npm_|node_(?!extra_ca_certs)|ts_node_|pulumi_|init_cwd$)/i;
	return Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !own.test(name)),
	);
}
