/** Why a program is stopped: it does nothing, or its time is over. */
export type Stop = "idle" | "late";

/** How long a program may run. */
export interface Patience {
	/**
	 * After so long in which it neither asks for anything nor uses its processor
	 * it is stopped, in milliseconds.
	 */
	readonly quietMs: number;
	/** After so long it is stopped in any case, in milliseconds. */
	readonly limitMs: number;
}

/** What is seen of a program that runs. */
export interface Seen {
	/** When it last asked for anything, as `performance.now()` counts. */
	readonly lastSign: () => number;
	/** Processor time that it has used, in seconds, where that is known. */
	readonly processorSeconds: () => number | undefined;
}

/**
 * The share of a processor that is work: far less than a busy machine leaves
 * to each program, and far more than a timer takes that fires once a second.
 */
const WORK = 0.02;

/** Finer differences are the kernel's rounding, in seconds. */
const LEAST_SECONDS = 0.03;

/**
 * Watches a program: what is returned is asked again and again, and says
 * whether to stop it.
 */
export function watch(
	{ quietMs, limitMs }: Patience,
	{ lastSign, processorSeconds }: Seen,
	started: number,
): (now: number) => Stop | undefined {
	let alive = started;
	let sample: { at: number; seconds: number | undefined } | undefined;
	return (now) => {
		if (now - started >= limitMs) return "late";
		alive = Math.max(alive, lastSign());
		if (now - alive < quietMs / 2) {
			sample = undefined;
			return undefined;
		}
		// Compared with half the time before: its beginning may have been busy.
		sample ??= { at: now, seconds: processorSeconds() };
		if (now - alive < quietMs || now - sample.at < quietMs / 2)
			return undefined;
		const used = (processorSeconds() ?? 0) - (sample.seconds ?? 0);
		const isWork =
			used >= Math.max(LEAST_SECONDS, (WORK * (now - sample.at)) / 1000);
		if (sample.seconds === undefined || !isWork) return "idle";
		alive = now;
		return undefined;
	};
}
