import type { Ref, Source } from "../../model/facts";

/** A bucket of the account, to be told of. */
export interface BucketSubject {
	readonly name: string;
	readonly of: Source;
	/** How its own facts point at it. */
	readonly itself: Ref;
}
