/** Loaded on first use: only errors need it. */
function distanceOf(): typeof import("fastest-levenshtein").distance {
	return require("fastest-levenshtein").distance;
}

/**
 * What to use instead of an unknown name: the closest valid name, or all valid
 * names. It follows a colon in a message.
 */
export function insteadOf(given: string, names: readonly string[]): string {
	const close = closestTo(given, names);
	return close === undefined
		? `use one of ${names.join(", ")}`
		: `did you mean ${close}?`;
}

/**
 * The closest name by edit distance, at most a third of the letters, where two
 * exchanged letters count as one edit; undefined if none is close.
 */
export function closestTo(
	given: string,
	names: readonly string[],
): string | undefined {
	const wanted = plain(given);
	const distance = distanceOf();
	const most = Math.max(1, Math.floor(wanted.length / 3));
	const [nearest] = names
		// A different number is a different control, not a typo.
		.filter((name) => digits(name) === digits(given))
		.map((name) => {
			const far = distance(wanted, plain(name));
			const isExchange = far === 2 && sorted(wanted) === sorted(plain(name));
			return { name, far: isExchange ? 1 : far };
		})
		.filter(({ far }) => far <= most)
		.sort((a, b) => a.far - b.far);
	return nearest?.name;
}

function digits(name: string): string {
	return name.replace(/\D/g, "");
}

function sorted(letters: string): string {
	return [...letters].sort().join("");
}

/** A name without case and punctuation. */
function plain(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
