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

/** What a fix names a trail's properties by, where providers differ. */
export type TrailWords = Readonly<Record<"isLogging" | "hasLogGroup", string>>;

/** Of a trail that no Pulumi provider is known to declare: both spellings. */
export const ANY_WORDS: TrailWords = {
	isLogging: "enableLogging (aws-native: isLogging)",
	hasLogGroup: "cloudWatchLogsGroupArn (aws-native: cloudWatchLogsLogGroupArn)",
};
