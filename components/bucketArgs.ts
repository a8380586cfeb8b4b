import type { Input } from "@pulumi/pulumi";

/** An existing bucket to deliver log files to. */
export interface ExistingBucket {
	/** Name or ARN of the bucket, which may be in another account. */
	readonly bucket: Input<string>;
	/**
	 * Whether the component writes the bucket policy, with the provider of the
	 * trail. This replaces an existing bucket policy. If false, attach a policy
	 * from `trailBucketPolicy` to the bucket, and pass it to the component in
	 * `dependsOn`. Default: false.
	 */
	readonly managePolicy?: boolean;
}

/**
 * Server access logging of the trail's bucket.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
 */
export interface AccessLogs {
	/**
	 * Name or ARN of an existing target bucket in the same account and Region,
	 * with a policy from `accessLogBucketPolicy`, SSE-S3 encryption and no Object
	 * Lock. Default: a bucket is created.
	 */
	readonly bucket?: Input<string>;
	/** Object key prefix, at most 200 characters. Default: `access/`. */
	readonly prefix?: string;
	/** Days until access logs expire, from 1 to 36500. Default: 365. */
	readonly retentionDays?: number;
}

/**
 * S3 lifecycle of the trail's log files.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
 */
export interface Retention {
	/**
	 * Days until log files transition to S3 Standard-IA, from 30 (the S3 minimum)
	 * to 36500. Default: 90.
	 */
	readonly transitionDays?: number;
	/**
	 * Days until log files expire, from 365 to 36500 and greater than
	 * `transitionDays`. Default: 2557 (7 years).
	 */
	readonly expirationDays?: number;
	/**
	 * Days until noncurrent versions (overwritten or deleted log files) are
	 * permanently deleted, from 1 to 36500. Default: 90.
	 */
	readonly noncurrentDays?: number;
}

/**
 * S3 Object Lock with a default retention period for every log file. It can
 * only be enabled when the bucket is created, and cannot be disabled.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export interface ObjectLock {
	/**
	 * Retention mode. In `GOVERNANCE` mode, principals with the permission
	 * `s3:BypassGovernanceRetention` can remove the lock; in `COMPLIANCE` mode no
	 * user can, including the root user.
	 */
	readonly mode: "GOVERNANCE" | "COMPLIANCE";
	/** Retention period in days, from 1 to 36500. */
	readonly days: number;
}
