import { goodTrail, resource, types } from "../test/kit/pack/stacks";
import { analyzeBytes, startAsked } from "./asking";
import type { Bench } from "./bench";
import { inPairs, timed } from "./measure";
import { ordinary } from "./stacks";

const count = 3000;

/** The resource stage of a stack: its resources one by one, few of them trails. */
export const resources: Bench = async ({ ours, nothing, progress }) => {
	const requests = analyzeBytes([
		...ordinary(count - 3),
		...["one", "two", "three"].map((name) =>
			resource(types.trail, name, { ...goodTrail, s3BucketName: "logs" }),
		),
	]);
	const packs = await Promise.all([
		startAsked(ours),
		startAsked(nothing),
		startAsked(nothing, { BENCH_SAYS: "notApplicable" }),
	]);
	const [real, silent, speaking] = packs;
	const take = (pack: typeof real) => () =>
		timed(() => pack.analyzeEach(requests));
	const name = `analyze, ${count} resources`;
	try {
		const toSilent = await inPairs(9, take(real), take(silent), (round) =>
			progress(`${name}, round ${round}`),
		);
		const toSpeaking = await inPairs(9, take(real), take(speaking), (round) =>
			progress(`${name}, not applicable, round ${round}`),
		);
		return [
			{ name, to: "do-nothing pack", ...toSilent, limit: { ratio: 1.1 } },
			{ name, to: "a pack that says notApplicable", ...toSpeaking },
		];
	} finally {
		await Promise.all(packs.map((pack) => pack.end()));
	}
};
