/** The SDK's introduction to the error of a program. */
const PREAMBLE =
	/^(?:error: )?Running program .* failed with an unhandled exception:$/;
/** A compiler error about its settings, which has no source file. */
const SETTING = /^error TS\d+: (.*)$/;
const COMPILER = /^(.+?)[(:](\d+)[,:]\d+\)?(?: -|:) error TS\d+: (.*)$/;

/** The error message in the report of a program, in one line; undefined if there is none. */
export function errorMessage(report: string): string | undefined {
	const lines = linesOf(report).filter((line) => !PREAMBLE.test(line));
	if (/heap out of memory/.test(report)) return "it ran out of memory";
	const compiled = lines
		.map((line) => COMPILER.exec(line)?.[3] ?? SETTING.exec(line)?.[1])
		.find(Boolean);
	if (compiled !== undefined) return compiled;
	const named = lines.findIndex((line) =>
		/^(?:\w+: |<ref \*\d+> )?\w*Error\b.*:(?: .|$)/.test(line),
	);
	const at = Math.max(0, named);
	return lines[at] && withNext(lines, at).replace(/^<ref \*\d+> /, "");
}

/** Whether a report is about an error that a program threw. */
export function isProgramError(report: string): boolean {
	return PREAMBLE.test(linesOf(report)[0] ?? "");
}

/** The first sentence of an error report of Pulumi. */
export function firstSentence(report: string): string {
	const lines = linesOf(report);
	const [first = ""] = lines;
	const cause = isProgramError(report) ? errorMessage(report) : undefined;
	return cause === undefined ? withNext(lines, 0) : `${first} ${cause}`;
}

/** Path and line number of a stack frame. */
export type StackFrame = readonly [path: string, line: string];

/** The stack frames in a report, innermost first. */
export function framesIn(report: string): readonly StackFrame[] {
	const patterns = [
		/^\s*at (?:.*? \()?(.+?):(\d+):\d+\)?$/,
		/^((?:file:\/\/)?\/.+?):(\d+)$/,
		COMPILER,
	];
	return report.split("\n").flatMap((line) =>
		patterns.flatMap((pattern): readonly StackFrame[] => {
			const [, path = "", number] = pattern.exec(line) ?? [];
			// Modules of Node.js are not files.
			return number && !path.startsWith("node:") ? [[path, number]] : [];
		}),
	);
}

/** Minimum length of a line that may have been wrapped. */
const WRAPPED = 60;

/** A line, joined with the next one if it was wrapped or ends with a colon. */
function withNext(lines: readonly string[], at: number): string {
	const line = lines[at] ?? "";
	const next = lines[at + 1];
	const isLast = next === undefined || next.startsWith("at ");
	if (!isLast && line.length >= WRAPPED && /\w$/.test(line)) {
		if (/^[a-z]/.test(next)) return `${line} ${withNext(lines, at + 1)}`;
	}
	if (!line.endsWith(":")) return line;
	return isLast
		? line.slice(0, -1)
		: `${line} ${withNext(lines, at + 1).replace(/^[*-] /, "")}`;
}

function linesOf(report: string): readonly string[] {
	return report
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "");
}
