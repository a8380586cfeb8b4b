import { startPack } from "../test/kit/pack/packProcess";
import type { Bench } from "./bench";
import { inPairs } from "./measure";

/** From the start of the process to its port, as the engine waits for it. */
export const load: Bench = async ({ ours, nothing, progress }) => {
	const take = (folder: string) => async () => {
		const pack = await startPack(folder);
		await pack.end();
		return pack.startedIn;
	};
	const taken = await inPairs(15, take(ours), take(nothing), (round) =>
		progress(`load, round ${round}`),
	);
	return [
		{ name: "load", to: "do-nothing pack", ...taken, limit: { ratio: 1.05 } },
	];
};
