import { iam, s3 } from "@pulumi/aws";
import { runInline } from "../test/engine/harness";
import type { Bench } from "./bench";
import { inPairs, timed } from "./measure";

/** A program of a usual size, without a trail. */
const program = async () => {
	for (let at = 0; at < 20; at++) {
		const bucket = new s3.Bucket(`bucket-${at}`);
		new iam.Role(`role-${at}`, { assumeRolePolicy: bucket.arn });
	}
};

/** A preview on the real engine, from the command to its end. */
export const engine: Bench = async ({ ours, nothing, progress }) => {
	const preview = (packs: readonly string[]) => () =>
		timed(() => runInline(program, { packs, operation: "preview" }));
	const toNothing = await inPairs(
		7,
		preview([ours]),
		preview([nothing]),
		(round) => progress(`preview, round ${round}`),
	);
	const toNoPack = await inPairs(7, preview([ours]), preview([]), (round) =>
		progress(`preview without a pack, round ${round}`),
	);
	return [
		{ name: "preview, 40 resources", to: "do-nothing pack", ...toNothing },
		{ name: "preview, 40 resources", to: "no pack", ...toNoPack },
	];
};
