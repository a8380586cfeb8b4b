/*
 * What stands in AWS accounts when CloudTrail is asked to make a trail, as far as
 * CloudTrail, S3 and SNS look at it. Who keeps it, a server or a map, is another
 * matter.
 */

/** An account and a Region in it. */
export interface Place {
	readonly account: string;
	readonly region: string;
}

/** A grant of an access control list, to a group or to a single grantee. */
export interface Grant {
	readonly groupUri?: string;
	readonly permission: string;
}

/** A bucket with its settings. */
export interface Bucket extends Place {
	readonly name: string;
	readonly policy?: string;
	/** `Requester`, where requests are paid for by who makes them. */
	readonly payer?: string;
	/** The algorithm and the key of its default encryption. */
	readonly encryption?: {
		readonly algorithm: string;
		readonly key?: string;
		readonly hasBucketKey?: boolean;
	};
	/** The mode of its default retention. */
	readonly retention?: string;
	/** `BucketOwnerEnforced` where it has no ACLs. */
	readonly ownership?: string;
	readonly grants?: readonly Grant[];
	/** Where its access logs go. */
	readonly logging?: { readonly target: string; readonly prefix: string };
}

/** A key, and whether it can be used. */
export interface Key {
	readonly arn: string;
	readonly state: "Enabled" | "Disabled" | "PendingDeletion";
	readonly policy: string;
}

/** A topic with its policy. */
export interface Topic {
	readonly arn: string;
	readonly isFifo: boolean;
	readonly policy: string;
	/** The key that encrypts it: an ID, an ARN or an alias. */
	readonly key?: string;
}

/** A role with what it may do. */
export interface Role {
	readonly arn: string;
	readonly trust: string;
	readonly policies: readonly string[];
	/** The policy that bounds it. */
	readonly boundary?: string;
}

/** A field selector, by the names of CloudTrail's API. */
export interface FieldSelector {
	readonly field: string;
	/** The operators that are set, with their values. */
	readonly values: Readonly<Record<string, readonly string[]>>;
}

/** A basic event selector. */
export interface BasicSelector {
	readonly readWriteType: string;
	readonly includeManagementEvents: boolean;
	readonly excluded: readonly string[];
	readonly dataResources: readonly {
		readonly type: string;
		readonly values: readonly string[];
	}[];
}

/** A trail as it is asked for. */
export interface Trail extends Place {
	readonly name: string;
	readonly bucket: string;
	readonly prefix: string;
	readonly key?: string;
	readonly topic?: string;
	readonly logGroup?: string;
	readonly role?: string;
	readonly isMultiRegion: boolean;
	/** Whether it has the events of global services; the default, if not set. */
	readonly hasGlobalEvents: boolean;
	/** Whether it is to be an organization's. */
	readonly isOrganization: boolean;
	readonly basic: readonly BasicSelector[];
	readonly advanced: readonly {
		readonly name: string;
		readonly fields: readonly FieldSelector[];
	}[];
}

/** All that is looked at when a trail is made. */
export interface Standing {
	readonly bucket: (name: string) => Bucket | undefined;
	/** A key by its ID, its ARN, its alias or its alias' ARN. */
	readonly key: (key: string, from: Place) => Key | undefined;
	readonly topic: (arn: string) => Topic | undefined;
	readonly role: (arn: string) => Role | undefined;
	readonly hasLogGroup: (arn: string) => boolean;
	/** The ID of the organization that an account manages. */
	readonly organization: (account: string) => string | undefined;
	/** Trails that are already in a Region of an account. */
	readonly trailsIn: (place: Place) => number;
}
