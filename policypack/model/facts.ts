import type { AbsenceFact } from "./absence";
import type { AccessDeliveryFact, LogDeliveryPart } from "./deliveryFacts";
import type { Attachment, Owner, Ref, Source } from "./sources";
import type { Value } from "./value";

export type { AbsenceFact, NoBucketFact, NoTrailFact } from "./absence";
export type {
	AccessDeliveryFact,
	DeliveryTarget,
	LogDeliveryFact,
	LogDestinationFact,
	LogSourceFact,
} from "./deliveryFacts";
export type { Location, NameRef, Owner, Ref, Source } from "./sources";

/**
 * One basic event selector. AWS defaults: all events, management included.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html
 */
export interface EventSelector {
	readonly includesManagementEvents: Value<boolean>;
	/** `All`, `ReadOnly` or `WriteOnly`. */
	readonly readWriteType: Value<string>;
	/** Whether ExcludeManagementEventSources names any source. */
	readonly excludesSources: Value<boolean>;
}

/** One condition of an advanced event selector. */
export interface FieldSelector {
	/** `eventCategory`, `readOnly`, `eventSource`, … */
	readonly field: Value<string | undefined>;
	/** The values of its `Equals` operator. */
	readonly equals: Value<readonly string[]>;
}

/**
 * One advanced event selector: all its field selectors must match.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html
 */
export interface AdvancedEventSelector {
	readonly fields: Value<readonly FieldSelector[]>;
}

/** A trail as one resource declares it. */
export interface TrailFact {
	readonly kind: "trail";
	readonly of: Source;
	readonly isLogging: Value<boolean>;
	readonly isMultiRegion: Value<boolean>;
	/** Basic event selectors; empty: none given. */
	readonly eventSelectors: Value<readonly EventSelector[]>;
	/** Advanced event selectors; empty: none given. */
	readonly advancedEventSelectors: Value<readonly AdvancedEventSelector[]>;
	/** Whether a KMS key is set; one declared and not known yet is set. */
	readonly hasKey: Value<boolean>;
	readonly validatesLogFiles: Value<boolean>;
	/** Whether a CloudWatch Logs group is set, known yet or not. */
	readonly hasLogGroup: Value<boolean>;
	/** Whether a role for delivery to that group is set, known yet or not. */
	readonly hasLogRole: Value<boolean>;
	readonly bucket: Ref;
	/**
	 * The keys of its tags, by each place that sets some: the trail itself, its
	 * provider, … A key that one of them has is there.
	 */
	readonly tagKeys: readonly Value<readonly string[]>[];
	/** Whose it is. Absent: its source does not show it. */
	readonly owner?: Owner;
	/** Its ARN, where its source shows it. */
	readonly arn?: string;
	/** Its name in AWS, where its source shows it. */
	readonly nameInAws?: string;
	/** Whether its source only reads it, and does not manage it. */
	readonly isRead?: boolean;
}

/**
 * An event data store of CloudTrail Lake.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store.html
 */
export interface EventDataStoreFact {
	readonly kind: "eventDataStore";
	readonly of: Source;
	/** Whether a KMS key is set; one declared and not known yet is set. */
	readonly hasKey: Value<boolean>;
	/** That key, by its ARN, its id or its alias; `undefined` where not set. */
	readonly key: Value<string | undefined>;
	/** Whose it is. Absent: its source does not show it. */
	readonly owner?: Owner;
}

/** A bucket that exists in view. */
export interface BucketFact {
	readonly kind: "bucket";
	readonly of: Source;
	/** Its literal name; not known where AWS or Pulumi generates it. */
	readonly name: Value<string>;
	/**
	 * Whether the program gives it a name, known or not. Absent, or not: a name
	 * that is not known is one that AWS or Pulumi makes up.
	 */
	readonly isNameDeclared?: boolean;
	/** URNs of the resources whose outputs flow into the name. */
	readonly nameFrom: readonly string[];
	readonly owner: Owner;
}

/** A resource policy of a bucket. */
export interface BucketPolicyFact extends Attachment {
	readonly kind: "bucketPolicy";
	/** JSON text or object, with `Unknown` leaves where parts are not known. */
	readonly policy: Value<unknown>;
	/** Whether any of it is, or may be, a secret, and so is never quoted. */
	readonly isSecret?: boolean;
	/**
	 * S3's own answer to whether this policy is public; absent: not read. It is
	 * compared with ours, and never changes a verdict.
	 */
	readonly isPublicInS3?: boolean;
}

/** One entry of an access control list. */
export interface Grant {
	/** URI of a predefined group; `undefined` for a single grantee. */
	readonly groupUri: Value<string | undefined>;
}

/** An access control list of a bucket: a canned one, or its grants. */
export interface BucketAclFact extends Attachment {
	readonly kind: "bucketAcl";
	/** Canned ACL in S3's spelling, as `public-read`; `undefined`: none. */
	readonly canned: Value<string | undefined>;
	/** Whether the canned one is, or may be, a secret, and so is never quoted. */
	readonly isSecret?: boolean;
	readonly grants: Value<readonly Grant[]>;
}

/** The two settings of a public access block that neutralise what exists. */
export interface BlockSettings {
	readonly ignorePublicAcls: Value<boolean>;
	readonly restrictPublicBuckets: Value<boolean>;
}

/** A bucket's own public access block. */
export interface BucketBlockFact extends BlockSettings, Attachment {
	readonly kind: "bucketBlock";
}

/** A public access block for every bucket of one account. */
export interface AccountBlockFact extends BlockSettings {
	readonly kind: "accountBlock";
	readonly of: Source;
	/** The account id it names; `undefined`: its provider's account. */
	readonly account: Value<string | undefined>;
	readonly owner: Owner;
}

/** Who owns the objects of a bucket. */
export interface OwnershipFact extends Attachment {
	readonly kind: "ownership";
	/** `BucketOwnerEnforced`, `BucketOwnerPreferred` or `ObjectWriter`. */
	readonly objectOwnership: Value<string | undefined>;
}

/** Server access logging of a bucket. */
export interface AccessLoggingFact extends Attachment {
	readonly kind: "accessLogging";
	/** Whether a target is set, known yet or not. */
	readonly hasTarget: Value<boolean>;
}

/**
 * A resource that only repeats a bucket's name: a trail may take the name
 * from its output, so that the trail is created after it.
 */
export interface BucketMention extends Attachment {
	readonly kind: "bucketMention";
}

/** What several resources may tell of one bucket. */
export type BucketAttachment =
	| BucketPolicyFact
	| BucketAclFact
	| BucketBlockFact
	| OwnershipFact
	| AccessLoggingFact
	| AccessDeliveryFact
	| BucketMention;

/** One thing seen of one resource. */
export type Fact =
	| TrailFact
	| EventDataStoreFact
	| BucketFact
	| AccountBlockFact
	| BucketAttachment
	| LogDeliveryPart
	| AbsenceFact;
