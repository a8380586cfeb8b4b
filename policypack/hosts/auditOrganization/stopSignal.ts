import { setMaxListeners } from "node:events";

/** Ends an audit early; its reason is the cause, as a text. */
export interface Stop {
	readonly signal: AbortSignal;
	/** Ends the wait for the time limit. */
	readonly end: () => void;
}

/** A signal that the time limit, if any, or an interrupt aborts. */
export function stopSignal(
	seconds: number | undefined,
	interrupt: AbortSignal | undefined,
): Stop {
	const controller = new AbortController();
	const { signal } = controller;
	// Each call under way listens to it.
	setMaxListeners(0, signal);
	const timer =
		seconds === undefined
			? undefined
			: setTimeout(
					() => controller.abort(`--timeout of ${seconds} s was reached`),
					seconds * 1000,
				);
	const stop = () => controller.abort(interrupt?.reason);
	if (interrupt?.aborted) stop();
	interrupt?.addEventListener("abort", stop);
	return {
		signal,
		end: () => {
			clearTimeout(timer);
			interrupt?.removeEventListener("abort", stop);
		},
	};
}
