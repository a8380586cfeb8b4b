import { readFileSync } from "node:fs";
import { framesIn } from "../../errorText";
import type { Project } from "../project";
import { ownFile, placeIn } from "../resourceLocation";

/** File and line of an error in the user's code, or the project folder. */
export function errorLocation(project: Project, report: string): string {
	for (const [path, line] of [...framesIn(report), ...importsIn(report)]) {
		const isWhole = /^(?:file:|\/|[A-Za-z]:)/.test(path);
		const absolute = isWhole ? path : `${project.programFolder}/${path}`;
		const file = ownFile(project.root, absolute);
		if (file) return placeIn(project, file, line);
	}
	return project.folder;
}

/**
 * The file of an ES module that was not loaded, or that has the failing import:
 * such errors of Node.js have no line number.
 */
function importsIn(report: string): readonly (readonly [string, string])[] {
	const [, imported = "", from] =
		/Cannot find (?:package|module) '(.+?)' imported from (.+?)\s*$/m.exec(
			report,
		) ?? [];
	const [, loaded] =
		/Unknown file extension "\.\w+" for (.+?)\s*$/m.exec(report) ?? [];
	const file = from ?? loaded;
	if (file === undefined) return [];
	return [[file, String(from === undefined ? 1 : lineOf(file, imported))]];
}

/** The first line of a file that contains an import. */
function lineOf(file: string, imported: string): number {
	try {
		const lines = readFileSync(file, "utf8").split("\n");
		// Messages have absolute paths, and imports relative ones.
		const [last = imported] = imported.split("/").slice(-1);
		const name = imported.startsWith("/") ? last : imported;
		return Math.max(1, lines.findIndex((line) => line.includes(name)) + 1);
	} catch {
		return 1;
	}
}
