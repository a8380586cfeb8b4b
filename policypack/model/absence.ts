import type { Source } from "./sources";

/** Where something was looked for that is not in view, and is not there. */
export type NotIn = "liveAccount" | "anyAccount";

/** The live account has no trail but those that the stack manages. */
export interface NoTrailFact {
	readonly kind: "noTrail";
	/** What was read for it. */
	readonly of: Source;
}

/** The lookup found no bucket with this name. */
export interface NoBucketFact {
	readonly kind: "noBucket";
	/** What was read for it. */
	readonly of: Source;
	readonly name: string;
	readonly notIn: NotIn;
}

/** What was looked for in vain. */
export type AbsenceFact = NoTrailFact | NoBucketFact;
