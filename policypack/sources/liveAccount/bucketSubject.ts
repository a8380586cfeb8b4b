import type { Ref, Source } from "../../model/facts";

/** A bucket of the account, as the subject of facts. */
export interface BucketSubject {
	readonly name: string;
	readonly of: Source;
	/** Reference from facts to the bucket. */
	readonly itself: Ref;
}
