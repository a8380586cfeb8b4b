/** Runs an operation when a slot is free. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Limits the number of concurrent operations; the others wait in order. */
export function limitConcurrency(atOnce: number): InTurn {
	let free = atOnce;
	const waiting: (() => void)[] = [];
	return async (work) => {
		if (free > 0) free -= 1;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else free += 1;
		}
	};
}
