import type { PolicyArgs } from "@pulumi/aws/iam/policy";
import type { PolicyAttachmentArgs } from "@pulumi/aws/iam/policyAttachment";
import type { RoleArgs } from "@pulumi/aws/iam/role";
import type { RolePoliciesExclusiveArgs } from "@pulumi/aws/iam/rolePoliciesExclusive";
import type { RolePolicyArgs } from "@pulumi/aws/iam/rolePolicy";
import type { RolePolicyAttachmentArgs } from "@pulumi/aws/iam/rolePolicyAttachment";
import type { RolePolicyAttachmentsExclusiveArgs } from "@pulumi/aws/iam/rolePolicyAttachmentsExclusive";
import type * as inputs from "@pulumi/aws/types/input";
import type { RolePart } from "../../model/deliveryChecks/roleFacts";
import { mapValue } from "../../model/value";
import { reading } from "../reading";
import type { Resource } from "../resource";
import {
	aboutOf,
	documentOf,
	NO_REFS,
	nameOf,
	partRef,
	partRefs,
} from "./part";
import type { PlacesOfProviders } from "./place";

/** The name after the path in the last part of an ARN. */
export function nameAfterPath(resource: string): string {
	return resource.slice(resource.lastIndexOf("/") + 1);
}

/** A role of @pulumi/aws. */
export function awsRole(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly RolePart[] {
	const args = reading<RoleArgs>(resource, [
		"inlinePolicies",
		"managedPolicyArns",
		"name",
	]);
	const isSecret = args.isSecret("inlinePolicies");
	return [
		{
			kind: "role",
			isGlobal: true,
			...aboutOf(resource, providers),
			...nameOf(resource, args, nameAfterPath, "name"),
			trust: documentOf(args, "assumeRolePolicy"),
			inlinePolicies: mapValue(
				args.blocks<inputs.iam.RoleInlinePolicy>("inlinePolicies"),
				(all) =>
					all.map((policy) => ({
						name: policy.text("name"),
						...documentOf(policy, "policy"),
						isSecret,
					})),
			),
			managedPolicies: partRefs(args, "managedPolicyArns"),
			boundary: partRef(args, "permissionsBoundary"),
		},
	];
}

/** An inline policy of @pulumi/aws. */
export function awsRolePolicy(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly RolePart[] {
	const args = reading<RolePolicyArgs>(resource, ["name"]);
	return [
		{
			kind: "rolePolicy",
			...aboutOf(resource, providers),
			name: args.text("name"),
			role: partRef(args, "role"),
			...documentOf(args, "policy"),
		},
	];
}

/** A managed policy of @pulumi/aws. */
export function awsManagedPolicy(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly RolePart[] {
	const args = reading<PolicyArgs>(resource, ["name"]);
	return [
		{
			kind: "managedPolicy",
			isGlobal: true,
			...aboutOf(resource, providers),
			...nameOf(resource, args, nameAfterPath, "name"),
			...documentOf(args, "policy"),
			roles: NO_REFS,
		},
	];
}

/** An attachment of a managed policy to one role. */
export function roleAttachment(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly RolePart[] {
	const args = reading<RolePolicyAttachmentArgs>(resource);
	return [
		{
			kind: "policyAttachment",
			...aboutOf(resource, providers),
			roles: partRefs(args, "role"),
			policy: partRef(args, "policyArn"),
		},
	];
}

/** An attachment of a managed policy to several roles. */
export function rolesAttachment(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly RolePart[] {
	const args = reading<PolicyAttachmentArgs>(resource);
	return [
		{
			kind: "policyAttachment",
			...aboutOf(resource, providers),
			roles: partRefs(args, "roles"),
			policy: partRef(args, "policyArn"),
		},
	];
}

/** The only inline policies of a role. */
export function onlyInlinePolicies(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly RolePart[] {
	const args = reading<RolePoliciesExclusiveArgs>(resource);
	return [
		{
			kind: "onlyInlinePolicies",
			...aboutOf(resource, providers),
			role: partRef(args, "roleName"),
			policies: partRefs(args, "policyNames"),
		},
	];
}

/** The only managed policies of a role. */
export function onlyManagedPolicies(
	resource: Resource,
	providers: PlacesOfProviders,
): readonly RolePart[] {
	const args = reading<RolePolicyAttachmentsExclusiveArgs>(resource);
	return [
		{
			kind: "onlyManagedPolicies",
			...aboutOf(resource, providers),
			role: partRef(args, "roleName"),
			policies: partRefs(args, "policyArns"),
		},
	];
}
