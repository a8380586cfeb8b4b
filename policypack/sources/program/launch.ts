import { spawn } from "node:child_process";
import { atProcessEnd } from "../processEnd";
import { killFamily, processorSeconds } from "./processes";
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
	const { pid } = child;
	const kill = () => {
		if (pid !== undefined) killFamily(pid);
	};
	const release = atProcessEnd(kill);
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
			if (stopped) kill();
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
