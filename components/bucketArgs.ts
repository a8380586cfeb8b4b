import type { Input } from "@pulumi/pulumi";

/** A bucket that is there already, to deliver into. */
export interface ExistingBucket {
	/** Its name or its ARN; it may lie in another account. */
	readonly bucket: Input<string>;
	/**
	 * Whether the component writes the bucket's policy, in the account and by the
	 * provider of the trail. A bucket has one policy: an existing one is
	 * replaced. Where this is false, give the bucket a policy made by
	 * `trailBucketPolicy` and pass that policy to the component in `dependsOn`.
	 * Default: false.
	 */
	readonly managePolicy?: boolean;
}

/**
 * Where the accesses to the trail's bucket are logged.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
 */
export interface AccessLogs {
	/**
	 * Name or ARN of a bucket that is there already, in the same account and
	 * Region, with a policy made by `accessLogBucketPolicy`, encrypted by S3's
	 * own keys and without Object Lock. Default: one is made.
	 */
	readonly bucket?: Input<string>;
	/** Prefix of the keys, of at most 200 characters. Default: `access/`. */
	readonly prefix?: string;
	/** Days until an access log is deleted, from 1 to 36500. Default: 365. */
	readonly retentionDays?: number;
}

/**
 * How long the trail's log files are kept.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
 */
export interface Retention {
	/**
	 * Days until a file goes to S3 Standard-IA, which is cheaper to keep and
	 * dearer to read: from 30, S3's least, to 36500. Default: 90.
	 */
	readonly transitionDays?: number;
	/**
	 * Days until a file is deleted, from 365 to 36500 and more than
	 * `transitionDays`. Default: 2557 (7 years).
	 */
	readonly expirationDays?: number;
	/**
	 * Days until a file that was overwritten or deleted is gone for good, from 1
	 * to 36500. Default: 90.
	 */
	readonly noncurrentDays?: number;
}

/**
 * Locks every log file against deletion, from its delivery on. Cannot be
 * switched on for a bucket that is there, nor ever off.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export interface ObjectLock {
	/**
	 * In `GOVERNANCE` mode whoever has the permission
	 * `s3:BypassGovernanceRetention` may lift it; in `COMPLIANCE` mode nobody
	 * may, not even the root user.
	 */
	readonly mode: "GOVERNANCE" | "COMPLIANCE";
	/** Days that a file stays locked, from 1 to 36500. */
	readonly days: number;
}
