import type { Project } from "../project";
import { ownFile, placeIn } from "../resourceLocation";
import { REPORT } from "./script/launcher";

/** The error message in the report of a program, in one line; undefined if there is none. */
export function errorMessage(report: string): string | undefined {
	const lines = report.split("\n").map((line) => line.trimEnd());
	const at = lines.lastIndexOf(REPORT);
	const own = at < 0 ? undefined : joined(lines.slice(at + 1));
	// An error of Python itself, or one that the program logged.
	const last = lines.findLast((line) => /^[\w.]*Error\b/.test(line));
	return own ?? last ?? joined(lines);
}

/** The first line, joined with the next one if it ends with a colon. */
function joined(lines: readonly string[]): string | undefined {
	const texts = lines
		.filter((line) => line !== "" && !FRAME.test(line))
		.map((line) => line.trim());
	const [first, next] = texts;
	// The SDK reports its operation first, and then the error.
	const risen = texts.findLast((text) => RISEN.test(text));
	if (risen !== undefined) return risen.replace(RISEN, "");
	return first?.endsWith(":") && next !== undefined
		? `${first} ${next.replace(/^[*-] /, "")}`
		: first;
}

const RISEN = /^\w+ has risen: /;

const FRAME = /^\s*File "(.+)", line (\d+)/;

/** File and line of an error in the user's code, or the project folder. */
export function errorLocation(project: Project, report: string): string {
	const { root, programFolder, folder } = project;
	for (const line of report.split("\n")) {
		const [, path = "", number] = FRAME.exec(line) ?? [];
		// Names of code without a file are in angle brackets.
		if (number === undefined || path.startsWith("<")) continue;
		const isWhole = /^(?:\/|[A-Za-z]:)/.test(path);
		const file = ownFile(root, isWhole ? path : `${programFolder}/${path}`);
		if (file) return placeIn(project, file, number);
	}
	return folder;
}
