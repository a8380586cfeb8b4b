/**
 * Names in so many columns: a longer one loses its middle. No two different names
 * become the same.
 * @param room Columns of a name, at least 8.
 */
export function shortNames(
	names: readonly string[],
	room: number,
): readonly string[] {
	const different = new Set(names).size;
	for (const share of TAIL_SHARES) {
		const short = names.map((name) => shortened(name, room, share));
		if (new Set(short).size === different) return short;
	}
	return names.map((name, place) => {
		if (columnsOf(name) <= room) return name;
		const number = ` #${place + 1}`;
		return `${shortened(name, Math.max(room - number.length, 3), 1 / 2)}${number}`;
	});
}

/** Shares of the columns that the end of a name gets, one after the other. */
const TAIL_SHARES = [1 / 2, 2 / 3, 1 / 3, 5 / 6, 1 / 6, 1, 0];

function shortened(name: string, room: number, tailShare: number): string {
	if (columnsOf(name) <= room) return name;
	const tail = Math.round((room - 1) * tailShare);
	const characters = [...name];
	const head = taken(characters, room - 1 - tail);
	const end = taken(characters.toReversed(), tail).toReversed();
	return `${head.join("")}…${end.join("")}`;
}

/** As many characters from the first as fit into the columns. */
function taken(characters: readonly string[], room: number): readonly string[] {
	const found: string[] = [];
	let left = room;
	for (const character of characters) {
		left -= columnsOf(character);
		if (left < 0) break;
		found.push(character);
	}
	return found;
}

/** Characters that take two columns in a terminal: East Asian ones and emoji. */
const WIDE =
	/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u;

/** The columns of a text in a terminal. */
export function columnsOf(text: string): number {
	let columns = 0;
	for (const character of text)
		columns += /\p{M}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
	return columns;
}
