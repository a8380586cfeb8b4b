import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { World } from "./worlds/world";

/** The program that registers worlds. */
export const program = join(__dirname, "program");

/** Does something while the program registers these worlds. */
export async function withWorlds<Result>(
	worlds: readonly World[],
	use: () => Promise<Result>,
): Promise<Result> {
	const folder = mkdtempSync(join(tmpdir(), "agreement-"));
	const file = join(folder, "worlds.json");
	writeFileSync(file, JSON.stringify(worlds));
	process.env.AGREEMENT_WORLDS = file;
	try {
		return await use();
	} finally {
		delete process.env.AGREEMENT_WORLDS;
		rmSync(folder, { recursive: true });
	}
}

/** The seed of the worlds: TEST_SEED, or the day's. */
export const seed = Number(process.env.TEST_SEED ?? "20261126");
if (!Number.isInteger(seed) || seed < 0)
	throw new Error("TEST_SEED must be a whole number.");
