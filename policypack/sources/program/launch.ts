import { type ChildProcess, spawn } from "node:child_process";
import { type Patience, type Stop, watch } from "./patience";
import { familyOf, processorSeconds } from "./processes";

/** How a process came to its end. */
export interface Ending {
	/** The exit code; undefined where the process was stopped. */
	readonly code: number | undefined;
	/** Why it was stopped, where it was. */
	readonly stopped: Stop | undefined;
	/** Whether it wrote anything to the file descriptor for signals. */
	readonly signalled: boolean;
	/** The last of what it wrote to its standard error. */
	readonly stderr: string;
}

/** What a process is run with. */
export interface Launch extends Patience {
	readonly args: readonly string[];
	readonly cwd: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** When it last asked for anything, as `performance.now()` counts. */
	readonly lastSign: () => number;
}

/** Where a process may signal: it is not one of the three that programs use. */
export const SIGNAL_FD = 3;

const STDERR_KEPT = 16 * 1024;

/** What asks this process to end; the one it runs must not stay behind. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs node, without a word to the standard output, to its end. */
export function runNode(launch: Launch): Promise<Ending> {
	const child = spawn(process.execPath, launch.args, {
		cwd: launch.cwd,
		env: launch.env,
		stdio: ["ignore", "ignore", "pipe", "pipe"],
		// A group of its own: what the program itself starts ends with it.
		detached: true,
	});
	const release = bindToUs(child);
	const { pid } = child;
	const reasonToStop = watch(
		launch,
		{
			lastSign: launch.lastSign,
			processorSeconds: () =>
				pid === undefined ? undefined : processorSeconds(pid),
		},
		performance.now(),
	);
	let stderr = "";
	let stopped: Stop | undefined;
	let signalled = false;
	const signals = child.stdio[SIGNAL_FD];
	signals?.on("data", () => {
		signalled = true;
	});
	child.stderr?.setEncoding("utf8").on("data", (text: string) => {
		stderr = (stderr + text).slice(-STDERR_KEPT);
	});
	const timer = setInterval(
		() => {
			stopped ??= reasonToStop(performance.now());
			if (stopped) kill(child);
		},
		Math.min(1000, launch.quietMs / 4, launch.limitMs / 4),
	);
	return new Promise<Ending>((resolve, reject) => {
		child.once("error", reject);
		child.once("exit", (code) => {
			// What the program itself started may hold the stream open.
			const end = () =>
				resolve({ code: code ?? undefined, stopped, signalled, stderr });
			const patience = setTimeout(end, 200);
			child.once("close", () => {
				clearTimeout(patience);
				end();
			});
		});
	}).finally(() => {
		clearInterval(timer);
		child.stderr?.destroy();
		signals?.destroy();
		release();
	});
}

/** Ends a process with all that it started. */
function kill(child: ChildProcess): void {
	if (child.pid === undefined) return;
	// Some may have left the group for one of their own; on Windows there are
	// no groups to name.
	const family = familyOf(child.pid).map(({ pid }) => pid);
	const group = process.platform === "win32" ? [] : [-child.pid];
	for (const pid of [...group, child.pid, ...family])
		try {
			process.kill(pid, "SIGKILL");
		} catch {
			// It has ended by itself in the meantime.
		}
}

/** Ends a process when this one ends. Gives what undoes it. */
function bindToUs(child: ChildProcess): () => void {
	const end = () => kill(child);
	const pass = (signal: NodeJS.Signals) => {
		end();
		release();
		// With nobody else listening the signal does what it would have done.
		if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
	};
	const release = () => {
		process.off("exit", end);
		for (const signal of SIGNALS) process.off(signal, pass);
	};
	process.once("exit", end);
	for (const signal of SIGNALS) process.once(signal, pass);
	return release;
}
