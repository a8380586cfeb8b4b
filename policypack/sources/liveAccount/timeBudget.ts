/** Time that runs out only while somebody waits. */
export interface Patience {
	/** Seconds that are left. */
	readonly left: () => number;
	/** Waits for some work, alone or beside others. */
	readonly during: <T>(work: () => Promise<T>) => Promise<T>;
}

/** So many seconds of patience. */
export function patience(seconds: number): Patience {
	let left = seconds;
	let waiting = 0;
	let since = 0;
	const spent = () => (waiting > 0 ? (performance.now() - since) / 1000 : 0);
	return {
		left: () => left - spent(),
		during: async (work) => {
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
