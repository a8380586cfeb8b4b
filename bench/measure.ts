/** Something measured in pairs, beside what it is compared with. */
export interface Measured {
	readonly name: string;
	/** What it is a ratio to, in words. */
	readonly to: string;
	/** Of the values; milliseconds where it is not given. */
	readonly unit?: "MB" | "calls";
	/** One value of each round. */
	readonly ours: readonly number[];
	readonly theirs: readonly number[];
	/** The ratio, or the value, that it should stay under. */
	readonly limit?: Limit;
	/** Whether to fail where it is over its limit. */
	readonly isStrict?: boolean;
}

/** A limit on the median: of the ratios, or of our own values. */
export type Limit =
	| { readonly ratio: number }
	| { readonly milliseconds: number }
	| { readonly megabytes: number };

/** What came of a measurement. */
export interface Figure {
	readonly name: string;
	readonly to: string;
	readonly rounds: number;
	readonly unit: "ms" | "MB" | "calls";
	/** Medians. */
	readonly ours: number;
	readonly theirs: number;
	/** Ours over theirs, of each round. */
	readonly ratio: {
		readonly median: number;
		readonly min: number;
		readonly max: number;
	};
	readonly limit: Limit | undefined;
	readonly verdict: "PASS" | "OVER" | "-";
	readonly isStrict: boolean;
}

/** Takes one measurement, in milliseconds. */
export type Take = () => Promise<number>;

/**
 * Takes two measurements in turn, after one of each that does not count. Who
 * is first changes each round, so that neither always has the warmer machine.
 */
export async function inPairs(
	rounds: number,
	ours: Take,
	theirs: Take,
	onRound: (round: number) => void,
): Promise<Pick<Measured, "ours" | "theirs">> {
	await theirs();
	await ours();
	const taken = { ours: [] as number[], theirs: [] as number[] };
	for (let round = 0; round < rounds; round++) {
		onRound(round + 1);
		if (round % 2 === 0) {
			taken.theirs.push(await theirs());
			taken.ours.push(await ours());
		} else {
			taken.ours.push(await ours());
			taken.theirs.push(await theirs());
		}
	}
	return taken;
}

/**
 * Takes several measurements in turn. Who is first changes each round. Returns
 * the milliseconds of each.
 * @param isWarmedUp Whether each is taken once before it counts.
 */
export async function inTurn(
	rounds: number,
	isWarmedUp: boolean,
	takes: readonly Take[],
	onRound: (round: number) => void,
): Promise<readonly (readonly number[])[]> {
	const taken = takes.map((): number[] => []);
	if (isWarmedUp) for (const take of takes) await take();
	for (let round = 0; round < rounds; round++) {
		onRound(round + 1);
		for (let step = 0; step < takes.length; step++) {
			const at = (round + step) % takes.length;
			const milliseconds = await takes[at]?.();
			if (milliseconds !== undefined) taken[at]?.push(milliseconds);
		}
	}
	return taken;
}

/** How long something takes, in milliseconds. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
	const started = performance.now();
	await run();
	return performance.now() - started;
}

/** The figure of a measurement. */
export function figureOf(measured: Measured): Figure {
	const { name, to, limit, unit = "ms" } = measured;
	const ratios = measured.ours.map(
		(one, round) => one / (measured.theirs[round] ?? Number.NaN),
	);
	const ours = median(measured.ours);
	const ratio = {
		median: median(ratios),
		min: Math.min(...ratios),
		max: Math.max(...ratios),
	};
	const isWithin =
		limit &&
		("ratio" in limit
			? ratio.median <= limit.ratio
			: ours <= ("megabytes" in limit ? limit.megabytes : limit.milliseconds));
	return {
		name,
		to,
		rounds: ratios.length,
		unit,
		ours,
		theirs: median(measured.theirs),
		ratio,
		limit,
		isStrict: measured.isStrict ?? false,
		verdict: isWithin === undefined ? "-" : isWithin ? "PASS" : "OVER",
	};
}

/** The middle one of some values. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const [below, above] = [sorted[middle - 1], sorted[middle]];
	if (above === undefined) throw new Error("There is nothing to take one of.");
	return sorted.length % 2 === 1 || below === undefined
		? above
		: (below + above) / 2;
}
