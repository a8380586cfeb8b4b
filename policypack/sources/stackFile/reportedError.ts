import { shortened } from "../../text/shorten";
import { firstSentence, framesIn, isProgramError } from "../errorText";

/** Whether an error that Pulumi reported is about an error that a program threw. */
export function isOfProgram(cause: string): boolean {
	return isProgramError(cause) || TRACEBACK.test(cause);
}

/**
 * The first sentence of what Pulumi reported, in one line, with the file and
 * line of a program's error.
 */
export function sentenceOf(cause: string): string {
	const { line, place } = exceptionIn(cause) ??
		yamlErrorIn(cause) ?? {
			line: firstSentence(cause),
			place: placeIn(cause),
		};
	const sentence = line.replace(/[.:]$/, "");
	const shown = shortened(sentence);
	const at = place === undefined ? "" : ` (${place})`;
	return `${shown}${at}${shown === sentence ? "." : ""}`;
}

/** The innermost stack frame of a program's error outside packages. */
function placeIn(cause: string): string | undefined {
	if (!isProgramError(cause)) return undefined;
	const own = framesIn(cause).find(([path]) => !path.includes("node_modules"));
	return own && `${own[0].replace(/^file:\/\//, "")}:${own[1]}`;
}

/** An error, and the place where it is. */
interface PlacedError {
	readonly line: string;
	readonly place: string | undefined;
}

/** The error of a YAML program, which shows an excerpt of its file below. */
function yamlErrorIn(cause: string): PlacedError | undefined {
	const found = /^error: (.+)\s+on (\S+) line (\d+):/i.exec(cause);
	if (!found) return undefined;
	const [, line = "", file, number] = found;
	return { line: line.trim(), place: `${file}:${number}` };
}

/** https://docs.python.org/3/library/traceback.html */
const TRACEBACK = /^(?:error: )?Traceback \(most recent call last\):$/m;

/** Python's own files, and those of packages. */
const OF_PACKAGES =
	/[\\/](?:site-packages|dist-packages|lib[\\/]python[\d.]+)[\\/]|pulumi-language-python-exec|^</;

/** The exception in a traceback of Python: its message is the line after the frames. */
function exceptionIn(cause: string): PlacedError | undefined {
	if (!TRACEBACK.test(cause)) return undefined;
	// Of a chain of exceptions, the last one ended the program.
	const lines = (cause.split(TRACEBACK).at(-1) ?? "").split("\n");
	const line = lines.find((one) => /^\S/.test(one));
	if (line === undefined) return undefined;
	const places = lines
		.map((one) => /^\s+File "(.+?)", line (\d+)/.exec(one))
		.flatMap((found) => (found ? [[found[1], found[2]] as const] : []))
		.filter(([path = ""]) => !OF_PACKAGES.test(path));
	const own = places.at(-1);
	return {
		line: `the program failed: ${line}`,
		place: own && `${own[0]}:${own[1]}`,
	};
}
