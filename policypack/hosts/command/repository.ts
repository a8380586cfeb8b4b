import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Repository } from "../report/repositoryPath";

/** The repository of the working folder: the nearest folder upward with `.git`, or the folder itself. */
export function repositoryOf(workingFolder: string): Repository {
	let root = workingFolder;
	while (!existsSync(join(root, ".git"))) {
		const above = dirname(root);
		if (above === root) return { root: workingFolder, workingFolder, isFile };
		root = above;
	}
	return { root, workingFolder, isFile };
}

function isFile(path: string): boolean {
	try {
		return statSync(path).isFile();
	} catch {
		// For example a name with a NUL character, or one that is too long.
		return false;
	}
}
