import { existsSync, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

/** Waits for what is not there yet; the test's own time-out ends it. */
export async function until<T>(look: () => T | undefined): Promise<T> {
	for (;;) {
		const found = look();
		if (found !== undefined) return found;
		await setTimeout(50);
	}
}

/** The process ids that a program wrote into a file, one a line. */
export function pidsIn(file: string, count: number): number[] | undefined {
	const text = existsSync(file) ? readFileSync(file, "utf8") : "";
	const pids = text.split("\n").slice(0, -1).map(Number);
	return pids.length === count ? pids : undefined;
}

/** Whether a process runs. */
export function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
