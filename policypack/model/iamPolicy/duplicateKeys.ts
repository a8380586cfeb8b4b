const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/gs;

/**
 * Whether an object in a JSON text has a key twice. A parser takes the last one;
 * AWS does not allow it
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html#policies-grammar-notes).
 * @param text A valid JSON text.
 */
export function hasDuplicateKeys(text: string): boolean {
	// The keys of each open object; undefined for an open list.
	const open: (Set<string> | undefined)[] = [];
	let last = "";
	for (const [token] of text.matchAll(tokens)) {
		if (token === "{") open.push(new Set());
		else if (token === "[") open.push(undefined);
		else if (token === "}" || token === "]") open.pop();
		else if (token === ":") {
			const keys = open.at(-1);
			// Two spellings of one key, one with an escape, are the same.
			const key = String(JSON.parse(last));
			if (keys?.has(key)) return true;
			keys?.add(key);
		} else last = token;
	}
	return false;
}
