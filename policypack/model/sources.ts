import type { Unknown, Value } from "./value";

/** Where in a program a resource was registered. */
export interface Location {
	/** Path relative to the program's folder. */
	readonly file: string;
	/** Line, counted from 1. */
	readonly line: number;
}

/** The resource that a fact was seen on, and that a finding is about. */
export interface Source {
	/** URN of a Pulumi resource, or ARN in a live account. */
	readonly urn: string;
	/** Type token, for example `aws:cloudtrail/trail:Trail`. */
	readonly type: string;
	/** Logical name, for people. */
	readonly name: string;
	readonly location: Location | undefined;
}

/**
 * How one resource points at a bucket: by URN where a fact is part of the
 * bucket itself; else by literal name or ARN where that is known, and by the
 * resources that flow into the property where it is not.
 */
export type Ref =
	| {
			readonly by: "urn";
			readonly urn: string;
			/**
			 * Whether the program is known to set what the fact says. Absent: it
			 * may be what AWS said when the bucket was last read.
			 */
			readonly isDeclared?: boolean;
	  }
	| NameRef;

/** A reference by what a property has in it. */
export interface NameRef {
	readonly by: "name";
	/** Bucket name or bucket ARN as written; `undefined`: not set. */
	readonly name: Value<string | undefined>;
	/**
	 * The bucket's name, where that is known, and it is not known whose bucket it
	 * is: one that another source declares is that source's.
	 */
	readonly named?: string;
	/** Whether it is, or may be, a secret, and so is never quoted. */
	readonly isSecret?: boolean;
	/** URNs of the resources whose outputs flow into the property. */
	readonly dependencies: readonly string[];
	/**
	 * Those of them that are buckets or stand for another stack: where no such
	 * bucket is in view, they lead out of it.
	 */
	readonly beyond?: readonly string[];
}

/** What every fact about a bucket has, whatever it says of it. */
export interface Attachment {
	readonly of: Source;
	readonly bucket: Ref;
	/** Why it is not known whether there is such a thing; absent: there is. */
	readonly unseen?: Unknown;
}

/** Which provider, and so which AWS account, a resource lives under. */
export interface Owner {
	/** URN of an explicit provider; `undefined` for a default provider. */
	readonly provider: string | undefined;
	/** Account id, where the provider's configuration fixes it. */
	readonly account: string | undefined;
}
