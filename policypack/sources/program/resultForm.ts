import { UNKNOWN_TEXT } from "../../providers/wire";
import type { Bag } from "./yamlFile";

/** Marks the result of a call that only AWS could answer. */
export const UNANSWERED = "cloudtrail-compliance:unanswered";

/** How results that are not known here are sent to one run of a program. */
export interface ResultForm {
	/** A result that is known, with unknowns in it. */
	readonly answered: (result: Bag) => Bag;
	/**
	 * The result of a function that only AWS has. Throws an error if the program
	 * would take any result for known.
	 */
	readonly unanswered: (token: string) => Bag;
	/** The outputs of another stack; undefined: the SDK needs none. */
	readonly stackOutputs: () => Bag | undefined;
	/** Whether unknowns were sent as texts, on which `apply` callbacks run. */
	readonly sentTexts: () => boolean;
}

/** A result that is unknown as a whole. */
export const UNKNOWN_RESULT: Bag = { [UNANSWERED]: UNKNOWN_TEXT };

/** For SDKs that are taught what unknown results are. */
export const TAUGHT: ResultForm = {
	answered: (result) => result,
	unanswered: () => UNKNOWN_RESULT,
	stackOutputs: () => undefined,
	sentTexts: () => false,
};
