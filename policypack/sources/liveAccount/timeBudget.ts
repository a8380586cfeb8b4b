/** A time budget that is only spent while a caller waits. */
export interface TimeBudget {
	/** Seconds that remain. */
	readonly remaining: () => number;
	/** Runs an operation and charges its time; concurrent ones are charged once. */
	readonly spend: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A time budget of this many seconds. */
export function timeBudget(seconds: number): TimeBudget {
	let left = seconds;
	let waiting = 0;
	let since = 0;
	const spent = () => (waiting > 0 ? (performance.now() - since) / 1000 : 0);
	return {
		remaining: () => left - spent(),
		spend: async (work) => {
			if (waiting === 0) since = performance.now();
			waiting += 1;
			try {
				return await work();
			} finally {
				if (waiting === 1) left -= spent();
				waiting -= 1;
			}
		},
	};
}
