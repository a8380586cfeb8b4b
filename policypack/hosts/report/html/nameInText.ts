/**
 * The parts of a text around each place where it contains a name as a word of
 * its own: "logs" is not in "logs-archive".
 */
export function aroundName(text: string, name: string): readonly string[] {
	if (name === "") return [text];
	const parts: string[] = [];
	let start = 0;
	let from = 0;
	for (;;) {
		const found = text.indexOf(name, from);
		if (found < 0) break;
		const end = found + name.length;
		from = end;
		if (isInWord(text.slice(0, found), text.slice(end))) continue;
		parts.push(text.slice(start, found));
		start = end;
	}
	return [...parts, text.slice(start)];
}

function isInWord(before: string, after: string): boolean {
	return (
		/[\p{L}\p{N}_-]$/u.test(before.slice(-2)) ||
		/^[\p{L}\p{N}_-]/u.test(after.slice(0, 2))
	);
}
