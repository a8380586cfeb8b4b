import type { Bucket } from "../account";
import type { Applied } from "../applied";
import type { Owner, Source } from "../sources";
import type { Unknown, Value } from "../value";
import type {
	BucketEncryptionFact,
	BucketGrantsFact,
	LogTargetFact,
	ObjectLockFact,
	RequestPayerFact,
} from "./bucketSettings";
import type {
	AwsPlace,
	LogGroupFact,
	PolicyDocument,
	TopicFact,
	TrailDeliveryFact,
} from "./facts";
import type { KeyAliasFact, KeyFact } from "./keyFacts";
import type { ManagedPolicyFact, RoleFact } from "./roleFacts";
import type { DeliveryStatusFact, MissingPartFact } from "./statusFacts";

/** A policy beside what it belongs to. */
export interface AttachedPolicy extends PolicyDocument {
	/** The resource that sets it. */
	readonly of: Source;
	/**
	 * The resource that attaches it, where that is another one: both exist before
	 * the policy has an effect.
	 */
	readonly attachedBy?: Source;
	/** Whether it is a managed policy of a role. */
	readonly isManaged: boolean;
	/** Its name or ARN, where it has one. */
	readonly name?: Value<string | undefined>;
	/** Whether it belongs to it. */
	readonly applies: Value<boolean>;
}

/** A key, with all policies that resources give it. None: AWS's default one. */
export interface KeyView {
	readonly key: KeyFact;
	readonly policies: readonly AttachedPolicy[];
	/** Aliases that are known to lead to it. */
	readonly aliases: readonly KeyAliasFact[];
	/** Why there may be policies that are not in view. */
	readonly unseen?: Unknown;
}

/** A role, with all policies that resources give it. */
export interface RoleView {
	readonly role: RoleFact;
	readonly policies: readonly AttachedPolicy[];
	/** Its permissions boundary; known `undefined`: none. */
	readonly boundary: Value<ManagedPolicyFact | undefined>;
	/** Why there may be policies that are not in view. */
	readonly unseen?: Unknown;
}

/** A topic, with its policies. None: AWS's default one. */
export interface TopicView {
	readonly topic: TopicFact;
	readonly policies: readonly AttachedPolicy[];
	/** The key that encrypts it; known `undefined`: none. */
	readonly key: Value<KeyView | undefined>;
	/** Why there may be policies that are not in view. */
	readonly unseen?: Unknown;
}

/** The default encryption of a bucket, with its key. */
export interface EncryptionView extends Omit<BucketEncryptionFact, "key"> {
	readonly keyRef: BucketEncryptionFact["key"];
	/** Known `undefined`: the AWS managed key, or none. */
	readonly key: Value<KeyView | undefined>;
}

/** A bucket that access logs are delivered to. */
export interface TargetView {
	/** With its policies, access control lists and ownership. */
	readonly bucket: Bucket;
	readonly name: Value<string>;
	readonly owner: Owner;
	/** Absent: no source shows where it is. */
	readonly place: AwsPlace | undefined;
	readonly encryptions: readonly Applied<EncryptionView>[];
	readonly payers: readonly Applied<RequestPayerFact>[];
	readonly objectLocks: readonly Applied<ObjectLockFact>[];
	readonly grants: readonly Applied<BucketGrantsFact>[];
}

/** The access logging of a bucket, with its target. */
export interface LogTargetView extends Omit<LogTargetFact, "target"> {
	readonly targetRef: LogTargetFact["target"];
	/** Whether the target is the bucket itself; not known: see `target`. */
	readonly isItself: Value<boolean>;
	readonly target: Value<TargetView>;
}

/** The bucket of a trail. */
export interface DeliveryBucket extends TargetView {
	readonly logTargets: readonly Applied<LogTargetView>[];
}

/** The organization of a trail. */
export interface TrailOrganization {
	readonly id: Value<string>;
	readonly managementAccount: Value<string>;
}

/** Properties of a trail that refer to other resources. */
type Refs = "bucket" | "key" | "topic" | "logGroup" | "role";

/**
 * A trail, with everything that its delivery depends on. Of each part: known if
 * it is in the stack, known `undefined` if the property is not set, and otherwise
 * not known, with the cause: `outside` if it is not in the stack.
 */
export interface DeliveryView {
	readonly trail: Omit<TrailDeliveryFact, Refs>;
	/** What the properties have in them. */
	readonly refs: Pick<TrailDeliveryFact, Refs>;
	readonly bucket: Value<DeliveryBucket>;
	readonly key: Value<KeyView | undefined>;
	/** The alias by which the trail refers to its key, if it does. */
	readonly alias: Value<KeyAliasFact | undefined>;
	readonly topic: Value<TopicView | undefined>;
	readonly logGroup: Value<LogGroupFact | undefined>;
	readonly role: Value<RoleView | undefined>;
	readonly organization: TrailOrganization;
	/** URNs of all resources that exist before the trail is created. */
	readonly waitsFor: Value<ReadonlySet<string>>;
	/** Its status in AWS. Absent: its source does not show it. */
	readonly status?: DeliveryStatusFact;
	/** Parts that it names and that do not exist, as far as its source shows it. */
	readonly missing: readonly MissingPartFact[];
}

/** The trails that count in one Region of one account. */
export interface RegionTrails {
	/** Region; `undefined`: not known, and the one of these trails. */
	readonly region: string | undefined;
	/** Account ID; `undefined`: not known, and the one of these trails. */
	readonly account: string | undefined;
	/** Trails of the Region, and multi-Region trails of others. */
	readonly trails: readonly Source[];
	/** Trails that may count there. */
	readonly perhaps: readonly Source[];
}

/** The deliveries of all trails of a stack. */
export interface Deliveries {
	readonly trails: readonly DeliveryView[];
	readonly regions: readonly RegionTrails[];
	/** Trails of which the stack shows nothing else. */
	readonly unseenTrails: readonly Source[];
	/** Why. */
	readonly unseen?: Unknown;
}
