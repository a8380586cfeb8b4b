/** Choices that are the same for the same seed. */
export interface Chooser {
	/** A whole number from 0 to below a limit. */
	readonly below: (limit: number) => number;
	readonly one: <T>(of: readonly T[]) => T;
	/** Whether something happens that does so in so many of a hundred cases. */
	readonly in100: (cases: number) => boolean;
}

/** Choices by a seed; mulberry32, by Tommy Ettinger, in the public domain. */
export function chooser(seed: number): Chooser {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (limit: number): number => Math.floor(next() * limit);
	return {
		below,
		one: <T>(of: readonly T[]): T => {
			const chosen = of[below(of.length)];
			if (chosen === undefined) throw new Error("nothing to choose from");
			return chosen;
		},
		in100: (cases) => below(100) < cases,
	};
}
