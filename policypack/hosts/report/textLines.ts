import wrapAnsi from "wrap-ansi";
import { isBag } from "../../providers/wire";

/** Characters that need no measuring: each is one column wide. */
const PLAIN = /^[ -~]*$/;

/** Lines within the width in columns; a longer word has its own line. */
export function wrap(
	text: string,
	indent: string,
	width: number,
	hanging: string = indent,
): string[] {
	const most = width - indent.length;
	if (text.length <= most && PLAIN.test(text)) return [indent + text];
	const [first = "", ...rest] = wrapAnsi(text, most, { trim: false }).split(
		"\n",
	);
	if (rest.length === 0) return [indent + first];
	const tail = wrapAnsi(
		rest.map((line) => line.trim()).join(" "),
		width - hanging.length,
	).split("\n");
	return [indent + first.trimEnd(), ...tail.map((line) => hanging + line)];
}

/**
 * Replaces characters in names, URNs and reasons that would control a terminal
 * or start a new line by U+FFFD.
 */
export function printable<T>(data: T): T {
	if (typeof data === "string")
		return (PLAIN.test(data)
			? data
			: data.replace(CONTROLS, "\uFFFD")) as unknown as T;
	if (Array.isArray(data)) return data.map(printable) as T & unknown[];
	if (!isBag(data)) return data;
	return Object.fromEntries(
		Object.entries(data).map(([key, item]) => [key, printable(item)]),
	) as T;
}

/** Control characters, line separators, and those that change the text direction. */
const CONTROLS = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;
