import { ComplianceTrail } from "../components";
import { runInline } from "../test/kit/engine/harness";
import type { Bench } from "./bench";
import { bare, size } from "./component";
import { inPairs, timed } from "./measure";

/** The component's share of a preview on the real engine, with no pack. */
export const componentPreview: Bench = async ({ progress }) => {
	const preview = (program: () => void) => () =>
		timed(() =>
			runInline(async () => program(), { packs: [], operation: "preview" }),
		);
	const ours = preview(() => {
		new ComplianceTrail("audit");
	});
	const name = "preview of the component";
	const toBare = await inPairs(7, ours, preview(bare), (round) =>
		progress(`${name}, round ${round}`),
	);
	const toNothing = await inPairs(
		7,
		ours,
		preview(() => {}),
		(round) => progress(`${name} to nothing, round ${round}`),
	);
	return [
		{ name, to: `${size} topics`, ...toBare },
		{ name, to: "an empty program", ...toNothing },
	];
};
