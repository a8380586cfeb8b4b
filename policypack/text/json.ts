/** The value of a JSON text, or the line of its first error if known. */
export type Parsed =
	| { readonly isJson: true; readonly value: unknown }
	| { readonly isJson: false; readonly line: number | undefined };

/** Parses a JSON text, with or without a byte order mark. */
export function parsedJson(text: string): Parsed {
	const json = text.replace(/^\uFEFF/, "");
	try {
		return { isJson: true, value: JSON.parse(json) };
	} catch (error) {
		const said = error instanceof Error ? error.message : "";
		return { isJson: false, line: lineOf(json, said) };
	}
}

/** `PATH:LINE`, or only the path if the line is not known. */
export function placeAt(path: string, line: number | undefined): string {
	return line === undefined ? path : `${path}:${line}`;
}

/** V8 reports a position, or an excerpt around the unexpected token. */
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
	// The excerpt has ten characters on each side, fewer at the ends of the text.
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
