/**
 * A text in which nothing is hidden. Control characters, halves of surrogate
 * pairs and noncharacters become U+FFFD. Characters that change the direction
 * of text or have no width become their code point, such as ⟨U+202E⟩. Joiners
 * (U+200C, U+200D) are kept: Persian, Indic scripts and emoji need them.
 */
export function visible(text: string): string {
	return PLAIN.test(text)
		? text
		: text.replace(BROKEN, "\uFFFD").replace(HIDDEN, codePointOf);
}

/** Most texts, recognized fast. */
const PLAIN = /^[\x20-\x7E]*$/;

const BROKEN = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** Soft hyphen, marks and overrides of direction, spaces without width, separators, tags. */
const HIDDEN =
	/[\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

function codePointOf(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}

/** A text of at most so many characters: its start and its end. */
export function clipped(text: string, most: number): string {
	// Ten times as many code units hold the characters that are shown.
	if (text.length <= most) return text;
	const characters =
		text.length > most * 10
			? [...text.slice(0, most * 2), ...text.slice(-most * 2)]
			: [...text];
	if (characters.length <= most) return text;
	const end = Math.floor((most - 1) / 3);
	return `${characters.slice(0, most - 1 - end).join("")}…${characters.slice(characters.length - end).join("")}`;
}
