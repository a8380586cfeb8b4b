import { type ChildProcess, spawn } from "node:child_process";
import { familyOf, processorSeconds } from "./processes";
import type { ProgramCommand } from "./runtime";
import { type Stop, type TimeLimits, watchProgram } from "./timeLimits";

/** The result of a process. */
export interface Ending {
	/** Exit code; undefined if a signal ended the process. */
	readonly code: number | undefined;
	/** Why it was stopped; undefined if it was not. */
	readonly stopped: Stop | undefined;
	/** Whether it wrote to the signal file descriptor. */
	readonly signalled: boolean;
	/** The end of its standard error. */
	readonly stderr: string;
}

/** Options of a process. */
export interface Launch extends TimeLimits {
	readonly command: ProgramCommand;
	/** Time of its last request, in milliseconds of `performance.now()`. */
	readonly lastSign: () => number;
}

/** File descriptor for signals, which is not a standard stream. */
export const SIGNAL_FD = 3;

const STDERR_KEPT = 16 * 1024;

/** Signals that end this process, and must also end its child. */
export const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs a process to completion, without its standard output. */
export function runProcess(launch: Launch): Promise<Ending> {
	const { file, args, cwd, env } = launch.command;
	const child = spawn(file, args, {
		cwd,
		env,
		stdio: ["ignore", "ignore", "pipe", "pipe"],
		// A separate process group, so that its child processes end with it.
		detached: true,
	});
	const release = bindToUs(child);
	const { pid } = child;
	const reasonToStop = watchProgram(
		launch,
		{
			lastRequest: launch.lastSign,
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
		Math.min(1000, launch.idleMs / 4, launch.limitMs / 4),
	);
	return new Promise<Ending>((resolve, reject) => {
		child.once("error", reject);
		child.once("exit", (code) => {
			// Child processes may keep the stream open.
			const end = () =>
				resolve({ code: code ?? undefined, stopped, signalled, stderr });
			const grace = setTimeout(end, 200);
			child.once("close", () => {
				clearTimeout(grace);
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

/** Kills a process and its child processes. */
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
			// It has already ended.
		}
}

/** Kills a process when this one ends. Returns a function to cancel that. */
export function bindToUs(child: ChildProcess): () => void {
	const end = () => kill(child);
	const pass = (signal: NodeJS.Signals) => {
		end();
		release();
		// Without other listeners, the signal has its default effect.
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
