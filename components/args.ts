import type { Input } from "@pulumi/pulumi";
import type {
	AccessLogs,
	ExistingBucket,
	ObjectLock,
	Retention,
} from "./bucketArgs";
import type { DataEvents, EventDataStoreArgs, InsightType } from "./eventArgs";

/**
 * An organization whose member accounts the trail also logs. Trusted access
 * for CloudTrail must be enabled in the organization.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
 */
export interface Organization {
	/** Organization ID, such as `o-exampleorg1`. */
	readonly id: Input<string>;
	/**
	 * Account ID of the management account, which owns the trail. Required if a
	 * delegated administrator creates the trail. Default: the account that
	 * creates the trail.
	 */
	readonly managementAccountId?: Input<string>;
}

/** An SNS topic to publish to. */
export interface TopicArgs {
	/**
	 * ARN of an existing standard (not FIFO) topic. Its policy, and its key if it
	 * is encrypted, must allow the publisher as `deliveryTopicPolicy` or
	 * `alarmTopicPolicy` (and `trailKeyPolicy`) do. Default: a topic named
	 * `cloudtrail-TRAIL-deliveries` or `cloudtrail-TRAIL-alarms`, encrypted with
	 * the trail's key; each period in the trail name becomes two dashes.
	 */
	readonly topicArn?: Input<string>;
}

/**
 * The arguments of a ComplianceTrail. All are optional, and none disables a
 * control. Plain values are validated before any resource is registered;
 * outputs are validated when their values are known.
 */
export interface ComplianceTrailArgs {
	/**
	 * Name of the trail: 3 to 128 letters, digits, `.`, `_`, `-`. The name has no
	 * random suffix, because policies need the trail's ARN before it is created.
	 * AWS allows five trails per Region. Default: the component's name.
	 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
	 */
	readonly trailName?: string;
	/**
	 * ID of the account that creates the trail, 12 digits. Default: looked up.
	 */
	readonly accountId?: Input<string>;
	/** AWS partition, such as `aws`, `aws-cn` or `aws-us-gov`. Default: looked up. */
	readonly partition?: Input<string>;
	/** Home Region of the trail, which is the provider's Region. Default: looked up. */
	readonly region?: Input<string>;

	/**
	 * Name of the bucket to create: 3 to 63 lowercase letters, digits, `.`, `-`.
	 * Default: the component's name with a random suffix.
	 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
	 */
	readonly bucketName?: string;
	/**
	 * Existing bucket to deliver to, instead of creating one. The owner of the
	 * bucket must keep it private (CloudTrail.6) and enable access logging
	 * (CloudTrail.7). Default: a bucket is created.
	 */
	readonly bucket?: ExistingBucket;
	/**
	 * Object key prefix of the log files, at most 200 characters, without leading
	 * or trailing slash. Default: none.
	 */
	readonly keyPrefix?: string;
	/** Lifecycle of log files in the created bucket. Default: kept for 7 years. */
	readonly retention?: Retention;
	/** Object Lock for log files in the created bucket. Default: no lock. */
	readonly objectLock?: ObjectLock;
	/** Server access logging of the created bucket. Default: to a second created bucket. */
	readonly accessLogs?: AccessLogs;
	/**
	 * Whether destroying the stack empties and deletes the created buckets, and
	 * schedules the created key for deletion. If false, they are retained in AWS.
	 * Requires `protect: false`. Default: false.
	 */
	readonly forceDestroy?: boolean;
	/**
	 * Whether all created resources are protected from deletion, so that
	 * `pulumi destroy` does not stop logging. To remove a ComplianceTrail or a
	 * part of it, set this to false and run `pulumi up`; then `pulumi destroy`
	 * deletes everything except the buckets and the key (see `forceDestroy`).
	 * Default: true.
	 */
	readonly protect?: boolean;

	/**
	 * ARN of an existing KMS key in the Region of the trail and the bucket, with
	 * a policy from `trailKeyPolicy`. It encrypts the log files and all other
	 * created resources. Default: a key is created.
	 */
	readonly keyArn?: Input<string>;
	/**
	 * ARNs of additional principals (roles, users, account roots) that may
	 * decrypt log files with the created key. KMS limits the key policy to 32,768
	 * bytes, which is about 500 readers. Default: only principals that IAM
	 * policies of the account allow.
	 */
	readonly keyReaders?: readonly Input<string>[];

	/**
	 * ARN of an existing log group in the account and Region of the trail.
	 * Default: a log group named `/cloudtrail/TRAIL` is created.
	 */
	readonly logGroupArn?: Input<string>;
	/**
	 * Retention of the created log group in days: a value that CloudWatch Logs
	 * supports, up to 3653. Default: 365.
	 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
	 */
	readonly logRetentionDays?: number;
	/**
	 * ARN of an existing role in the account of the trail, which CloudTrail
	 * assumes to write to the log group. It needs the trust policy of
	 * `deliveryRoleTrust` and the permissions of `deliveryRolePolicy`. Default: a
	 * role is created.
	 */
	readonly roleArn?: Input<string>;
	/** ARN of the permissions boundary of the created role. Default: none. */
	readonly permissionsBoundary?: Input<string>;
	/**
	 * Whether the trust policy of the created role requires the trail's account
	 * in `aws:SourceAccount`. AWS documents no condition for this role. Default:
	 * false.
	 */
	readonly trustSourceAccountOnly?: boolean;

	/** Organization whose accounts the trail logs. Default: this account only. */
	readonly organization?: Organization;
	/** Data events to log, at additional AWS charges. Default: none. */
	readonly dataEvents?: readonly DataEvents[];
	/** Insights events to log, at additional AWS charges. Default: none. */
	readonly insights?: readonly InsightType[];
	/** SNS topic that receives a notification for each log file. Default: none. */
	readonly notifications?: TopicArgs;
	/**
	 * SNS topic for the 15 metric filters and alarms of section 4 of the CIS AWS
	 * Foundations Benchmark 1.4.0, which are created if this is set. Default:
	 * none.
	 */
	readonly alarms?: TopicArgs;
	/**
	 * CloudTrail Lake event data store, encrypted with the same key, at additional
	 * AWS charges. CloudTrail Lake takes no new customers since 2026-05-31: AWS
	 * rejects it in an account that did not use CloudTrail Lake before. Its
	 * successor is the unified data store of Amazon CloudWatch, with telemetry
	 * rules. Default: none.
	 */
	readonly eventDataStore?: EventDataStoreArgs;

	/**
	 * Tags of all created resources that support tags: at most 50, with keys of
	 * at most 128 and values of at most 256 characters. Default: none.
	 */
	readonly tags?: Readonly<Record<string, Input<string>>>;
}
