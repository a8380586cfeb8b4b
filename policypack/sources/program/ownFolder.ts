import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atProcessEnd } from "../processEnd";

/** A temporary folder of this process. */
export interface OwnFolder {
	readonly path: string;
	readonly remove: () => void;
}

/** Makes a temporary folder, which is also removed if a signal ends this process. */
export function makeOwnFolder(): OwnFolder {
	const path = mkdtempSync(join(tmpdir(), "cloudtrail-compliance-"));
	const erase = () => rmSync(path, { recursive: true, force: true });
	const release = atProcessEnd(erase);
	return {
		path,
		remove: () => {
			release();
			erase();
		},
	};
}
