import type { AwsPlace } from "../../model/deliveryChecks/facts";
import type { Owner, Ref, Source } from "../../model/facts";

/** A bucket of the account, as the subject of facts. */
export interface BucketSubject {
	readonly name: string;
	readonly of: Source;
	/** Reference from facts to the bucket. */
	readonly itself: Ref;
	readonly owner: Owner;
	readonly place: AwsPlace;
}
