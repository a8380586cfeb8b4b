import type { Input } from "@pulumi/pulumi";
import type {
	AccessLogs,
	ExistingBucket,
	ObjectLock,
	Retention,
} from "./bucketArgs";
import type { DataEvents, EventDataStoreArgs, InsightType } from "./eventArgs";

/**
 * An organization whose member accounts the trail logs, too. CloudTrail must
 * be a trusted service of the organization.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
 */
export interface Organization {
	/** Its id, as `o-exampleorg1`. */
	readonly id: Input<string>;
	/**
	 * Account id of the management account, where a delegated administrator
	 * makes the trail: the trail is the management account's. Default: the
	 * account that makes it.
	 */
	readonly managementAccountId?: Input<string>;
}

/** A topic to publish to. */
export interface TopicArgs {
	/**
	 * ARN of a topic that is there already, not FIFO, whose policy (and key)
	 * lets the publisher in as `deliveryTopicPolicy` or `alarmTopicPolicy` (and
	 * `trailKeyPolicy`) does. Default: one is made, encrypted with the trail's
	 * key: `cloudtrail-TRAIL-deliveries` or `cloudtrail-TRAIL-alarms`, with two
	 * dashes for each period in the trail's name.
	 */
	readonly topicArn?: Input<string>;
}

/**
 * What a ComplianceTrail may be given; nothing is required. No argument can
 * switch a control off. What is given as a plain value is checked before
 * anything is registered; what is given as an output, once it is known.
 */
export interface ComplianceTrailArgs {
	/**
	 * Name of the trail: 3 to 128 letters, digits, `.`, `_`, `-`. Fixed, so that
	 * its ARN is known before it is made. AWS allows five trails a Region.
	 * Default: the component's name.
	 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
	 */
	readonly trailName?: string;
	/**
	 * Account id, of twelve digits, of the account that makes the trail.
	 * Default: looked up.
	 */
	readonly accountId?: Input<string>;
	/** `aws`, `aws-cn`, `aws-us-gov`, … Default: looked up. */
	readonly partition?: Input<string>;
	/** The trail's home Region: the provider's. Default: looked up. */
	readonly region?: Input<string>;

	/**
	 * Name of the bucket to make: 3 to 63 lower-case letters, digits, `.`, `-`.
	 * Default: made of the component's name and random letters.
	 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
	 */
	readonly bucketName?: string;
	/**
	 * A bucket to deliver into instead of one that is made. Whether it is public
	 * and whether it logs its accesses (CloudTrail.6 and .7) is its owner's to
	 * see to. Default: one is made.
	 */
	readonly bucket?: ExistingBucket;
	/**
	 * Prefix of the log files' keys, of at most 200 characters, without slashes
	 * at its ends. Default: none.
	 */
	readonly keyPrefix?: string;
	/** How long log files are kept in the bucket that is made. Default: 7 years. */
	readonly retention?: Retention;
	/** Locks log files in the bucket that is made. Default: no lock. */
	readonly objectLock?: ObjectLock;
	/** Where accesses to the bucket that is made are logged. Default: in a second one. */
	readonly accessLogs?: AccessLogs;
	/**
	 * Whether the buckets that are made are emptied and deleted when the stack
	 * is destroyed, and the key with them. Otherwise they stay in AWS, for the
	 * log files. Goes with `protect: false` only. Default: false.
	 */
	readonly forceDestroy?: boolean;
	/**
	 * Whether everything that is made is protected from deletion, so that
	 * `pulumi destroy` leaves the trail logging. To remove a ComplianceTrail, or
	 * a part of it, set this to false and run `pulumi up`; then `pulumi destroy`
	 * deletes all but the buckets and the key (see `forceDestroy`). Default:
	 * true.
	 */
	readonly protect?: boolean;

	/**
	 * ARN of a KMS key that is there already, in the Region of the trail and of
	 * the bucket, with a policy made by `trailKeyPolicy`: it encrypts whatever
	 * else is made, too. Default: one is made.
	 */
	readonly keyArn?: Input<string>;
	/**
	 * ARNs of more principals (roles, users, roots of accounts) who may decrypt
	 * log files by the key that is made. KMS takes a policy of 32,768 bytes,
	 * which is about 500 readers.
	 * Default: none but those whom the account itself lets.
	 */
	readonly keyReaders?: readonly Input<string>[];

	/**
	 * ARN of a log group that is there already, in the account and the Region of
	 * the trail. Default: `/cloudtrail/TRAIL` is made.
	 */
	readonly logGroupArn?: Input<string>;
	/**
	 * Days that the made log group keeps events, as CloudWatch Logs offers: up
	 * to 3653. Default: 365.
	 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
	 */
	readonly logRetentionDays?: number;
	/**
	 * ARN of a role of the account that CloudTrail delivers to the log group
	 * with, that trusts and lets it as `deliveryRoleTrust` and
	 * `deliveryRolePolicy` do. Default: one is made.
	 */
	readonly roleArn?: Input<string>;
	/** ARN of a permissions boundary for the role that is made. Default: none. */
	readonly permissionsBoundary?: Input<string>;
	/**
	 * Whether the made role trusts CloudTrail for the trail's account only, by
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
	 * Foundations Benchmark 1.4.0, and the topic that they publish to. Default:
	 * none.
	 */
	readonly alarms?: TopicArgs;
	/** An event data store with the same key; AWS charges for it. Default: none. */
	readonly eventDataStore?: EventDataStoreArgs;

	/**
	 * Tags for everything that takes tags: AWS allows fifty, with keys of at most
	 * 128 and values of at most 256 characters. Default: none.
	 */
	readonly tags?: Readonly<Record<string, Input<string>>>;
}
