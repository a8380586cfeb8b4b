import type { NameRef, Owner, Source } from "../sources";
import type { Value } from "../value";
import type { BucketPlaceFact, BucketSettingFact } from "./bucketSettings";
import type { KeyPart } from "./keyFacts";
import type { RolePart } from "./roleFacts";
import type { DeliveryStatusFact, MissingPartFact } from "./statusFacts";
import type {
	WrittenAdvancedSelector,
	WrittenEventSelector,
} from "./writtenSelectors";

/** Where a resource is in AWS, as far as its source shows it. */
export interface AwsPlace {
	/** Account ID, such as `111122223333`. */
	readonly account: Value<string>;
	/** Partition, such as `aws`. */
	readonly partition: Value<string>;
	/** Region, such as `eu-west-1`; not known for global resources. */
	readonly region: Value<string>;
	/** What decides the account: equal for resources of one account. */
	readonly accountFrom: string;
	/** What decides the Region: equal for resources of one Region. */
	readonly regionFrom: string;
}

/** A property that refers to a key, a role, a topic, a log group or a policy. */
export interface PartRef {
	/** The ARN, ID or name in it; `undefined`: not set. */
	readonly text: Value<string | undefined>;
	/** Whether it is, or may be, a secret, and so is never quoted. */
	readonly isSecret: boolean;
	/** URNs of the resources whose outputs flow into the property. */
	readonly dependencies: readonly string[];
	/** Those of them that are references to other stacks. */
	readonly beyond: readonly string[];
}

/** Several such references in one list property. */
export interface PartRefs extends Omit<PartRef, "text"> {
	readonly texts: Value<readonly Value<string>[]>;
}

/** A policy document. */
export interface PolicyDocument {
	/**
	 * JSON text or object, with `Unknown` leaves where parts are not known; known
	 * `undefined`: not set.
	 */
	readonly document: Value<unknown>;
	/** Whether any of it is, or may be, a secret, and so is never quoted. */
	readonly isSecret: boolean;
}

/** A policy that a resource has as one of its properties. */
export interface OwnPolicy extends PolicyDocument {
	/**
	 * Whether the program sets it. If not, it is what AWS returned before other
	 * resources set another one.
	 */
	readonly isDeclared: boolean;
}

/** What every fact about a resource has. */
export interface DeliveryResource {
	readonly of: Source;
	readonly owner: Owner;
	readonly place: AwsPlace;
	/** Whether its stack only reads it, so that more may be attached to it. */
	readonly isRead: boolean;
}

/** A resource that others refer to by ARN or name. */
export interface NamedPart extends DeliveryResource {
	/**
	 * Its name without path, or its ID, as in the last part of its ARN; of an
	 * alias, with `alias/`. Not known where AWS or Pulumi generates it.
	 */
	readonly name: Value<string>;
	/** Whether it has no Region, as what is of IAM. */
	readonly isGlobal?: boolean;
	/** Whether the program sets the name, known or not. */
	readonly isNameDeclared: boolean;
}

/** What a trail declares about its delivery. */
export interface TrailDeliveryFact extends NamedPart {
	readonly kind: "trailDelivery";
	/**
	 * Whether its source shows that AWS has it: its ARN, which AWS gives it. Absent:
	 * AWS may not have it yet.
	 */
	readonly isCreated?: boolean;
	readonly isLogging: Value<boolean>;
	readonly isMultiRegion: Value<boolean>;
	readonly isOrganization: Value<boolean>;
	/** `undefined`: the default of the provider or of AWS. */
	readonly includesGlobalEvents: Value<boolean | undefined>;
	readonly bucket: NameRef;
	/** Prefix of the files in the bucket, as it is written. */
	readonly prefix: Value<string | undefined>;
	/** Which of these are, or may be, secrets, and so are never quoted. */
	readonly secrets: readonly ("name" | "prefix")[];
	readonly key: PartRef;
	readonly topic: PartRef;
	readonly logGroup: PartRef;
	readonly role: PartRef;
	readonly eventSelectors: Value<readonly WrittenEventSelector[]>;
	readonly advancedEventSelectors: Value<readonly WrittenAdvancedSelector[]>;
}

/** A log group of CloudWatch Logs. */
export interface LogGroupFact extends NamedPart {
	readonly kind: "logGroup";
	/** `STANDARD`, `INFREQUENT_ACCESS` or `DELIVERY`; `undefined`: standard. */
	readonly logGroupClass: Value<string | undefined>;
}

/** A topic of Amazon SNS. */
export interface TopicFact extends NamedPart {
	readonly kind: "topic";
	readonly isFifo: Value<boolean>;
	/** Its policy, if the topic itself has one. */
	readonly policy: OwnPolicy;
	/** The key that encrypts it. */
	readonly key: PartRef;
}

/** A policy of one or several topics. */
export interface TopicPolicyFact extends DeliveryResource, PolicyDocument {
	readonly kind: "topicPolicy";
	readonly topics: PartRefs;
}

/** The organization of AWS Organizations that a stack manages or reads. */
export interface OrganizationFact extends DeliveryResource {
	readonly kind: "organization";
	/** Its ID, such as `o-exampleorgid`. */
	readonly id: Value<string>;
	readonly managementAccount: Value<string>;
}

/** One thing that delivery depends on, seen of one resource. */
export type DeliveryFact =
	| TrailDeliveryFact
	| LogGroupFact
	| TopicFact
	| TopicPolicyFact
	| OrganizationFact
	| BucketPlaceFact
	| BucketSettingFact
	| DeliveryStatusFact
	| KeyPart
	| MissingPartFact
	| RolePart;
