/** JSON's data, or the line at which a text is none; undefined: not known. */
export type Parsed =
	| { readonly isJson: true; readonly value: unknown }
	| { readonly isJson: false; readonly line: number | undefined };

/** Reads a JSON text, with or without a byte order mark. */
export function parsedJson(text: string): Parsed {
	const json = text.replace(/^\uFEFF/, "");
	try {
		return { isJson: true, value: JSON.parse(json) };
	} catch (error) {
		const said = error instanceof Error ? error.message : "";
		return { isJson: false, line: lineOf(json, said) };
	}
}

/** `PATH:LINE`, or the path alone where the line is not known. */
export function placeAt(path: string, line: number | undefined): string {
	return line === undefined ? path : `${path}:${line}`;
}

/** V8 gives a position, or a part of the text around what it did not expect. */
function lineOf(json: string, said: string): number | undefined {
	const [, position] = /at position (\d+)/.exec(said) ?? [];
	if (position !== undefined) return lineAt(json, Number(position));
	if (/end of JSON input/.test(said))
		return lineAt(json, json.trimEnd().length);
	const [, token = "", before, part = "", after] =
		/^Unexpected token '(.+?)', (\.\.\.)?"(.*?)"(\.\.\.)? is not valid JSON$/s.exec(
			said,
		) ?? [];
	const from = json.indexOf(part);
	if (part === "" || from !== json.lastIndexOf(part)) return undefined;
	const isWhole = !before && !after;
	if (isWhole && part.indexOf(token) !== part.lastIndexOf(token))
		return undefined;
	// V8 shows ten characters on each side of it, and less at an end.
	const at = before
		? Math.min(10, part.length - 1)
		: after
			? part.length - 11
			: part.indexOf(token);
	return lineAt(json, from + Math.max(0, at));
}

function lineAt(text: string, position: number): number {
	return text.slice(0, position).split("\n").length;
}
