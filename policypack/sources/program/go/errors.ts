import { UNKNOWN_TEXT } from "../../../providers/wire";
import {
	CHECK_A_PREVIEW,
	FIX_IT,
	NOT_KNOWN_HERE,
	setIt,
	UNSUPPORTED,
} from "../advice";
import type { Project } from "../project";
import { ownFile, placeIn } from "../resourceLocation";
import { type StackConfig, whatMakesKnown } from "../stackConfig";
import { REFUSED, refusedCall } from "./refusal";

/** The SDK's introduction to the error that a program returns. */
const RETURNED = /^an unhandled error occurred: program failed:\s*/;

/** The error message in the report of a Go program, in one line. */
export function errorMessage(report: string): string | undefined {
	const lines = linesOf(report.replace(RETURNED, ""));
	const panic = lines.find((line) => /^(?:panic|fatal error): /.test(line));
	const item = lines.find((line) => line.startsWith("* "));
	const line = RETURNED.test(report)
		? (item ?? lines[0])
		: // A program writes its last words last.
			(panic ?? (isLog(report) ? lines[0] : lines.at(-1)));
	return line
		?.replace(/^\* /, "")
		.replace(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d /, "")
		.replace(/ \[recovered(?:, repanicked)?\]$/, "")
		.replace(/rpc error: code = \w+ desc = /g, "");
}

/** Whether a report is a message that the program logged, not its standard error. */
function isLog(report: string): boolean {
	return !report.endsWith("\n");
}

/** File and line of a panic in the user's code, or the project folder. */
export function errorLocation(project: Project, report: string): string {
	const refused = refusedCall(project, report);
	const panic = [...report.matchAll(FRAME)].map(([, path = "", line = ""]) => ({
		path,
		line,
	}));
	for (const { path, line } of refused ? [refused] : panic) {
		const file = ownFile(project.root, path);
		if (file) return placeIn(project, file, line);
	}
	return project.folder;
}

/** The place of a stack frame: `	/src/main.go:12 +0x1d`. */
const FRAME = /^\t(.+\.go):(\d+)(?: \+0x[\da-f]+)?$/gm;

/** What to do about the error of a Go program; empty if the message says so. */
export function adviceFor(
	_: Project,
	line: string,
	report: string,
	config: StackConfig,
): string {
	const [, setting = ""] = /configuration variable '(.+?)'/.exec(line) ?? [];
	const madeKnown = whatMakesKnown(config);
	if (config.values[setting]?.includes(UNKNOWN_TEXT) && madeKnown)
		return madeKnown;
	if (line.includes(UNKNOWN_TEXT)) return NOT_KNOWN_HERE;
	if (REFUSED.test(line)) return `Or ${CHECK_A_PREVIEW}.`;
	if (/code = Unimplemented|unknown method/.test(report)) return UNSUPPORTED;
	const [, key] =
		/missing required configuration variable '(.+?)'/i.exec(line) ?? [];
	return key === undefined
		? // The error may be about an unknown setting, and not name it.
			(madeKnown ?? FIX_IT)
		: setIt(key);
}

function linesOf(report: string): readonly string[] {
	return report
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "");
}
