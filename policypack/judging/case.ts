import type { DeliveryFact } from "../model/deliveryChecks/facts";
import type { Fact } from "../model/facts";
import type { ControlStatus } from "./finding";
import type { Options } from "./optIn";

/** One named situation and what a control must make of it. */
export interface Case {
	/** The situation in words; no two of a table are alike. */
	readonly name: string;
	/** What is seen of the account. */
	readonly facts: readonly Fact[];
	/** Of a delivery: what else is seen of what it depends on. */
	readonly delivery?: readonly DeliveryFact[];
	/** What the control must come to. */
	readonly expect: ControlStatus;
	/** Words that the reason of a finding must have in it. */
	readonly says?: string;
	/** What the fix of the one finding must be, word for word. */
	readonly fix?: string;
	/** Of an account: the name of the trail that came nearest to passing. */
	readonly nearest?: string;
	/** Of an opt-in control: its options, where not those of its example. */
	readonly options?: Options;
}
