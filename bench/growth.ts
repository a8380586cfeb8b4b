import v8 from "node:v8";
import vm from "node:vm";
import type { Bench } from "./bench";
import { growingDeliveries } from "./deliveryInputs";
import { growing } from "./growthInputs";
import { inPairs, type Measured } from "./measure";
import { growingTogether } from "./togetherInputs";

v8.setFlagsFromString("--expose-gc");
const collectGarbage: () => void = vm.runInNewContext("gc");

const sizes = [4_000, 8_000, 16_000];

/** Twice as much of everything costs at most twice the time, and a little. */
export const growth: Bench = async ({ progress }) => {
	const measured: Measured[] = [];
	for (const [words, make] of Object.entries({
		...growing,
		...growingDeliveries,
		...growingTogether,
	}))
		for (const [place, size] of sizes.entries()) {
			const half = sizes[place - 1];
			if (half === undefined) continue;
			const once = make(half);
			const twice = make(size);
			const name = `${words}, ${size}`;
			const repeated = repetitionsOf(once, twice);
			const taken = await inPairs(
				5,
				async () => processorTime(twice, repeated),
				async () => processorTime(once, repeated),
				(round) => progress(`${name}, round ${round}`),
			);
			const limit = { ratio: 2.2 };
			measured.push({ name, to: `${half}`, ...taken, limit, isStrict: true });
		}
	return measured;
};

/** What is shorter is measured several times over. */
const leastMilliseconds = 50;

/**
 * How often to repeat what is measured, so that it takes long enough to be
 * measured. Both are run before, so that neither is compiled while it counts.
 */
function repetitionsOf(once: () => unknown, twice: () => unknown): number {
	for (const run of [once, twice, once, twice]) processorTime(run, 1);
	let repeated = 1;
	while (processorTime(once, repeated) * repeated < leastMilliseconds)
		repeated *= 2;
	return repeated;
}

/**
 * Milliseconds of processor time: a busy machine makes no difference to it.
 * What earlier measurements left behind is collected first.
 */
function processorTime(run: () => unknown, repeated: number): number {
	collectGarbage();
	const before = process.cpuUsage();
	for (let turn = 0; turn < repeated; turn += 1) run();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000 / repeated;
}
