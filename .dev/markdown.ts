/** A Markdown table; a pipe in a cell does not end it. */
export function table(
	head: readonly string[],
	rows: readonly (readonly string[])[],
): string {
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
	return [line(head), line(head.map(() => "---")), ...rows.map(line)].join(
		"\n",
	);
}

/** A text as code. */
export function code(text: string): string {
	return `\`${text}\``;
}

/** A Markdown list; `mark` begins each of its items. */
export function list(items: readonly string[], mark = "-"): string {
	return items.map((item) => `${mark} ${item}`).join("\n");
}

/** A text as one name stands for it in a marker: `<!-- controls:start -->`. */
function marker(name: string, end: "start" | "end"): string {
	return `<!-- ${name}:${end} -->`;
}

/**
 * A text with what stands between the markers of a section replaced;
 * `undefined` where it lacks one of them.
 */
export function withSection(
	text: string,
	name: string,
	body: string,
): string | undefined {
	const [start, end] = [marker(name, "start"), marker(name, "end")];
	const from = text.indexOf(start);
	const to = text.indexOf(end, from);
	if (from < 0 || to < 0) return undefined;
	const before = text.slice(0, from + start.length);
	return `${before}\n\n${body}\n\n${text.slice(to)}`;
}
