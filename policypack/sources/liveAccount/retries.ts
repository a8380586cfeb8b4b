import { isServiceError, isThrottled } from "./awsErrors";

/**
 * How often a call is made again, above the three quick attempts of the SDK.
 * The SDK's own adaptive mode is not used: after the first throttled answer it
 * sends half a request a second for each client, and some clients ask for
 * hundreds of answers. Here a throttled call keeps its turn while it waits, so
 * fewer calls are under way the more of them are throttled.
 */

/** Rounds of the SDK's attempts for an error that may pass by itself. */
const ROUNDS = 3;

/** The first wait, and the longest, in milliseconds. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 5000;

/** When one call stops, as `performance.now()` counts. */
export interface Stops {
	/** Where AWS throttles it: other calls may depend on it, and need time. */
	readonly throttled: number;
	/** Whatever else goes wrong. */
	readonly failing: number;
}

/**
 * Milliseconds to wait before a call is made again after an error; undefined
 * where it is not. A refusal is final.
 * @param rounds How often the call was made.
 */
export function waitAfter(
	error: unknown,
	rounds: number,
	stops: Stops,
): number | undefined {
	const throttled = isThrottled(error);
	if (!throttled && !(isServiceError(error) && rounds < ROUNDS))
		return undefined;
	const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (rounds - 1));
	// A random share of it, so that calls do not come back all at once.
	const wait = Math.random() * longest;
	const stop = throttled ? stops.throttled : stops.failing;
	return performance.now() + wait < stop ? wait : undefined;
}
