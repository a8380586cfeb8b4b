/** Signals that end this process. */
export const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Calls a function when this process ends, by itself or by a signal. Returns a
 * function to cancel that.
 */
export function atProcessEnd(clean: () => void): () => void {
	const pass = (signal: NodeJS.Signals) => {
		clean();
		release();
		// Without other listeners, the signal has its default effect.
		if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
	};
	const release = () => {
		process.off("exit", clean);
		for (const signal of SIGNALS) process.off(signal, pass);
	};
	process.once("exit", clean);
	for (const signal of SIGNALS) process.once(signal, pass);
	return release;
}
