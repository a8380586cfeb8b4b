import type { Value } from "../value";
import type {
	DeliveryResource,
	NamedPart,
	OwnPolicy,
	PartRef,
	PolicyDocument,
} from "./facts";

/** A key of AWS KMS. Its name is its key ID. */
export interface KeyFact extends NamedPart {
	readonly kind: "key";
	/** Its policy, if the key itself has one. */
	readonly policy: OwnPolicy;
	readonly isEnabled: Value<boolean>;
	readonly isMultiRegion: Value<boolean>;
	/** `ENCRYPT_DECRYPT`, `SIGN_VERIFY`, …; `undefined`: the default. */
	readonly usage: Value<string | undefined>;
	/** `SYMMETRIC_DEFAULT`, `RSA_2048`, …; `undefined`: the default. */
	readonly spec: Value<string | undefined>;
	/**
	 * Whether it is scheduled for deletion. The providers create and read no such
	 * key, so a stack shows `false`.
	 */
	readonly isPendingDeletion: Value<boolean>;
	/** The primary key of a replica. */
	readonly primary?: PartRef;
}

/** A policy of a key, as a resource of its own. */
export interface KeyPolicyFact extends DeliveryResource, PolicyDocument {
	readonly kind: "keyPolicy";
	readonly key: PartRef;
}

/** An alias of a key. Its name begins with `alias/`. */
export interface KeyAliasFact extends NamedPart {
	readonly kind: "keyAlias";
	readonly key: PartRef;
}

/** A key, or something about a key. */
export type KeyPart = KeyFact | KeyPolicyFact | KeyAliasFact;
