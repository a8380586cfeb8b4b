import { stackBytes, startAsked } from "./asking";
import type { Bench } from "./bench";
import { inPairs, type Measured, timed } from "./measure";
import { type Joined, stackOf } from "./stacks";

const size = 20_000;

/** What the trails of a stack are, for the name of its measurement. */
const kinds: readonly (readonly [string, Joined])[] = [
	["1 trail", "not at all"],
	["trails by dependency", "by dependencies"],
	["trails by name", "by names"],
];

/** The stack stage of a large stack, and of one that is twice as large. */
export const wholeStacks: Bench = async ({ ours, nothing, progress }) => {
	const packs = await Promise.all([startAsked(ours), startAsked(nothing)]);
	const [real, silent] = packs;
	const measured: Measured[] = [];
	try {
		for (const [words, joined] of kinds) {
			const once = stackBytes(stackOf(size, joined));
			const twice = stackBytes(stackOf(2 * size, joined));
			const name = `analyzeStack, ${size}, ${words}`;
			const toNothing = await inPairs(
				7,
				() => timed(() => real.analyzeStack(once)),
				() => timed(() => silent.analyzeStack(once)),
				(round) => progress(`${name}, round ${round}`),
			);
			const toOnce = await inPairs(
				7,
				() => timed(() => real.analyzeStack(twice)),
				() => timed(() => real.analyzeStack(once)),
				(round) => progress(`${name}, twice, round ${round}`),
			);
			measured.push(
				{ name, to: "empty pack", ...toNothing, limit: { ratio: 1.25 } },
				{
					name: `analyzeStack, ${2 * size}, ${words}`,
					to: `ours, ${size}`,
					...toOnce,
					limit: { ratio: 2.2 },
				},
			);
		}
		return measured;
	} finally {
		await Promise.all(packs.map((pack) => pack.end()));
	}
};
