import type { Candidates } from "./candidates";
import type { DeclaredBucket } from "./declaredBuckets";
import type { Ref } from "./facts";
import type { Cause, Unknown } from "./value";

/** Where a reference to a bucket leads. */
export type Place =
	/** To this bucket. */
	| { readonly kind: "here"; readonly bucket: DeclaredBucket }
	/** To none in view. */
	| { readonly kind: "elsewhere" }
	/** To one of several, and it is not known which. */
	| {
			readonly kind: "open";
			readonly candidates: Candidates;
			readonly cause: Cause;
	  }
	/** To one of those that several sources declare. */
	| {
			readonly kind: "several";
			readonly buckets: readonly DeclaredBucket[];
			readonly why: Unknown;
	  };

/** Finds the bucket that a reference points at. */
export type PlaceOf = (ref: Ref) => Place;
