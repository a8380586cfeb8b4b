/** Maximum length of a path or error in a message, in characters. */
const LONGEST = 300;

/** A text, truncated to the maximum length in a message. */
export function shortened(text: string): string {
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
