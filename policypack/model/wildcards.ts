import { push } from "./lists";

/** Patterns with wildcards, prepared to be compared with many texts. */
export interface WildcardIndex {
	/** The patterns that match a whole text. */
	readonly matching: (text: string) => Iterable<string>;
}

/** The characters that are special in a pattern. */
export type Wildcards = "*" | "*?";

/**
 * Indexes patterns by one literal part each, the one that the fewest patterns
 * share. A text is compared only with the patterns whose part it has, so that
 * many patterns and many texts cost their sum and not their product.
 * @param wildcards `*` matches any characters and `?` matches one.
 */
export function indexWildcards(
	patterns: Iterable<string>,
	wildcards: Wildcards,
): WildcardIndex {
	const special = wildcards === "*" ? /\*/ : /[*?]/;
	const exact = new Set<string>();
	const literals = new Map<string, readonly Literal[]>();
	const counts = new Map<string, number>();
	for (const pattern of new Set(patterns)) {
		if (!special.test(pattern)) {
			exact.add(pattern);
			continue;
		}
		const found = literalsOf(pattern, special);
		literals.set(pattern, found);
		for (const { side, text } of found) {
			const key = `${side} ${text}`;
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
	}
	const rarity = ({ side, text }: Literal) =>
		counts.get(`${side} ${text}`) ?? 0;
	const starts = shelf();
	const ends = shelf();
	const anywhere = shelf();
	const shelves = { start: starts, end: ends, anywhere };
	const always: string[] = [];
	for (const [pattern, found] of literals) {
		const [first, ...others] = found;
		if (!first) {
			always.push(pattern);
			continue;
		}
		const rarest = others.reduce(
			(best, one) =>
				rarity(one) < rarity(best) ||
				(rarity(one) === rarity(best) && one.text.length > best.text.length)
					? one
					: best,
			first,
		);
		push(shelves[rarest.side].patterns, rarest.text, pattern);
		shelves[rarest.side].lengths.add(rarest.text.length);
	}

	function* candidates(text: string): Iterable<string> {
		yield* always;
		for (const length of starts.lengths)
			yield* starts.patterns.get(text.slice(0, length)) ?? [];
		for (const length of ends.lengths)
			if (length <= text.length)
				yield* ends.patterns.get(text.slice(text.length - length)) ?? [];
		for (const length of anywhere.lengths) {
			// A part may lie in a text twice; its patterns are looked at once.
			const seen = new Set<string>();
			for (let at = 0; at + length <= text.length; at += 1) {
				const part = text.slice(at, at + length);
				const found = anywhere.patterns.get(part);
				if (!found || seen.has(part)) continue;
				seen.add(part);
				yield* found;
			}
		}
	}
	return {
		*matching(text) {
			if (exact.has(text)) yield text;
			for (const pattern of candidates(text))
				if (matchesPattern(pattern, text, wildcards)) yield pattern;
		},
	};
}

/** A part of a pattern without wildcards, and where in a text it must lie. */
interface Literal {
	readonly side: "start" | "end" | "anywhere";
	readonly text: string;
}

/** Patterns by the literal part that they are kept under. */
interface Shelf {
	readonly patterns: Map<string, string[]>;
	readonly lengths: Set<number>;
}

function shelf(): Shelf {
	return { patterns: new Map(), lengths: new Set() };
}

function literalsOf(pattern: string, special: RegExp): readonly Literal[] {
	const parts = pattern.split(special);
	return parts.flatMap((text, at): readonly Literal[] => {
		if (text === "") return [];
		if (at === 0) return [{ side: "start", text }];
		const isLast = at === parts.length - 1;
		return [{ side: isLast ? "end" : "anywhere", text }];
	});
}

/**
 * Whether a pattern matches a whole text. A `*` in the text is matched by a `*`
 * of the pattern and by nothing less, so that a pattern matches another one
 * only where it covers it.
 */
export function matchesPattern(
	pattern: string,
	text: string,
	wildcards: Wildcards,
): boolean {
	const [first = "", ...others] = pattern.split("*");
	const last = others.pop();
	const find = wildcards === "*?" ? findWithOnes : findText;
	if (last === undefined)
		return first.length === text.length && find(first, text, 0, 0) === 0;
	const end = text.length - last.length;
	if (find(first, text, 0, 0) !== 0) return false;
	let at = first.length;
	for (const part of others) {
		const found = find(part, text, at, end - part.length);
		if (found < 0) return false;
		at = found + part.length;
	}
	return at <= end && find(last, text, end, end) === end;
}

/** The first place of a part in a text, from one place to another; -1: none. */
function findText(
	part: string,
	text: string,
	from: number,
	to: number,
): number {
	if (from === to) return text.startsWith(part, from) ? from : -1;
	const found = from < to ? text.indexOf(part, from) : -1;
	return found <= to ? found : -1;
}

/** The same, where `?` in the part is any one character. */
function findWithOnes(
	part: string,
	text: string,
	from: number,
	to: number,
): number {
	if (!part.includes("?")) return findText(part, text, from, to);
	for (let at = from; at <= to; at += 1) if (isAt(part, text, at)) return at;
	return -1;
}

function isAt(part: string, text: string, at: number): boolean {
	if (at + part.length > text.length) return false;
	for (let offset = 0; offset < part.length; offset += 1) {
		const wanted = part[offset];
		const seen = text[at + offset];
		if (wanted === "?" ? seen === "*" : wanted !== seen) return false;
	}
	return true;
}
