import type { TrailFact } from "./facts";

/**
 * What of a trail can be set for it, by the fact that tells whether it is: a
 * key, a log group with its role, and the validation of log files.
 */
export type TrailPart = Extract<
	keyof TrailFact,
	"hasKey" | "hasLogGroup" | "hasLogRole" | "validatesLogFiles"
>;

/** How a provider calls the properties that hold these parts. */
export type TrailSpelling = Readonly<Record<TrailPart, string>>;
