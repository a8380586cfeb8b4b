/** Does one thing when it is its turn. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets so many things be done at once; the others wait in their order. */
export function turns(atOnce: number): InTurn {
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
