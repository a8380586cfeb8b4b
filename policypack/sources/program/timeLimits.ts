/** Why a program is stopped: no activity, or the time limit. */
export type Stop = "idle" | "late";

/** Time limits of a program. */
export interface TimeLimits {
	/**
	 * Maximum time without requests to the engine and CPU use, in milliseconds.
	 */
	readonly idleMs: number;
	/** Maximum run time in milliseconds. */
	readonly limitMs: number;
}

/** Activity of a running program. */
export interface ProgramActivity {
	/** Time of its last request, in milliseconds of `performance.now()`. */
	readonly lastRequest: () => number;
	/** CPU time in seconds, if known. */
	readonly processorSeconds: () => number | undefined;
}

/**
 * Minimum CPU share that counts as activity: far less than a program gets on a
 * busy machine, and far more than a timer that fires every second.
 */
const WORK = 0.02;

/** Minimum CPU time that counts, in seconds: smaller values are rounding.  */
const LEAST_SECONDS = 0.03;

/**
 * Watches a program. The returned function is called repeatedly, and returns why
 * to stop the program, or undefined.
 */
export function watchProgram(
	{ idleMs, limitMs }: TimeLimits,
	{ lastRequest: lastSign, processorSeconds }: ProgramActivity,
	started: number,
): (now: number) => Stop | undefined {
	let alive = started;
	let sample: { at: number; seconds: number | undefined } | undefined;
	return (now) => {
		if (now - started >= limitMs) return "late";
		alive = Math.max(alive, lastSign());
		if (now - alive < idleMs / 2) {
			sample = undefined;
			return undefined;
		}
		// Compared with the second half of the idle time, since the start may be busy.
		sample ??= { at: now, seconds: processorSeconds() };
		if (now - alive < idleMs || now - sample.at < idleMs / 2) return undefined;
		const used = (processorSeconds() ?? 0) - (sample.seconds ?? 0);
		const isWork =
			used >= Math.max(LEAST_SECONDS, (WORK * (now - sample.at)) / 1000);
		if (sample.seconds === undefined || !isWork) return "idle";
		alive = now;
		return undefined;
	};
}
