import type { Properties } from "../kit/engine/provider/resources";
import { type Part, policyOf } from "./trailByHand";

/** One mistake in a trail that is right but for it. */
export interface Mistake {
	readonly what: string;
	/** How AWS, or the real provider, refuses it. */
	readonly refusal: RegExp;
	/** Parts that are not made. */
	readonly without?: readonly Part[];
	/** Inputs of parts that are made otherwise. */
	readonly with?: Readonly<Partial<Record<Part, Properties>>>;
	/** Resources made besides, just before the trail. */
	readonly besides?: readonly (readonly [type: string, inputs: Properties])[];
}

/** A part with another policy. */
export const withPolicy = (part: Part, ...all: readonly unknown[]) => ({
	[part]: { policy: policyOf(...all) },
});
