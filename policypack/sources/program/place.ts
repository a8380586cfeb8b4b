import { readFileSync } from "node:fs";
import { placesIn } from "../errorText";
import { ownFile } from "./location";
import type { Project } from "./project";

/** The file and line of the user's that an error comes from, else the folder. */
export function placeOf(project: Project, report: string): string {
	for (const [path, line] of [...placesIn(report), ...importsIn(report)]) {
		const isWhole = /^(?:file:|\/|[A-Za-z]:)/.test(path);
		const absolute = isWhole ? path : `${project.programFolder}/${path}`;
		const file = ownFile(project.root, absolute);
		if (file) return `${project.folder.replace(/\/$/, "")}/${file}:${line}`;
	}
	return project.folder;
}

/**
 * Where an ES module was not loaded, or what it imports: Node names files in
 * its message then, and no line.
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

/** The first line of a file that names what it imports. */
function lineOf(file: string, imported: string): number {
	try {
		const lines = readFileSync(file, "utf8").split("\n");
		// Files are named by their absolute paths, and imported by relative ones.
		const [last = imported] = imported.split("/").slice(-1);
		const name = imported.startsWith("/") ? last : imported;
		return Math.max(1, lines.findIndex((line) => line.includes(name)) + 1);
	} catch {
		return 1;
	}
}
