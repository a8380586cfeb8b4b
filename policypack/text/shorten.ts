/** As many characters of a path or an error as fit in a message. */
const LONGEST = 300;

/** A text, cut where it is too long for a message. */
export function shortened(text: string): string {
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
