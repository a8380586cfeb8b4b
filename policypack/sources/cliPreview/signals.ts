import { SIGNALS } from "../processEnd";

/**
 * Passes on each signal, such as that of Ctrl-C, instead of ending this process.
 * The returned function stops that. After a signal, it ends this process by the
 * same signal, unless there are other listeners.
 * @param atExit Called where this process ends before that.
 */
export function onSignals(
	pass: (signal: NodeJS.Signals) => void,
	atExit: () => void,
): () => void {
	let first: NodeJS.Signals | undefined;
	const receive = (signal: NodeJS.Signals) => {
		first ??= signal;
		pass(signal);
	};
	process.once("exit", atExit);
	for (const signal of SIGNALS) process.on(signal, receive);
	return () => {
		process.off("exit", atExit);
		for (const signal of SIGNALS) process.off(signal, receive);
		if (first !== undefined && process.listenerCount(first) === 0)
			process.kill(process.pid, first);
	};
}
