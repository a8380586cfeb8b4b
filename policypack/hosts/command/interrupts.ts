import { constants } from "node:os";
import { setImmediate } from "node:timers/promises";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a function to its end before a signal, such as that of Ctrl-C, ends the
 * process, so that no file is left half-written.
 */
export async function beforeSignals(run: () => void): Promise<void> {
	let received: NodeJS.Signals | undefined;
	const remember = (signal: NodeJS.Signals) => {
		received ??= signal;
	};
	for (const signal of SIGNALS) process.on(signal, remember);
	try {
		run();
		// Node.js delivers a signal in a later turn of its event loop.
		await setImmediate();
		await setImmediate();
	} finally {
		for (const signal of SIGNALS) process.off(signal, remember);
	}
	// Another listener has had the signal, and ends the process in its own way.
	if (received && process.listenerCount(received) === 0)
		process.kill(process.pid, received);
}

/** An interrupt that may come. */
export interface Interrupt {
	/** Aborted by the first signal, whose name is in its reason. */
	readonly signal: AbortSignal;
	/** The exit code after a signal; undefined if none came. */
	readonly exitCode: () => number | undefined;
	/** Signals end the process again. */
	readonly end: () => void;
}

/**
 * Takes the first signal, such as that of Ctrl-C, as the wish to end early with
 * a report. The second one ends the process at once.
 */
export function firstSignal(onFirst: () => void): Interrupt {
	const controller = new AbortController();
	let code: number | undefined;
	const receive = (signal: NodeJS.Signals) => {
		if (code === undefined) {
			code = 128 + constants.signals[signal];
			onFirst();
			controller.abort(`the audit was interrupted by ${signal}`);
			return;
		}
		end();
		process.kill(process.pid, signal);
	};
	const end = () => {
		for (const signal of SIGNALS) process.off(signal, receive);
	};
	for (const signal of SIGNALS) process.on(signal, receive);
	return { signal: controller.signal, exitCode: () => code, end };
}
