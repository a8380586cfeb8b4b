import type { Comparison } from "./comparison";
import type { JsonReport } from "./jsonSchema";

/** One of two reports that are compared. */
export interface NamedReport {
	/** Path, as given by the user. */
	readonly name: string;
	readonly report: JsonReport;
}

/** Two reports, and what changed. */
export interface Diff {
	readonly before: NamedReport;
	readonly after: NamedReport;
	readonly comparison: Comparison;
}

/** Formats of `diff`; the first is the default. */
export const DIFF_FORMATS = ["text", "markdown", "json"] as const;
