import { type ChildProcess, spawn } from "node:child_process";
import { killFamily } from "../program/processes";
import { onSignals } from "./signals";

/** How the CLI is run. */
export interface CliRun {
	readonly folder: string;
	readonly args: readonly string[];
	readonly env: NodeJS.ProcessEnv;
	/** Maximum run time in milliseconds. */
	readonly limitMs: number;
	/** Time to end after it is asked to cancel, in milliseconds. */
	readonly cancelMs: number;
	/** Called when it is asked to cancel. */
	readonly onCancel: () => void;
	/** Called once it has ended after that, and before this process may end. */
	readonly onCancelled: () => void;
}

/** Why the CLI was stopped: by its time limit, the size of its output, or a signal. */
export type Stopped = "late" | "large" | NodeJS.Signals;

/** How the CLI ended. */
export interface CliEnd {
	/** Exit code; undefined if a signal ended it. */
	readonly code: number | undefined;
	/** Signal that ended it; undefined if none did. */
	readonly signal: NodeJS.Signals | undefined;
	readonly stopped: Stopped | undefined;
	/** Error code, such as ENOENT, if it could not be started. */
	readonly notStarted: string | undefined;
	readonly stdout: Buffer;
	/** The end of its standard error. */
	readonly stderr: string;
}

/** Maximum size of its output, in bytes: the largest string of Node.js. */
const LARGEST = 2 ** 29 - 24;

const STDERR_KEPT = 64 * 1024;

/** Time to wait for output after its end, if another process holds the stream. */
const HELD_MS = 2000;

/** Without a terminal of its own, Ctrl-C would reach the CLI twice, and end it hard. */
const HAS_OWN_GROUP = process.platform !== "win32";

/**
 * Runs the Pulumi CLI on PATH to its end, without a shell and without input. At
 * the time limit, and at a signal such as that of Ctrl-C, the CLI cancels the
 * preview first.
 */
export function runCli(run: CliRun): Promise<CliEnd> {
	const child = spawn("pulumi", run.args, {
		cwd: run.folder,
		env: run.env,
		stdio: ["ignore", "pipe", "pipe"],
		detached: HAS_OWN_GROUP,
		windowsHide: true,
	});
	let stopped: Stopped | undefined;
	let killing: NodeJS.Timeout | undefined;
	const cancel = (why: Stopped) => {
		if (stopped !== undefined) return kill(child);
		stopped = why;
		run.onCancel();
		killing = setTimeout(() => kill(child), run.cancelMs);
		// In Windows, the console sends Ctrl-C to both, and nothing else can.
		if (HAS_OWN_GROUP) child.kill("SIGINT");
		else if (why !== "SIGINT") kill(child);
	};
	const timer = setTimeout(() => cancel("late"), run.limitMs);
	const release = onSignals(cancel, () => kill(child));
	const chunks: Buffer[] = [];
	let size = 0;
	child.stdout.on("data", (chunk: Buffer) => {
		size += chunk.length;
		if (size <= LARGEST) chunks.push(chunk);
		else if (stopped === undefined) cancel("large");
	});
	let stderr = "";
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		stderr = (stderr + text).slice(-STDERR_KEPT);
	});
	return ended(child)
		.then((end) => ({ ...end, stopped, stdout: Buffer.concat(chunks), stderr }))
		.finally(() => {
			clearTimeout(timer);
			clearTimeout(killing);
			child.stdout.destroy();
			child.stderr.destroy();
			if (stopped !== undefined) run.onCancelled();
			release();
		});
}

/** Waits for the end of a process, and of its output. */
function ended(
	child: ChildProcess,
): Promise<Pick<CliEnd, "code" | "signal" | "notStarted">> {
	return new Promise((resolve) => {
		child.once("error", ({ code = "unknown" }: NodeJS.ErrnoException) =>
			resolve({ code: undefined, signal: undefined, notStarted: code }),
		);
		child.once("exit", (code, signal) => {
			const end = () =>
				resolve({
					code: code ?? undefined,
					signal: signal ?? undefined,
					notStarted: undefined,
				});
			const held = setTimeout(end, HELD_MS);
			child.stdout?.on("data", () => held.refresh());
			child.once("close", () => {
				clearTimeout(held);
				end();
			});
		});
	});
}

/** Kills the CLI, and its plugins, which are in groups of their own. */
function kill(child: ChildProcess): void {
	if (child.pid === undefined || child.exitCode !== null) return;
	if (child.signalCode === null) killFamily(child.pid);
}
