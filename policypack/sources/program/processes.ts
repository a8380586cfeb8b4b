import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** One process of this machine. */
export interface ProcessRow {
	readonly pid: number;
	readonly parent: number;
	readonly group: number;
	/** Processor time that it and its ended children have used, in seconds. */
	readonly seconds: number;
}

/** All processes; undefined where the system does not list them this way. */
export type ProcessTable = () => readonly ProcessRow[] | undefined;

/** In Linux the kernel counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
export const fromProc: ProcessTable = () => {
	try {
		const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
		return pids.flatMap((pid) => {
			const row = statOf(pid);
			return row ? [row] : [];
		});
	} catch {
		return undefined;
	}
};

function statOf(pid: string): ProcessRow | undefined {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, "utf8");
		// A command's name may hold anything, even a parenthesis.
		const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
		const [, parent = 0, group = 0] = fields.slice(0, 3).map(Number);
		const used = fields.slice(11, 15).reduce((sum, at) => sum + Number(at), 0);
		return {
			pid: Number(pid),
			parent,
			group,
			seconds: used / TICKS_PER_SECOND,
		};
	} catch {
		// It has ended in the meantime.
		return undefined;
	}
}

/** Where there is no /proc, as in macOS. */
export const fromPs: ProcessTable = () => {
	try {
		const args = ["-A", "-o", "pid=,ppid=,pgid=,time="];
		const table = execFileSync("ps", args, {
			encoding: "utf8",
			timeout: 5_000,
			stdio: ["ignore", "pipe", "ignore"],
		});
		return table.split("\n").flatMap((line) => {
			const [pid, parent, group, time] = line.trim().split(/\s+/);
			return time === undefined
				? []
				: [
						{
							pid: Number(pid),
							parent: Number(parent),
							group: Number(group),
							seconds: secondsIn(time),
						},
					];
		});
	} catch {
		return undefined;
	}
};

/** Seconds in a time of `ps`: `1-02:03:04`, `02:03:04` or `2:03.45`. */
export function secondsIn(time: string): number {
	const [clock = "", days = "0"] = time.split("-").reverse();
	const seconds = clock
		.split(":")
		.reduce((sum, part) => sum * 60 + Number(part), 0);
	return Number(days) * 86_400 + seconds;
}

/** A process with all that it started and that runs; empty if it is unknown. */
export function familyOf(
	pid: number,
	tables: readonly ProcessTable[] = [fromProc, fromPs],
): readonly ProcessRow[] {
	for (const table of tables) {
		const rows = table() ?? [];
		const first = rows.find((row) => row.pid === pid);
		if (!first) continue;
		const family = new Map([[pid, first]]);
		// Whoever outlives its parent stays in its group.
		for (const row of rows) if (row.group === pid) family.set(row.pid, row);
		for (const { pid: parent } of family.values())
			for (const row of rows)
				if (row.parent === parent) family.set(row.pid, row);
		return [...family.values()];
	}
	return [];
}

/**
 * Processor time that a process and all that it started have used, in seconds;
 * undefined where the system does not say.
 */
export function processorSeconds(
	pid: number,
	tables?: readonly ProcessTable[],
): number | undefined {
	const family = familyOf(pid, tables);
	return family.length === 0
		? undefined
		: family.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Kills a process and all that it started. */
export function killFamily(pid: number): void {
	// Some may have left the group for one of their own; on Windows there are
	// no groups to name.
	const group = process.platform === "win32" ? [] : [-pid];
	const family = familyOf(pid).map((row) => row.pid);
	for (const one of [...group, pid, ...family])
		try {
			process.kill(one, "SIGKILL");
		} catch {
			// It has already ended.
		}
}
