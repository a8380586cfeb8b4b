/** The SDK's own words before the error of a program. */
const PREAMBLE =
	/^(?:error: )?Running program .* failed with an unhandled exception:$/;
/** What the compiler says of its own settings, which is in no file of code. */
const SETTING = /^error TS\d+: (.*)$/;
const COMPILER = /^(.+?)[(:](\d+)[,:]\d+\)?(?: -|:) error TS\d+: (.*)$/;

/** The error of a program that a report names, in one line. */
export function messageIn(report: string): string | undefined {
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

/** Whether a report is of an error that a program threw. */
export function isOfProgram(report: string): boolean {
	return PREAMBLE.test(linesOf(report)[0] ?? "");
}

/** What a report of Pulumi's says first, up to the end of a sentence. */
export function firstOf(report: string): string {
	const lines = linesOf(report);
	const [first = ""] = lines;
	const cause = isOfProgram(report) ? messageIn(report) : undefined;
	return cause === undefined ? withNext(lines, 0) : `${first} ${cause}`;
}

/** The path and line of a place in a file of code. */
export type Place = readonly [path: string, line: string];

/** The places that a report names, the innermost first. */
export function placesIn(report: string): readonly Place[] {
	const patterns = [
		/^\s*at (?:.*? \()?(.+?):(\d+):\d+\)?$/,
		/^((?:file:\/\/)?\/.+?):(\d+)$/,
		COMPILER,
	];
	return report.split("\n").flatMap((line) =>
		patterns.flatMap((pattern): readonly Place[] => {
			const [, path = "", number] = pattern.exec(line) ?? [];
			// Node's own modules are no files, and not the user's.
			return number && !path.startsWith("node:") ? [[path, number]] : [];
		}),
	);
}

/** The least length of a line that a text was wrapped at. */
const WRAPPED = 60;

/** A line; one that is wrapped, or that ends with a colon, goes on in the next. */
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
