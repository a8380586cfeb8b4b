import type { Input } from "@pulumi/pulumi";

/** One condition of a data event selector, as CloudTrail takes it. */
export interface DataEventField {
	/** `resources.type` (required once), `resources.ARN`, `eventName`, `readOnly`, … */
	readonly field: string;
	readonly equals?: readonly Input<string>[];
	readonly notEquals?: readonly Input<string>[];
	readonly startsWith?: readonly Input<string>[];
	readonly notStartsWith?: readonly Input<string>[];
	readonly endsWith?: readonly Input<string>[];
	readonly notEndsWith?: readonly Input<string>[];
}

/**
 * Data events to log beside all management events, which are always logged.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export interface DataEvents {
	/** A name for people, of at most 1,000 characters. Default: none. */
	readonly name?: string;
	/**
	 * What must hold of an event; all of them must. `eventCategory` is added
	 * (`Data`). AWS allows 500 values over all selectors of a trail.
	 */
	readonly fields: readonly DataEventField[];
}

/** A bucket that is there already, to deliver into. */
export interface ExistingBucket {
	/** Its name or its ARN; it may lie in another account. */
	readonly bucket: Input<string>;
	/**
	 * Whether the component writes the bucket's policy. A bucket has one: what
	 * stood there is replaced. Default: false; give the bucket a policy made by
	 * `trailBucketPolicy` then, and the component `dependsOn` that policy:
	 * CloudTrail tries the bucket when the trail is made.
	 */
	readonly managePolicy?: boolean;
}

/** Where the accesses to the trail's bucket are logged. */
export interface AccessLogs {
	/**
	 * Name or ARN of a bucket that is there already, in the same account and
	 * Region, with a policy made by `accessLogBucketPolicy` and without Object
	 * Lock. Default: one is made.
	 */
	readonly bucket?: Input<string>;
	/** Prefix of the keys. Default: `access/`. */
	readonly prefix?: string;
	/** Days until an access log is deleted, at least 1. Default: 365. */
	readonly retentionDays?: number;
}

/** How long the trail's log files are kept. */
export interface Retention {
	/** Days until a file goes to cheaper storage, 30 or more. Default: 90. */
	readonly transitionDays?: number;
	/** Days until a file is deleted, more than before. Default: 2557 (7 years). */
	readonly expirationDays?: number;
	/** Days until a replaced version is deleted, at least 1. Default: 90. */
	readonly noncurrentDays?: number;
}

/**
 * Locks every log file against deletion.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export interface ObjectLock {
	/** In `COMPLIANCE` nobody may lift it, not even the root user. */
	readonly mode: "GOVERNANCE" | "COMPLIANCE";
	/** Days that a file stays locked, from 1 to 36500. */
	readonly days: number;
}

/** An organization whose member accounts the trail logs, too. */
export interface Organization {
	/** Its id, as `o-exampleorg1`. */
	readonly id: string;
	/**
	 * Account id of the management account, where a delegated administrator
	 * makes the trail: the trail is the management account's. Default: the
	 * account that makes it.
	 */
	readonly managementAccountId?: string;
}

/** A topic to publish to. */
export interface TopicArgs {
	/**
	 * ARN of a topic that is there already and lets the publisher in. Default:
	 * one is made, encrypted with the trail's key.
	 */
	readonly topicArn?: Input<string>;
}

/**
 * An event data store of CloudTrail Lake beside the trail.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store.html
 */
export interface EventDataStoreArgs {
	/** Days that events are kept, from 7 to 3653. Default: 2557 (7 years). */
	readonly retentionDays?: number;
}

/** What Insights look for. */
export type InsightType = "ApiCallRateInsight" | "ApiErrorRateInsight";

/**
 * What a ComplianceTrail may be given; nothing is required. No argument can
 * switch a control off.
 */
export interface ComplianceTrailArgs {
	/**
	 * Name of the trail: 3 to 128 letters, digits, `.`, `_`, `-`. Fixed, so that
	 * its ARN is known before it is made. Default: the component's name.
	 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
	 */
	readonly trailName?: string;
	/** Account id of twelve digits. Default: looked up. */
	readonly accountId?: Input<string>;
	/** `aws`, `aws-cn`, `aws-us-gov`. Default: looked up. */
	readonly partition?: Input<string>;
	/** The trail's home Region. Default: the provider's, looked up. */
	readonly region?: Input<string>;

	/**
	 * Name of the bucket to make: 3 to 63 lower-case letters, digits, `.`, `-`.
	 * Default: made of the component's name and random letters.
	 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
	 */
	readonly bucketName?: string;
	/** A bucket to deliver into instead of one that is made. */
	readonly bucket?: ExistingBucket;
	/** Prefix of the log files' keys, of at most 200 characters. Default: none. */
	readonly keyPrefix?: string;
	/** How long log files are kept in the bucket that is made. */
	readonly retention?: Retention;
	/** Locks log files in the bucket that is made. Default: no lock. */
	readonly objectLock?: ObjectLock;
	/** Where accesses to the bucket that is made are logged. */
	readonly accessLogs?: AccessLogs;
	/**
	 * Whether buckets are emptied and deleted with the stack. Goes with
	 * `protect: false` only. Default: false.
	 */
	readonly forceDestroy?: boolean;
	/**
	 * Whether the key and the buckets are protected from deletion, and kept
	 * when the stack is destroyed. Default: true.
	 */
	readonly protect?: boolean;

	/**
	 * ARN of a KMS key that is there already, in the bucket's Region, with a
	 * policy made by `trailKeyPolicy`. It encrypts the log group that is made,
	 * `/cloudtrail/` and the trail's name, too. Default: one is made.
	 */
	readonly keyArn?: Input<string>;
	/** ARNs of more principals who may decrypt logs by the key that is made. */
	readonly keyReaders?: readonly Input<string>[];

	/** ARN of a log group that is there already. Default: one is made. */
	readonly logGroupArn?: Input<string>;
	/** Days that the made log group keeps events, as CloudWatch offers. Default: 365. */
	readonly logRetentionDays?: number;
	/**
	 * ARN of a role that CloudTrail delivers to the log group with, that lets it
	 * as `deliveryRolePolicy` does. Default: one is made.
	 */
	readonly roleArn?: Input<string>;
	/** ARN of a permissions boundary for the role that is made. Default: none. */
	readonly permissionsBoundary?: Input<string>;
	/**
	 * Whether the made role trusts CloudTrail for this account only, by
	 * `aws:SourceAccount`; AWS documents no condition there. Default: false.
	 */
	readonly trustSourceAccountOnly?: boolean;

	/** Logs every account of an organization. Default: this account alone. */
	readonly organization?: Organization;
	/** Data events to log, too; AWS charges for them. Default: none. */
	readonly dataEvents?: readonly DataEvents[];
	/** Insights to look for; AWS charges for them. Default: none. */
	readonly insights?: readonly InsightType[];
	/** Announces each log file at a topic. Default: does not. */
	readonly notifications?: TopicArgs;
	/**
	 * The fifteen metric filters and alarms of section 4 of the CIS AWS
	 * Foundations Benchmark 1.4.0. Needs a log group of this account. Default:
	 * none.
	 */
	readonly alarms?: TopicArgs;
	/** An event data store with the same key. Default: none. */
	readonly eventDataStore?: EventDataStoreArgs;

	/** Tags for everything that takes tags. Default: none. */
	readonly tags?: Readonly<Record<string, Input<string>>>;
}
