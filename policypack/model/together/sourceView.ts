import type { BucketSettingFact } from "../deliveryChecks/bucketSettings";
import type { Fact, Owner } from "../facts";

/** One of several sources that are judged together. */
export interface SourceView {
	/** Another text for each source. */
	readonly key: string;
	/** What people call it. */
	readonly name: string;
	/**
	 * What it shows: what exists (`live`), what an update left (`state`), or what
	 * an update will make (`planned`).
	 */
	readonly shows: "live" | "state" | "planned";
	/**
	 * What was seen. An owner's provider is another one in each source, and its
	 * account is set where it is known.
	 */
	readonly facts: readonly Fact[];
	/** Settings of buckets that deliveries depend on, where these are judged. */
	readonly settings?: readonly BucketSettingFact[];
	/** The account of facts that have no owner; undefined: not known. */
	readonly account: string | undefined;
	/** The partition of names that it refers to; undefined: it may be any. */
	readonly partition: string | undefined;
	/** The partition of what an owner has. */
	readonly partitionOf: (owner: Owner) => string | undefined;
	/** Of a live account: the Regions whose trails were read. */
	readonly regions?: readonly string[];
}
