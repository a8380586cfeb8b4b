import type { Source } from "./facts";

/**
 * The one order of resources, whatever the order in which a source shows them:
 * by file and line where they are known, else by URN.
 */
export function compareSources(a: Source, b: Source): number {
	return (
		compareLocations(a, b) ||
		compareTexts(a.urn, b.urn) ||
		compareTexts(a.type, b.type) ||
		compareTexts(a.name, b.name)
	);
}

/** Facts by their resources; facts of one resource by all they say. */
export function compareFacts<
	F extends { readonly of: Source; readonly kind: string },
>(a: F, b: F): number {
	return (
		compareSources(a.of, b.of) ||
		compareTexts(a.kind, b.kind) ||
		compareTexts(JSON.stringify(a), JSON.stringify(b))
	);
}

/** Whichever comes first, by code units: the same in every locale. */
export function compareTexts(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

/** Resources with a location come before those without one. */
function compareLocations(
	{ location: a }: Source,
	{ location: b }: Source,
): number {
	if (a === undefined && b === undefined) return 0;
	if (a === undefined) return 1;
	if (b === undefined) return -1;
	return compareTexts(a.file, b.file) || a.line - b.line;
}
