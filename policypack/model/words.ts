/** A list in words, as `a, b and c`. */
export function listed(words: readonly string[]): string {
	return words.length < 2
		? words.join("")
		: `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Each text once, in the order of the first. */
export function distinct(texts: readonly string[]): readonly string[] {
	return [...new Set(texts)];
}

/** The first texts of a list, and how many more there are. */
export function few(texts: readonly string[], most = 5): readonly string[] {
	const more = texts.length - most;
	return more > 0 ? [...texts.slice(0, most), `${more} more`] : texts;
}
