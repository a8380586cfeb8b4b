/** Loaded on first use: a pack is loaded far more often than mistaken. */
function distanceOf(): typeof import("fastest-levenshtein").distance {
	return require("fastest-levenshtein").distance;
}

/**
 * What to use instead of an unknown name: the one that is close, or else all
 * that there are.
 */
export function insteadOf(given: string, names: readonly string[]): string {
	const close = closestTo(given, names);
	return close === undefined
		? `use one of ${names.join(", ")}`
		: `did you mean ${close}?`;
}

/** The name with the fewest letters that differ, a third of them at most. */
function closestTo(
	given: string,
	names: readonly string[],
): string | undefined {
	const wanted = plain(given);
	const distance = distanceOf();
	const most = Math.max(1, Math.floor(wanted.length / 3));
	const [nearest] = names
		// Another number is another control, and no mistake of writing.
		.filter((name) => digits(name) === digits(given))
		.map((name) => ({ name, far: distance(wanted, plain(name)) }))
		.filter(({ far }) => far <= most)
		.sort((a, b) => a.far - b.far);
	return nearest?.name;
}

function digits(name: string): string {
	return name.replace(/\D/g, "");
}

/** A name without what people spell differently. */
function plain(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
