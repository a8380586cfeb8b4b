import type { Value } from "./value";

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
	| { readonly by: "urn"; readonly urn: string }
	| {
			readonly by: "name";
			/** Bucket name or bucket ARN as written; `undefined`: not set. */
			readonly name: Value<string | undefined>;
			/** URNs of the resources whose outputs flow into the property. */
			readonly dependencies: readonly string[];
	  };

/** Which provider, and so which AWS account, a resource lives under. */
export interface Owner {
	/** URN of an explicit provider; `undefined` for a default provider. */
	readonly provider: string | undefined;
	/** Account id, where the provider's configuration fixes it. */
	readonly account: string | undefined;
}

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
}

/** A bucket that exists in view. */
export interface BucketFact {
	readonly kind: "bucket";
	readonly of: Source;
	/** Its literal name; not known where AWS or Pulumi generates it. */
	readonly name: Value<string>;
	/** URNs of the resources whose outputs flow into the name. */
	readonly nameFrom: readonly string[];
	readonly owner: Owner;
}

/** A resource policy of a bucket. */
export interface BucketPolicyFact {
	readonly kind: "bucketPolicy";
	readonly of: Source;
	readonly bucket: Ref;
	/** JSON text or object, with `Unknown` leaves where parts are not known. */
	readonly policy: Value<unknown>;
}

/** One entry of an access control list. */
export interface Grant {
	/** URI of a predefined group; `undefined` for a single grantee. */
	readonly groupUri: Value<string | undefined>;
}

/** An access control list of a bucket: a canned one, or its grants. */
export interface BucketAclFact {
	readonly kind: "bucketAcl";
	readonly of: Source;
	readonly bucket: Ref;
	/** Canned ACL in S3's spelling, as `public-read`; `undefined`: none. */
	readonly canned: Value<string | undefined>;
	readonly grants: Value<readonly Grant[]>;
}

/** The two settings of a public access block that neutralise what exists. */
export interface BlockSettings {
	readonly ignorePublicAcls: Value<boolean>;
	readonly restrictPublicBuckets: Value<boolean>;
}

/** A bucket's own public access block. */
export interface BucketBlockFact extends BlockSettings {
	readonly kind: "bucketBlock";
	readonly of: Source;
	readonly bucket: Ref;
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
export interface OwnershipFact {
	readonly kind: "ownership";
	readonly of: Source;
	readonly bucket: Ref;
	/** `BucketOwnerEnforced`, `BucketOwnerPreferred` or `ObjectWriter`. */
	readonly objectOwnership: Value<string | undefined>;
}

/** Server access logging of a bucket. */
export interface AccessLoggingFact {
	readonly kind: "accessLogging";
	readonly of: Source;
	readonly bucket: Ref;
	/** Whether a target is set, known yet or not. */
	readonly hasTarget: Value<boolean>;
}

/**
 * A resource that only repeats a bucket's name: a trail may take the name
 * from its output, so that the trail is created after it.
 */
export interface BucketMention {
	readonly kind: "bucketMention";
	readonly of: Source;
	readonly bucket: Ref;
}

/** What several resources may tell of one bucket. */
export type BucketAttachment =
	| BucketPolicyFact
	| BucketAclFact
	| BucketBlockFact
	| OwnershipFact
	| AccessLoggingFact
	| BucketMention;

/** One thing seen of one resource. */
export type Fact = TrailFact | BucketFact | AccountBlockFact | BucketAttachment;
