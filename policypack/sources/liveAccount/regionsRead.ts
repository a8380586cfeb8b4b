/** The Regions of an account that were read, and those that were not. */
export interface RegionsRead {
	/** Names, sorted. */
	readonly read: readonly string[];
	readonly notRead: readonly UnreadRegion[];
	/** Why the list of the other Regions is not readable; "" if it is. */
	readonly others: string;
}

/** A Region that was not read, and the cause. */
export interface UnreadRegion {
	readonly name: string;
	readonly cause: string;
}

/** The Regions that were not read by cause, the most frequent cause first. */
export function byCause(
	regions: readonly UnreadRegion[],
): readonly (readonly [cause: string, names: readonly string[]])[] {
	const names = new Map<string, string[]>();
	for (const { name, cause } of regions)
		names.set(cause, [...(names.get(cause) ?? []), name]);
	return [...names].sort(([, one], [, other]) => other.length - one.length);
}
