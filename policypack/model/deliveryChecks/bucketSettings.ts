import type { Ref } from "../sources";
import type { Value } from "../value";
import type { DeliveryResource, PartRef } from "./facts";

/** Where a bucket is. */
export interface BucketPlaceFact extends DeliveryResource {
	readonly kind: "bucketPlace";
}

/** A setting of a bucket. */
interface BucketSetting extends DeliveryResource {
	readonly bucket: Ref;
}

/** The default encryption of a bucket. */
export interface BucketEncryptionFact extends BucketSetting {
	readonly kind: "bucketEncryption";
	/** `AES256`, `aws:kms` or `aws:kms:dsse`; `undefined`: S3's default. */
	readonly algorithm: Value<string | undefined>;
	/** `undefined`: the AWS managed key, if the algorithm is one of KMS. */
	readonly key: PartRef;
	/** Whether it has an S3 Bucket Key. Absent: not read. */
	readonly usesBucketKey?: Value<boolean>;
}

/** Who pays for requests to a bucket. */
export interface RequestPayerFact extends BucketSetting {
	readonly kind: "requestPayer";
	/** `BucketOwner` or `Requester`; `undefined`: the owner. */
	readonly payer: Value<string | undefined>;
}

/** Object Lock of a bucket. */
export interface ObjectLockFact extends BucketSetting {
	readonly kind: "objectLock";
	readonly isEnabled: Value<boolean>;
	/** `GOVERNANCE` or `COMPLIANCE`; `undefined`: no default retention. */
	readonly defaultRetention: Value<string | undefined>;
}

/** The bucket that a bucket's access logs are delivered to. */
export interface LogTargetFact extends BucketSetting {
	readonly kind: "logTarget";
	readonly target: Ref;
	readonly prefix: Value<string | undefined>;
	/** Whether the prefix is, or may be, a secret, and so is never quoted. */
	readonly isPrefixSecret: boolean;
	/**
	 * Whether the account, the Region and the name of the bucket follow the prefix.
	 * Absent: they do not, or it was not read.
	 */
	readonly isPartitioned?: Value<boolean>;
}

/** One entry of an access control list, with what it permits. */
export interface GrantedAccess {
	/** URI of a predefined group; `undefined` for a single grantee. */
	readonly groupUri: Value<string | undefined>;
	readonly permissions: Value<readonly Value<string>[]>;
}

/** An access control list of a bucket. */
export interface BucketGrantsFact extends BucketSetting {
	readonly kind: "bucketGrants";
	/** Canned ACL in S3's spelling, as `log-delivery-write`. */
	readonly canned: Value<string | undefined>;
	readonly grants: Value<readonly GrantedAccess[]>;
}

/** A fact about a setting of a bucket. */
export type BucketSettingFact =
	| BucketEncryptionFact
	| RequestPayerFact
	| ObjectLockFact
	| LogTargetFact
	| BucketGrantsFact;

const SETTINGS: ReadonlySet<string> = new Set<BucketSettingFact["kind"]>([
	"bucketEncryption",
	"requestPayer",
	"objectLock",
	"logTarget",
	"bucketGrants",
]);

/** Whether a fact is about a setting of a bucket. */
export function isBucketSetting(fact: {
	readonly kind: string;
}): fact is BucketSettingFact {
	return SETTINGS.has(fact.kind);
}
