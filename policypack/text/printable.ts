/**
 * Characters that would control a terminal, start a new line, change the text
 * direction, or are no text: lone surrogates and what XML 1.0 does not allow.
 */
const UNPRINTABLE =
	/[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu;

/** A text that any format can hold in one line: with U+FFFD for other characters. */
export function printable(text: string): string {
	return text.replace(UNPRINTABLE, "\uFFFD");
}

/** Whether any format can hold a text in one line as it is. */
export function isPrintable(text: string): boolean {
	// Not `test`, which continues after the last match of a global expression.
	return text.search(UNPRINTABLE) === -1;
}

/** A text of at most this many UTF-16 code units, with `…` at the end if it is shortened. */
export function truncated(text: string, most: number): string {
	if (text.length <= most) return text;
	// Not between the two halves of a character.
	return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
