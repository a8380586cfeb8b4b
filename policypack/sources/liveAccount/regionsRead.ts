/** Which Regions of an account were read, and which were not. */
export interface RegionsRead {
	/** By name, in alphabetical order. */
	readonly read: readonly string[];
	readonly notRead: readonly UnreadRegion[];
	/** Why it is not known which other Regions the account has; "": it is. */
	readonly others: string;
}

/** A Region whose trails are not known, and why. */
export interface UnreadRegion {
	readonly name: string;
	readonly cause: string;
}

/** Regions by the cause that they were not read, the most frequent first. */
export function byCause(
	regions: readonly UnreadRegion[],
): readonly (readonly [cause: string, names: readonly string[]])[] {
	const names = new Map<string, string[]>();
	for (const { name, cause } of regions)
		names.set(cause, [...(names.get(cause) ?? []), name]);
	return [...names].sort(([, one], [, other]) => other.length - one.length);
}
