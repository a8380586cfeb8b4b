import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SIGNALS } from "./launch";

/** A temporary folder of this process. */
export interface OwnFolder {
	readonly path: string;
	readonly remove: () => void;
}

/** Makes a temporary folder, which is also removed if a signal ends this process. */
export function makeOwnFolder(): OwnFolder {
	const path = mkdtempSync(join(tmpdir(), "cloudtrail-compliance-"));
	const remove = () => {
		process.off("exit", remove);
		for (const signal of SIGNALS) process.off(signal, pass);
		rmSync(path, { recursive: true, force: true });
	};
	const pass = (signal: NodeJS.Signals) => {
		remove();
		// Without other listeners, the signal has its default effect.
		if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
	};
	process.once("exit", remove);
	for (const signal of SIGNALS) process.once(signal, pass);
	return { path, remove };
}
