import type { Value } from "../value";
import type {
	DeliveryResource,
	NamedPart,
	PartRef,
	PartRefs,
	PolicyDocument,
} from "./facts";

/** An inline policy of a role. */
export interface InlinePolicy extends PolicyDocument {
	readonly name: Value<string | undefined>;
}

/** A role of IAM. */
export interface RoleFact extends NamedPart {
	readonly kind: "role";
	readonly trust: PolicyDocument;
	/** Inline policies that the role itself sets. */
	readonly inlinePolicies: Value<readonly InlinePolicy[]>;
	/** Managed policies that the role itself attaches, by ARN. */
	readonly managedPolicies: PartRefs;
	/** The ARN of its permissions boundary. */
	readonly boundary: PartRef;
}

/** An inline policy of a role, as a resource of its own. */
export interface RolePolicyFact extends DeliveryResource, InlinePolicy {
	readonly kind: "rolePolicy";
	readonly role: PartRef;
}

/** A managed policy of IAM. */
export interface ManagedPolicyFact extends NamedPart, PolicyDocument {
	readonly kind: "managedPolicy";
	/** Roles that the policy itself is attached to. */
	readonly roles: PartRefs;
}

/** An attachment of a managed policy to roles. */
export interface PolicyAttachmentFact extends DeliveryResource {
	readonly kind: "policyAttachment";
	readonly roles: PartRefs;
	readonly policy: PartRef;
}

/**
 * The only inline policies that a role keeps: the provider removes all others.
 * https://www.pulumi.com/registry/packages/aws/api-docs/iam/rolepoliciesexclusive/
 */
export interface OnlyInlinePoliciesFact extends DeliveryResource {
	readonly kind: "onlyInlinePolicies";
	readonly role: PartRef;
	readonly policies: PartRefs;
}

/**
 * The only managed policies that a role keeps: the provider attaches these and
 * detaches all others.
 * https://www.pulumi.com/registry/packages/aws/api-docs/iam/rolepolicyattachmentsexclusive/
 */
export interface OnlyManagedPoliciesFact extends DeliveryResource {
	readonly kind: "onlyManagedPolicies";
	readonly role: PartRef;
	readonly policies: PartRefs;
}

/** A role, or something about a role. */
export type RolePart =
	| RoleFact
	| RolePolicyFact
	| ManagedPolicyFact
	| PolicyAttachmentFact
	| OnlyInlinePoliciesFact
	| OnlyManagedPoliciesFact;
