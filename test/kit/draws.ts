/*
 * How many random draws a test makes. `npm test` makes enough to meet what
 * goes wrong often; `npm run test:draws` makes ten times as many, and more
 * with TEST_DRAWS. A failure names its seed.
 */

const times = Number(process.env.TEST_DRAWS ?? "1");
if (!Number.isInteger(times) || times < 1)
	throw new Error("TEST_DRAWS must be a whole number of at least 1.");

/** The settings of a test of so many draws. */
export function draws(count: number): { readonly numRuns: number } {
	return { numRuns: count * times };
}
