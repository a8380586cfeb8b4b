import { execFileSync, spawn } from "node:child_process";

/** How a process ended. */
export interface Finished {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** Where a process runs, and how long it may. */
export interface Bounds {
	readonly folder: string;
	readonly variables: Readonly<Record<string, string>>;
	readonly seconds: number;
}

/** Every process with its parent, by id. */
function processes(): readonly (readonly number[])[] {
	try {
		const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="]);
		return String(table)
			.split("\n")
			.map((row) => row.trim().split(/\s+/).map(Number));
	} catch {
		// Without `ps` the children stay unknown, and the process alone is killed.
		return [];
	}
}

/** A process and all that it started, by id. */
function familyOf(pid: number): readonly number[] {
	const family = [pid];
	const table = processes();
	for (const member of family) {
		for (const [child, parent] of table) {
			if (parent === member && child !== undefined) family.push(child);
		}
	}
	return family;
}

function kill(pid: number): void {
	// The engine gives each plugin a process group of its own, so killing the
	// engine's group would leave them behind.
	for (const member of familyOf(pid)) {
		try {
			process.kill(member, "SIGKILL");
		} catch {
			// It ended by itself in the meantime.
		}
	}
}

/** Runs a command to its end; kills it, and says so, when it takes too long. */
export function runBounded(
	command: string,
	args: readonly string[],
	{ folder, variables, seconds }: Bounds,
): Promise<Finished> {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd: folder,
			env: variables,
			stdio: ["ignore", "pipe", "pipe"],
		});
		let stdout = "";
		let stderr = "";
		let late = false;
		const timer = setTimeout(() => {
			late = true;
			if (child.pid !== undefined) kill(child.pid);
		}, seconds * 1000);
		child.stdout.setEncoding("utf8").on("data", (text) => {
			stdout += text;
		});
		child.stderr.setEncoding("utf8").on("data", (text) => {
			stderr += text;
		});
		child.on("error", reject);
		child.on("close", (code) => {
			clearTimeout(timer);
			if (!late) return resolve({ code: code ?? -1, stdout, stderr });
			const typed = [command, ...args].join(" ");
			reject(
				new Error(
					`${typed}\ndid not end within ${seconds} s and was killed. It said:\n${stdout}${stderr}`,
				),
			);
		});
	});
}
