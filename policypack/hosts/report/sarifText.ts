/**
 * A text of SARIF in which a reader finds neither placeholders nor links. The
 * standard doubles braces, and escapes brackets in the text of a link.
 */
export function sarifText(text: string): string {
	const plain = withoutPlaceholders(text);
	return plain.includes("](") ? plain.replace(/[[\]\\]/g, "\\$&") : plain;
}

/** A text or Markdown of SARIF with its braces doubled. */
export function withoutPlaceholders(text: string): string {
	return text.replace(/[{}]/g, "$&$&");
}
