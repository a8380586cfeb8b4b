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
	if (received) process.kill(process.pid, received);
}
