import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonFinding, JsonReport } from "../../../policypack/reportsEntry";
import { program, withWorlds } from "./runs";
import { stateOf } from "./state";
import type { World } from "./worlds/world";

/** What `check` reports of a trail, by the trail's name. */
export type Predicted = ReadonlyMap<string, JsonFinding>;

/** How a source is checked; a test may load a changed one. */
export type Check = (source: string) => Promise<JsonReport>;

const check: Check = async (source) => {
	const reports = await import("../../../policypack/reportsEntry");
	return reports.check(source);
};

function findingsIn({ sources }: JsonReport): Predicted {
	const all = sources.flatMap(({ controls }) =>
		controls
			.filter(({ policy }) => policy === "cloudtrail-delivery")
			.flatMap(({ findings }) => findings),
	);
	return new Map(all.map((finding) => [finding.name, finding]));
}

/** What the program that registers worlds is predicted to come to. */
export const predictedBefore = (worlds: readonly World[]): Promise<Predicted> =>
	withWorlds(worlds, async () => findingsIn(await check(program)));

/** What worlds come to, if every value of theirs is known. */
export async function predictedOf(
	worlds: readonly World[],
	by: Check = check,
): Promise<Predicted> {
	const folder = mkdtempSync(join(tmpdir(), "agreement-"));
	try {
		const file = join(folder, "state.json");
		writeFileSync(file, stateOf(worlds));
		return findingsIn(await by(file));
	} finally {
		rmSync(folder, { recursive: true });
	}
}
