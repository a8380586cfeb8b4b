import {
	byCause,
	type RegionsRead,
} from "../../sources/liveAccount/regionsRead";

/** Which Regions were read and which were not, in one sentence. */
export function regionsSentence({
	read,
	notRead,
	others,
}: RegionsRead): string {
	const all = read.length + notRead.length;
	const missing = byCause(notRead).map(
		([cause, names]) => `${names.join(", ")} not readable: ${cause}`,
	);
	const count =
		others === ""
			? `${read.length} of ${all}`
			: `the others not readable: ${others}`;
	return `Regions read: ${read.join(", ") || "none"} (${[count, ...missing].join("; ")})`;
}
