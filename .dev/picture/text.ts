/** A text as it may stand in XML. */
export function escaped(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;");
}

/**
 * How wide a text is at most, in pixels. Nobody knows the reader's font, so it
 * is taken to be a wide one.
 */
export function widthOf(
	text: string,
	size: number,
	font: "sans" | "mono" = "sans",
): number {
	const narrow = font === "sans" ? 0.36 : 0.62;
	const wide = font === "sans" ? 0.61 : 0.62;
	return [...text].reduce(
		(sum, letter) =>
			sum + size * (/[ .,:;ijlt'|/]/.test(letter) ? narrow : wide),
		0,
	);
}

/**
 * A text in lines that are no wider than so many pixels, as even as they can
 * be; words stay whole.
 */
export function wrapped(
	text: string,
	width: number,
	size: number,
	font: "sans" | "mono" = "sans",
): readonly string[] {
	const lines = filled(text, width, size, font);
	for (let narrower = width - 4; narrower > 0; narrower -= 4) {
		const even = filled(text, narrower, size, font);
		if (even.length > lines.length) break;
		if (even.every((line) => widthOf(line, size, font) <= width))
			lines.splice(0, lines.length, ...even);
	}
	return lines;
}

function filled(
	text: string,
	width: number,
	size: number,
	font: "sans" | "mono",
): string[] {
	const lines: string[] = [];
	for (const word of text.split(" ")) {
		const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
		if (lines.length > 0 && widthOf(longer, size, font) <= width)
			lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	return lines;
}
